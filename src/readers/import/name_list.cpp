#include "aitalent/readers/import.h"

namespace aitalent {

void NameList::add(const std::string &id, std::initializer_list<std::string> names) {
    id_of_[folded(id)] = id;
    spellings_.push_back(id);
    for (const auto &name : names) {
        if (name.empty() || name == id) continue;
        spellings_.push_back(name);
        auto [entry, is_new] = id_of_.emplace(folded(name), id);
        const bool is_an_id = folded(entry->second) == entry->first;
        if (!is_new && entry->second != id && !is_an_id) entry->second.clear();
    }
}

const std::string *NameList::find(std::string_view text) const {
    const auto found = id_of_.find(folded(text));
    return found == id_of_.end() || found->second.empty() ? nullptr : &found->second;
}

std::string NameList::nearest_to(std::string_view text) const {
    return nearest(text, spellings_);
}

} // namespace aitalent
