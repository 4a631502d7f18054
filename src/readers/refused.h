#pragma once
#include "aitalent/base/fault.h"

namespace aitalent {

/// Thrown inside this room where the rest of a file cannot be read; caught at the doors (open, read) and put among the
/// faults.
struct Refused {
    Fault fault;
};

} // namespace aitalent
