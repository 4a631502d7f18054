#include "aitalent/store/levels.h"

#include "bulk.h"
#include "person_row.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr std::uint32_t nobody = UINT32_MAX;

/// Places of people by key: a table where keys lie close together, as they do in a store nobody was erased from.
class Places {
  public:
    explicit Places(std::span<const PersonKey> people) : people_(people) {
        if (people.empty() || number(people.back()) > std::int64_t(people.size()) * 8 + 1024) return;
        table_.assign(static_cast<std::size_t>(number(people.back())) + 1, nobody);
        for (std::uint32_t place = 0; place < people.size(); ++place)
            table_[static_cast<std::size_t>(number(people[place]))] = place;
    }
    std::uint32_t of(std::int64_t key) const {
        if (!table_.empty())
            return key >= 0 && static_cast<std::size_t>(key) < table_.size() ? table_[static_cast<std::size_t>(key)]
                                                                             : nobody;
        const auto found = std::ranges::lower_bound(people_, PersonKey{key});
        return found != people_.end() && *found == PersonKey{key} ? static_cast<std::uint32_t>(found - people_.begin())
                                                                  : nobody;
    }

  private:
    static std::int64_t number(PersonKey key) { return static_cast<std::int64_t>(key); }
    std::span<const PersonKey> people_;
    std::vector<std::uint32_t> table_;
};

/// Columns of the table by the store's number of the competency; the others are past the last one.
std::vector<std::uint16_t> columns_by_key(Database &database, const std::vector<CompetencyId> &columns) {
    std::vector<std::uint16_t> by_key;
    Statement rows(database, "select key, id from competency order by key");
    while (rows.next()) {
        by_key.resize(static_cast<std::size_t>(rows.integer(0, 1'000'000)) + 1, UINT16_MAX);
        const auto found = std::ranges::find(columns, rows.id<CompetencyId>());
        if (found != columns.end()) by_key.back() = static_cast<std::uint16_t>(found - columns.begin());
    }
    return by_key;
}

} // namespace

std::vector<PersonKey> person_keys(const Store &store, const PeopleFilter &filter) {
    std::vector<PersonKey> keys;
    Statement rows(store.database(), "select p.key from person p " + person_condition(filter) + " order by p.key");
    bind_person_condition(rows, filter);
    while (rows.next()) keys.push_back(static_cast<PersonKey>(rows.integer()));
    return keys;
}

std::vector<std::uint32_t> load_levels(const Store &store, std::span<const PersonKey> people, std::int64_t basis,
                                       Date as_of, LevelTable &into) {
    const std::size_t bytes = into.competencies().size() * 2;
    std::vector<std::uint32_t> missing;
    std::uint32_t place = 0; // both sides are ordered by key
    Bulk rows(store.database(), "select person, levels from level_vector where basis = ?1 and from_day <= ?2 and "
                                "to_day > ?2 order by person");
    rows.bind(1, basis);
    rows.bind(2, day_number(as_of));
    while (place < people.size() && rows.next()) {
        const auto key = static_cast<PersonKey>(rows.integer(0));
        while (place < people.size() && people[place] < key) missing.push_back(place++);
        if (place == people.size() || people[place] != key) continue;
        if (const auto vector = rows.bytes(1); vector.size() == bytes)
            into.set_bytes(place, vector);
        else
            missing.push_back(place);
        ++place;
    }
    for (; place < people.size(); ++place) missing.push_back(place);
    return missing;
}

void save_levels(Transaction &transaction, std::span<const PersonKey> people, std::span<const std::uint32_t> places,
                 std::int64_t basis, Date as_of, std::span<const std::int32_t> until, const LevelTable &levels) {
    Bulk save(transaction.database(), "insert or replace into level_vector (person, basis, from_day, to_day, levels) "
                                      "values (?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string vector = levels.bytes(places[i]);
        save.bind(1, static_cast<std::int64_t>(people[places[i]]));
        save.bind(2, basis);
        save.bind(3, day_number(as_of));
        save.bind(4, until[i]);
        save.bind(5, vector);
        save.run();
    }
}

void drop_levels(Transaction &transaction) {
    transaction.database().execute("delete from level_vector");
}

std::vector<RatingRow> load_rating_rows(const Store &store, std::span<const PersonKey> people,
                                        const std::vector<CompetencyId> &columns) {
    const Places places(people);
    const auto column_of = columns_by_key(store.database(), columns);
    std::vector<RatingRow> ratings;
    bool ordered = true;
    Bulk rows(store.database(), "select person, competency, kind, on_day, level from rating");
    while (rows.next()) {
        const std::uint32_t place = places.of(rows.integer(0));
        const auto competency = static_cast<std::size_t>(rows.integer(1));
        if (place == nobody || competency >= column_of.size() || column_of[competency] == UINT16_MAX) continue;
        ordered = ordered && (ratings.empty() || ratings.back().person <= place);
        ratings.push_back({.person = place,
                           .competency = column_of[competency],
                           .kind = static_cast<EvidenceKind>(rows.integer(2)),
                           .level = static_cast<std::uint8_t>(rows.integer(4)),
                           .day = static_cast<std::int32_t>(rows.integer(3))});
    }
    if (!ordered) std::ranges::stable_sort(ratings, {}, &RatingRow::person);
    return ratings;
}

std::vector<PersonKey> people_with_learning(const Store &store) {
    std::vector<PersonKey> keys;
    Statement rows(store.database(),
                   "select person from held_certificate union select person from course_result order by 1");
    while (rows.next()) keys.push_back(static_cast<PersonKey>(rows.integer()));
    return keys;
}

} // namespace aitalent
