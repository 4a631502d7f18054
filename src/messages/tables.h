#pragma once
#include "aitalent/messages/fault_text.h"

#include <span>

namespace aitalent {

// One table a file, one file an area; fault_text.cpp joins them.
std::span<const FaultText> command_faults();
std::span<const FaultText> file_faults();
std::span<const FaultText> job_faults();
std::span<const FaultText> batch_faults();
std::span<const FaultText> plan_faults();
std::span<const FaultText> scoring_faults();
std::span<const FaultText> store_faults();
std::span<const FaultText> sheet_faults();
std::span<const FaultText> import_faults();
std::span<const FaultText> yaml_faults();
std::span<const FaultText> write_faults();
std::span<const FaultText> framework_faults();
std::span<const FaultText> catalogue_faults();

} // namespace aitalent
