#pragma once
#include "aitalent/jobs/import.h"
#include "aitalent/readers/input.h"
#include "office.h"
#include "source_hash.h"

#include <memory>
#include <span>
#include <string>

namespace aitalent {

struct NamedInput {
    std::string path;
    std::unique_ptr<Input> input;
    std::unique_ptr<SourceHash> hash = nullptr; ///< where it has been begun
};

/// What import_files does, for inputs that need not be files (the sample agency). All of them or none.
ImportOutcome import_inputs(Office &office, const ImportRequest &request, std::span<NamedInput> inputs);

} // namespace aitalent
