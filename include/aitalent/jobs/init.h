#pragma once
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <string>

namespace aitalent {

struct InitRequest {
    bool example = false; ///< add the sample agency (invented people)
    std::string zone = "Asia/Taipei";
    std::string purpose;       ///< what the personal data is for, shown by `status`
    int retention_months = 60; ///< how long evidence is kept; `erase --older-than` follows it
};

/// Makes the store and its key file, loads the bundled framework editions, profile and catalogue. Where the store is
/// there already, adds only what is missing; the same call twice changes nothing the second time.
/// Throws where the store cannot be made.
Report init(const Circumstances &circumstances, const InitRequest &request);

/// Writes the sample agency's files into `folder` (made if missing), 0600 each; some hold invented identity numbers and
/// therefore are in no repository.
Report write_examples(const Circumstances &circumstances, const std::string &folder);

} // namespace aitalent
