#pragma once
#include <string>

namespace aitalent {

/// Vega as one script: it defines `vega` with parse, View and expressionInterpreter. The modules come from the binary;
/// about 460 KB. Throws AT-CLI-090 where the build left one out.
std::string vega_script();

} // namespace aitalent
