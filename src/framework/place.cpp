#include "aitalent/framework/place.h"

namespace aitalent {

PlaceOf place_without_file() {
    return [](std::string_view path) { return Place{.field = std::string(path)}; };
}

} // namespace aitalent
