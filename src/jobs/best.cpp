#include "best.h"

#include "aitalent/base/hash.h"
#include "aitalent/jobs/work.h"
#include "aitalent/store/scores.h"
#include "run_record.h"
#include "scored.h"

#include <fmt/format.h>

namespace aitalent {

BestOfAll::BestOfAll(Office &office, const PeopleFilter &filter)
    : levels_(office, filter), kernel_(office.profile(), levels_.table().competencies()),
      best_(kernel_.best_of_all(levels_.table())) {}

std::string BestOfAll::hash() const {
    std::string bytes;
    bytes.reserve(best_.size() * 15);
    const auto add = [&](std::uint64_t value, int width) {
        for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
    };
    for (std::size_t i = 0; i < best_.size(); ++i) {
        add(static_cast<std::uint64_t>(levels_.people()[i]), 8);
        for (const auto role : best_[i].roles) add(role, 2);
        add(best_[i].ready, 1);
    }
    Blake2b hash;
    hash.add(bytes);
    return hash.hex();
}

std::vector<PersonRoles> BestOfAll::shown(Office &office, const PeopleFilter &filter) const {
    std::vector<PersonRoles> rows;
    for (auto &person : load_people(office.store(), filter)) {
        const auto row = levels_.row_of(person.key);
        PersonRoles shown{std::move(person), {}};
        for (std::size_t rank = 0; rank < BestRoles::kept; ++rank) {
            const auto role = best_[row].roles[rank];
            if (role == BestRoles::none) break;
            const auto [low, high] = kernel_.interval(levels_.table(), row, role);
            shown.roles.push_back({&office.profile().roles[role], low, high, (best_[row].ready >> rank & 1) != 0});
        }
        rows.push_back(std::move(shown));
    }
    return rows;
}

std::int64_t BestOfAll::keep(Office &office, Transaction &transaction, const Scope &scope) const {
    const RunOptions options{
        {"agency", scope.agency}, {"unit", scope.unit}, {"staff", scope.staff}, {best_option, "3"}};
    const auto number = save_run(transaction, run_record(office, RunKind::score, options, levels_.hash(), hash()));
    save_best_roles(transaction, number, levels_.people(), best_);
    levels_.keep(transaction);
    transaction.note_count("derived", static_cast<std::int64_t>(levels_.derived()));
    return number;
}

Report score_best_roles(const Circumstances &circumstances, const Scope &scope) {
    Office office(circumstances, Access::write);
    Transaction transaction(office.store(), office.deed()); // first: what is read now is kept below
    const auto filter = filter_of(office, scope);
    const BestOfAll all(office, filter);
    auto frame = office.frame();
    frame.run = all.keep(office, transaction, scope);
    transaction.commit();
    return best_roles_report(frame, all.shown(office, filter));
}

} // namespace aitalent
