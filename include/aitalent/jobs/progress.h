#pragma once
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <string>

namespace aitalent {

/// The plan of that name (else the approved one, else the newest) against what was delivered by the as-of date: people,
/// hours, money; what to plan anew; who is next for free places. Reads only.
Report progress(const Circumstances &circumstances, const std::string &plan);

/// What an evidence pack holds and how it is proved.
struct EvidencePack {
    Report report;             ///< one row a file, with its SHA-256
    std::string manifest_hash; ///< SHA-256 of MANIFEST.sha256, which names every other file's
};

/// Writes a folder (0700, files 0600) that shows an auditor who was trained to which edition, by whom, whether it is
/// valid on the as-of date, and from which source, with the audit chain's head; and figures to pass on, in which
/// counts under five are hidden so that subtraction does not bring them back. The same store and day give the same
/// bytes. Files that are there and differ are replaced only where told so (else AT-FIL-005, before anything is
/// written).
EvidencePack write_evidence_pack(const Circumstances &circumstances, const std::string &folder, bool replace);

} // namespace aitalent
