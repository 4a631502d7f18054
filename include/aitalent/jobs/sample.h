#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// One file of the sample agency, ready to be imported or written to disk.
struct SampleFile {
    std::string name; ///< "staff.xlsx"
    std::string kind; ///< what `import` calls it: "agencies", "staff", …
    std::string bytes;
};

/// The sample agency SAMPLE001: 300 invented people in 6 units, in the order in which the files are to be imported.
/// Most stand in examples/agency and are embedded. Two are made here, because no identity number may stand in a
/// repository: `staff-identity.csv` gives everybody an identity number, and `regist1.csv` is the training academy's
/// export of results (CP950, keyed by identity number). Same bytes on every call.
std::vector<SampleFile> sample_files();

/// Their groups for the fairness audit. Not part of the sample: an office brings groups in for an audit, on purpose.
SampleFile sample_groups();

/// An invented identity number for a staff number "S0001" … "S9999": well-formed, its checksum valid, from the end of
/// the least populous county's range. The same for the same staff number, different for different ones.
std::string sample_identity(std::string_view staff_no);

} // namespace aitalent
