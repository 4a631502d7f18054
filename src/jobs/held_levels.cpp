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

/// Derives levels from the evidence as of one day.
class Derivation {
  public:
    /// `people`: ascending, a row of `into` and of `until` each. `everybody`: how many the store holds evidence of.
    Derivation(Office &office, std::span<const PersonKey> people, std::size_t everybody, Date as_of, LevelTable &into,
               std::vector<std::int32_t> &until)
        : office_(office), people_(people), everybody_(everybody), as_of_(as_of), into_(into), until_(until) {
        until_.assign(people_.size(), never);
    }

    void derive(std::span<const std::uint32_t> places) {
        if (places.size() * few < everybody_ || everybody_ < 1000) return derive_each(places);
        const auto ratings = load_rating_rows(office_.store(), people_, into_.competencies());
        fold_ratings(ratings, office_.profile(), as_of_, into_, 0, until_);
        std::vector<std::uint32_t> others;
        for (const auto person : people_with_learning(office_.store())) {
            const auto found = std::ranges::lower_bound(people_, person);
            if (found != people_.end() && *found == person)
                others.push_back(static_cast<std::uint32_t>(found - people_.begin()));
        }
        derive_each(others);
    }

    void derive_each(std::span<const std::uint32_t> places) {
        const auto yardstick = office_.yardstick();
        std::vector<PersonKey> keys;
        for (const auto place : places) keys.push_back(people_[place]);
        const auto evidence = load_evidence(office_.store(), keys);
        for (const auto place : places) {
            const auto own = evidence_of(evidence, people_[place]);
            const auto levels = levels_of(own, yardstick, as_of_);
            const auto turn = first_turn(levels, yardstick.profile.evidence.rule, as_of_);
            into_.set(place, levels);
            until_[place] = turn ? day_number(*turn) : never;
        }
    }

  private:
    /// Reading all ratings at once costs as much as reading those of this share of the people one by one.
    static constexpr std::size_t few = 16;

    Office &office_;
    std::span<const PersonKey> people_;
    std::size_t everybody_;
    Date as_of_;
    LevelTable &into_;
    std::vector<std::int32_t> &until_;
};

std::vector<std::uint32_t> places_of(std::size_t people) {
    std::vector<std::uint32_t> places(people);
    std::iota(places.begin(), places.end(), 0u);
    return places;
}

} // namespace

HeldLevels::HeldLevels(Office &office, const PeopleFilter &filter)
    : basis_(basis_of(office)), as_of_(office.as_of()), people_(person_keys(office.store(), filter)),
      table_(columns_of(office.framework()), people_.size()),
      derived_(load_levels(office.store(), people_, basis_, as_of_, table_)) {
    if (!derived_.empty()) Derivation(office, people_, people_.size(), as_of_, table_, until_).derive(derived_);
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

namespace {

/// Of rows kept from one day on: how many are not what the evidence gives from that day to the day each says.
std::int64_t wrong_from_day(Office &office, Date from, std::span<const KeptLevels> rows, std::size_t everybody) {
    std::vector<PersonKey> people;
    for (const auto &row : rows) people.push_back(row.person);
    LevelTable table(columns_of(office.framework()), people.size());
    std::vector<std::int32_t> until;
    Derivation derivation(office, people, everybody, from, table, until);
    derivation.derive(places_of(people.size()));
    // The two ways to derive give the same levels, but may tell an earlier turn where nothing changes in the end.
    std::vector<std::uint32_t> longer;
    for (std::uint32_t place = 0; place < rows.size(); ++place)
        if (rows[place].to_day > until[place]) longer.push_back(place);
    derivation.derive_each(longer);
    std::int64_t wrong = 0;
    for (std::size_t place = 0; place < rows.size(); ++place)
        if (rows[place].levels != table.bytes(place) || rows[place].to_day > until[place]) ++wrong;
    return wrong;
}

} // namespace

Faults check_held_levels(Office &office) {
    const auto kept = load_kept_levels(office.store(), basis_of(office));
    const auto everybody = person_keys(office.store()).size();
    std::int64_t wrong = 0;
    for (std::span<const KeptLevels> rest = kept; !rest.empty();) {
        const auto from = rest.front().from;
        const auto end = std::ranges::find_if(rest, [&](const KeptLevels &row) { return row.from != from; });
        const auto rows = rest.first(static_cast<std::size_t>(end - rest.begin()));
        wrong += from ? wrong_from_day(office, *from, rows, everybody) : static_cast<std::int64_t>(rows.size());
        rest = rest.subspan(rows.size());
    }
    Faults faults;
    if (wrong > 0) faults.add(Fault("AT-STO-051").with("count", std::to_string(wrong)));
    return faults;
}

} // namespace aitalent
