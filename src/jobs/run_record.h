#pragma once
#include "aitalent/reports/report.h"
#include "aitalent/store/runs.h"
#include "office.h"

#include <map>
#include <string>

namespace aitalent {

/// The options of a run in one line a name, in order, so that the run can be made again.
using RunOptions = std::map<std::string, std::string>;
std::string options_text(const RunOptions &options);
RunOptions parse_options(const std::string &text);

/// What a run was made from; `report` is hashed in a form that does not depend on language or run number.
Run run_record(Office &office, RunKind kind, const RunOptions &options, const Report &report);
/// The same from hashes of what went in and of what came out.
Run run_record(Office &office, RunKind kind, const RunOptions &options, std::string inputs, std::string result);
/// SHA-256 of a report's JSON.
std::string result_hash(const Report &report);
/// The office's frame in English and without a run, for hashing.
Frame neutral_frame(Office &office);

} // namespace aitalent
