#include "aitalent/store/levels.h"

#include "bulk.h"
#include "domain.h"
#include "parts.h"
#include "person_row.h"

#include <algorithm>

#include <fmt/format.h>

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

/// One list after another.
template<class Row>
static std::vector<Row> joined(std::vector<std::vector<Row>> parts) {
    std::vector<Row> all = parts.empty() ? std::vector<Row>() : std::move(parts.front());
    for (std::size_t part = 1; part < parts.size(); ++part)
        all.insert(all.end(), parts[part].begin(), parts[part].end());
    return all;
}

std::vector<PersonKey> person_keys(const Store &store, const PeopleFilter &filter) {
    Database &database = store.database();
    const auto parts = parts_of(database, 0, database.number("select coalesce(max(key), 0) from person") + 1);
    std::vector<std::vector<PersonKey>> keys(parts.size());
    read_parts(database, parts, [&](Database &own, const KeyRange &part, std::size_t number) {
        Statement rows(own, fmt::format("select p.key from person p {} and p.key >= {} and p.key < {} order by p.key",
                                        person_condition(filter), part.first, part.last));
        bind_person_condition(rows, filter);
        while (rows.next()) keys[number].push_back(static_cast<PersonKey>(rows.integer()));
    });
    return joined(std::move(keys));
}

/// load_levels for the people from `place` on, before `end`.
static std::vector<std::uint32_t> load_levels_part(Database &database, std::span<const PersonKey> people,
                                                   std::uint32_t place, std::uint32_t end, std::int64_t basis,
                                                   Date as_of, LevelTable &into) {
    const std::size_t bytes = into.competencies().size() * 2;
    std::vector<std::uint32_t> missing;
    Bulk rows(database, "select person, levels from level_vector where basis = ?1 and from_day <= ?2 and "
                        "to_day > ?2 and person >= ?3 order by person"); // both sides are ordered by key
    rows.bind(1, basis);
    rows.bind(2, day_number(as_of));
    rows.bind(3, place < end ? static_cast<std::int64_t>(people[place]) : INT64_MAX);
    while (place < end && rows.next()) {
        const auto key = static_cast<PersonKey>(rows.integer(0));
        while (place < end && people[place] < key) missing.push_back(place++);
        if (place == end || people[place] != key) continue;
        if (const auto vector = rows.bytes(1); vector.size() == bytes)
            into.set_bytes(place, vector);
        else
            missing.push_back(place);
        ++place;
    }
    for (; place < end; ++place) missing.push_back(place);
    return missing;
}

std::vector<std::uint32_t> load_levels(const Store &store, std::span<const PersonKey> people, std::int64_t basis,
                                       Date as_of, LevelTable &into) {
    const auto parts = parts_of(store.database(), 0, static_cast<std::int64_t>(people.size())); // of places
    std::vector<std::vector<std::uint32_t>> missing(parts.size());
    read_parts(store.database(), parts, [&](Database &database, const KeyRange &part, std::size_t number) {
        missing[number] = load_levels_part(database, people, static_cast<std::uint32_t>(part.first),
                                           static_cast<std::uint32_t>(part.last), basis, as_of, into);
    });
    return joined(std::move(missing));
}

void save_levels(Transaction &transaction, std::span<const PersonKey> people, std::span<const std::uint32_t> places,
                 std::int64_t basis, Date as_of, std::span<const std::int32_t> until, const LevelTable &levels) {
    const DomainWatch::Pause pause(transaction.watch()); // derived: not in the domain hash
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
    const DomainWatch::Pause pause(transaction.watch()); // watched, each row would go by itself
    transaction.database().execute("delete from level_vector");
}

std::vector<KeptLevels> load_kept_levels(const Store &store, std::int64_t basis) {
    std::vector<KeptLevels> kept;
    Bulk rows(store.database(),
              "select person, from_day, to_day, levels from level_vector where basis = ?1 order by from_day, person");
    for (rows.bind(1, basis); rows.next();) {
        KeptLevels row{.person = static_cast<PersonKey>(rows.integer(0)),
                       .from = {},
                       .to_day = rows.integer(2),
                       .levels = std::string(rows.bytes(3))};
        if (const auto from = rows.integer(1); from >= first_day_number && from <= last_day_number)
            row.from = from_day_number(static_cast<int>(from));
        kept.push_back(std::move(row));
    }
    return kept;
}

static std::vector<PackedRating> load_ratings_part(Database &database, const KeyRange &keys, const Places &places,
                                                   std::span<const std::uint16_t> column_of) {
    std::vector<PackedRating> ratings;
    Bulk rows(database, "select person, competency, kind, on_day, level from rating where key >= ? and key < ?");
    rows.bind(1, keys.first);
    rows.bind(2, keys.last);
    while (rows.next()) {
        const std::uint32_t place = places.of(rows.integer(0));
        const auto competency = static_cast<std::size_t>(rows.integer(1));
        if (place == nobody || competency >= column_of.size() || column_of[competency] == UINT16_MAX) continue;
        ratings.push_back({.person = place,
                           .competency = column_of[competency],
                           .kind = static_cast<EvidenceKind>(rows.integer(2)),
                           .level = static_cast<std::uint8_t>(rows.integer(4)),
                           .day = static_cast<std::int32_t>(rows.integer(3))});
    }
    return ratings;
}

/// In the order of people, and for each in the order found.
static std::vector<PackedRating> by_person(std::vector<std::vector<PackedRating>> parts, std::size_t people) {
    std::vector<std::size_t> start(people + 1, 0); // of the next row of each person, from the second on
    for (const auto &part : parts)
        for (const auto &row : part) ++start[row.person + 1];
    for (std::size_t person = 1; person <= people; ++person) start[person] += start[person - 1];
    std::vector<PackedRating> ordered(start.back());
    for (auto &part : parts) {
        for (const auto &row : part) ordered[start[row.person]++] = row;
        part = {};
    }
    return ordered;
}

std::vector<PackedRating> load_rating_rows(const Store &store, std::span<const PersonKey> people,
                                           const std::vector<CompetencyId> &columns) {
    Database &database = store.database();
    const Places places(people);
    const auto column_of = columns_by_key(database, columns);
    const auto parts = parts_of(database, 0, database.number("select coalesce(max(key), 0) from rating") + 1);
    std::vector<std::vector<PackedRating>> ratings(parts.size());
    read_parts(database, parts, [&](Database &own, const KeyRange &part, std::size_t number) {
        ratings[number] = load_ratings_part(own, part, places, column_of);
    });
    return by_person(std::move(ratings), people.size());
}

std::vector<PersonKey> people_with_learning(const Store &store) {
    std::vector<PersonKey> keys;
    Statement rows(store.database(),
                   "select person from held_certificate union select person from course_result order by 1");
    while (rows.next()) keys.push_back(static_cast<PersonKey>(rows.integer()));
    return keys;
}

} // namespace aitalent
