#pragma once
#include "aitalent/framework/provenance.h"

#include <string>

namespace aitalent {

/// A provenance in one column: four lines, the note last (it may hold lines of its own).
std::string provenance_text(const Provenance &provenance);
Provenance parse_provenance(const std::string &text);

} // namespace aitalent
