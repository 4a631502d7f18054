#include "held_levels.h"

#include "aitalent/base/hash.h"
#include "aitalent/base/workers.h"
#include "aitalent/framework/flat.h"
#include "aitalent/store/evidence.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include <fmt/format.h>

namespace aitalent {

namespace {

void add(Sha256 &hash, const std::vector<FlatValue> &values) {
    for (const auto &value : values) hash.add(fmt::format("{}={}\n", value.path, value.text));
}

/// What levels depend on besides the evidence, as one number.
std::int64_t basis_of(Office &office) {
    Sha256 hash;
    add(hash, flat(office.framework()));
    add(hash, flat(office.profile()));
    for (const auto &course : office.catalogue().courses) {
        hash.add(fmt::format("course {} {}\n", course.id.str(), course.hours.count()));
        for (const auto &lift : course.lifts)
            hash.add(fmt::format("lift {} {}\n", lift.competency.str(), lift.to.value()));
    }
    return static_cast<std::int64_t>(std::stoull(hash.hex().substr(0, 15), nullptr, 16));
}

std::vector<CompetencyId> columns_of(const Framework &framework) {
    std::vector<CompetencyId> columns;
    for (const auto &competency : framework.competencies) columns.push_back(competency.id);
    return columns;
}

/// Reading all ratings at once costs as much as reading those of this share of the people one by one.
constexpr std::size_t few = 16;

} // namespace

HeldLevels::HeldLevels(Office &office, const PeopleFilter &filter, Take take)
    : basis_(basis_of(office)), as_of_(office.as_of()), people_(person_keys(office.store(), filter)),
      table_(columns_of(office.framework()), people_.size()) {
    if (take == Take::kept) {
        derived_ = load_levels(office.store(), people_, basis_, as_of_, table_);
    } else {
        derived_.resize(people_.size());
        std::iota(derived_.begin(), derived_.end(), 0u);
    }
    if (!derived_.empty()) derive(office);
}

void HeldLevels::derive(Office &office) {
    until_.assign(people_.size(), never);
    if (derived_.size() * few < people_.size() || people_.size() < 1000) return derive_each(office, derived_);
    const auto ratings = load_rating_rows(office.store(), people_, table_.competencies());
    fold_ratings(ratings, office.profile(), as_of_, table_, 0, until_);
    std::vector<std::uint32_t> others;
    for (const auto person : people_with_learning(office.store()))
        if (std::ranges::binary_search(people_, person)) others.push_back(static_cast<std::uint32_t>(row_of(person)));
    derive_each(office, others);
}

void HeldLevels::derive_each(Office &office, std::span<const std::uint32_t> places) {
    const auto yardstick = office.yardstick();
    std::vector<PersonKey> keys;
    for (const auto place : places) keys.push_back(people_[place]);
    const auto evidence = load_evidence(office.store(), keys);
    for (const auto place : places) {
        const auto own = evidence_of(evidence, people_[place]);
        const auto levels = levels_of(own, yardstick, as_of_);
        const auto turn = first_turn(levels, yardstick.profile.evidence.rule, as_of_);
        table_.set(place, levels);
        until_[place] = turn ? day_number(*turn) : never;
    }
}

std::size_t HeldLevels::row_of(PersonKey person) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(people_, person) - people_.begin());
}

void HeldLevels::keep(Transaction &transaction) const {
    std::vector<std::int32_t> until;
    for (const auto place : derived_) until.push_back(until_[place]);
    save_levels(transaction, people_, derived_, basis_, as_of_, until, table_);
}

std::string HeldLevels::hash() const {
    const auto text = [](const auto *first, std::size_t count) {
        return std::string_view(reinterpret_cast<const char *>(first), count * sizeof *first);
    };
    // Each column by itself, as hashing all of a civil service takes longer than scoring it.
    std::vector<std::string> columns(table_.competencies().size());
    std::atomic<std::size_t> next = 0;
    const auto hash_columns = [&] {
        for (std::size_t c; (c = next++) < columns.size();) {
            Blake2b column;
            column.add(text(table_.levels(c), people_.size()));
            column.add(text(table_.sure(c), people_.size()));
            columns[c] = column.hex();
        }
    };
    {
        Workers others;
        if (people_.size() > 10'000)
            for (unsigned n = 1; n < std::thread::hardware_concurrency(); ++n) others.start(hash_columns);
        hash_columns();
        others.join();
    }
    Blake2b hash;
    hash.add(fmt::format("{}\n", basis_));
    hash.add(text(people_.data(), people_.size()));
    for (const auto &column : columns) hash.add(column);
    return hash.hex();
}

Faults check_held_levels(Office &office) {
    Faults faults;
    const HeldLevels kept(office, {});
    if (kept.derived() == kept.people().size()) return faults; // nothing is kept
    const HeldLevels anew(office, {}, HeldLevels::Take::none);
    std::int64_t wrong = 0;
    for (std::size_t row = 0; row < kept.people().size(); ++row)
        if (kept.table().bytes(row) != anew.table().bytes(row)) ++wrong;
    if (wrong > 0) faults.add(Fault("AT-STO-051").with("count", std::to_string(wrong)));
    return faults;
}

} // namespace aitalent
