#include "everybody.h"

#include "aitalent/store/evidence.h"

#include <algorithm>

namespace aitalent {

Everybody::Everybody(Office &office) : people_(load_people(office.store())), evidence_(load_evidence(office.store())) {
    std::sort(people_.begin(), people_.end(), [](const Person &a, const Person &b) { return a.key < b.key; });
    for (const auto &person : people_)
        levels_.push_back(levels_of(evidence_of(evidence_, person.key), office.yardstick(), office.as_of()));
    for (std::size_t i = 0; i < people_.size(); ++i)
        learners_.push_back({&people_[i], assign_role(people_[i], office.profile()), &levels_[i],
                             evidence_of(evidence_, people_[i].key)});
}

} // namespace aitalent
