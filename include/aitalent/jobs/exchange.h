#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <string>
#include <vector>

namespace aitalent {

/// Names of the formats that `convert` reads and of those that `export` writes ("yaml" first).
std::vector<std::string> formats_read();
std::vector<std::string> formats_written();

struct ConvertRequest {
    std::string from; ///< one of formats_read()
    std::vector<std::string> files;
    std::string as;     ///< "id@edition" of the framework to be made
    std::string folder; ///< where the documents go
    bool replace = false;
};
struct ConvertOutcome {
    Report report; ///< what was made
    Faults faults; ///< what was left out, by row or counted, and what the checker says of the result
};
/// Foreign files → ID-EDITION.yaml and, where the format says what roles ask, ID-roles-EDITION.yaml. Throws with all
/// faults (65) where a file or a row could not be taken.
ConvertOutcome convert_framework(const Circumstances &circumstances, const ConvertRequest &request);

struct Exported {
    std::vector<std::pair<std::string, std::string>> files; ///< name, bytes
    Faults faults;                                          ///< what the format cannot carry (info)
};
/// An edition of a framework (for "yaml" also a profile) in a format of formats_written(). `profile`: for formats that
/// carry a scale; empty = none. AT-DOC-001 (66) where it is not at hand.
Exported export_framework(const Circumstances &circumstances, const std::string &name, const std::string &to,
                          const std::string &profile);

/// Kinds of documents that have a JSON Schema, and the schema of one.
std::vector<std::string> schema_kinds();
std::string document_schema(const std::string &kind);

} // namespace aitalent
