#include "aitalent/scoring/selection.h"

#include <set>

namespace aitalent {

std::vector<PersonKey> chosen_after(const Selection &selection, std::span<const Override> overrides) {
    std::set<PersonKey> chosen;
    for (const Placement &placement : selection.placements)
        if (placement.outcome == Outcome::chosen) chosen.insert(placement.person);
    for (const Override &each : overrides) {
        if (each.in)
            chosen.insert(each.person);
        else
            chosen.erase(each.person);
    }
    return {chosen.begin(), chosen.end()};
}

Faults check(const Selection &selection, std::span<const Override> overrides) {
    Faults faults;
    for (const Override &each : overrides) {
        const auto person = std::to_string(static_cast<std::int64_t>(each.person));
        if (trimmed(each.reason).empty()) faults.add(Fault("AT-SEL-007").with("person", person));
        if (trimmed(each.by).empty()) faults.add(Fault("AT-SEL-011").with("person", person));
        if (!selection.find(each.person)) faults.add(Fault("AT-SEL-008").with("person", person));
    }
    const auto chosen = chosen_after(selection, overrides).size();
    if (chosen > static_cast<std::size_t>(selection.seats))
        faults.add(
            Fault("AT-SEL-009").with("chosen", std::to_string(chosen)).with("seats", std::to_string(selection.seats)));
    return faults;
}

} // namespace aitalent
