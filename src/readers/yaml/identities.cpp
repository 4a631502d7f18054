#include "aitalent/readers/yaml_identities.h"

#include "aitalent/base/text.h"
#include "aitalent/privacy/free_text.h"
#include "yaml/node.h"

#include <set>

namespace aitalent {

Faults find_identities(std::string_view text, const std::string &file) {
    Faults faults, unused;
    std::set<std::uint32_t> lines;
    const auto found = [&](const Place &place) {
        if (lines.insert(place.line).second) faults.add(Fault("AT-YML-034").at(place));
    };
    if (const auto tree = yaml::parse(text, file, unused))
        tree->each_text([&](yaml::Node node) {
            if (holds_identity(node.text())) found(node.place());
        });
    std::uint32_t number = 0;
    for (const auto line : split(text, '\n')) { // comments, and values written over several lines
        ++number;
        if (holds_identity(line)) found({.file = file, .line = number, .source_line = std::string(line)});
    }
    faults.sort_by_place();
    return faults;
}

} // namespace aitalent
