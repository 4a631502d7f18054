#pragma once
#include "aitalent/readers/import.h"

#include <string_view>
#include <utility>

namespace aitalent {

/// A value a row gives: what is held stays as it is where the column is missing or blank (unless blanks erase).
struct Blanks {
    const ImportChoice &choice;
    bool erase;

    template<class Held, class Given>
    void lay(Held &held, Given &&given, std::string_view field) const {
        if (given)
            held = *std::forward<Given>(given);
        else if (erase && choice.has(field))
            held = Held();
    }
};

} // namespace aitalent
