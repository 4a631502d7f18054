#include "best_roles.h"

#include "aitalent/store/levels.h"
#include "aitalent/store/scores.h"
#include "bulk.h"
#include "run_rows.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

const std::string_view best_roles_of_run =
    "(select coalesce(sum(people), 0) from best_roles where best_roles.run = run.number)";

namespace {

/// Of one person: key, roles and what of them he is ready for, the least significant byte first.
constexpr std::size_t key_bytes = 8, role_bytes = 2, person_bytes = key_bytes + BestRoles::kept * role_bytes + 1;
constexpr std::size_t people_a_row = 256; // they fill a page, so that none is spread over two

void put(std::string &bytes, std::uint64_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
}

std::uint64_t take(std::string_view &bytes, std::size_t width) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    bytes.remove_prefix(width);
    return value;
}

PersonBestRoles take_person(std::string_view &bytes) {
    PersonBestRoles result{.person = static_cast<PersonKey>(take(bytes, key_bytes)), .best = {}};
    for (auto &role : result.best.roles) role = static_cast<std::uint16_t>(take(bytes, role_bytes));
    result.best.ready = static_cast<std::uint8_t>(take(bytes, 1));
    return result;
}

/// What is left of a row's people, in bytes.
std::string of_those(std::string_view bytes, const std::vector<PersonKey> &people) {
    std::string left;
    while (bytes.size() >= person_bytes) {
        std::string_view rest = bytes;
        if (std::ranges::binary_search(people, take_person(rest).person)) left += bytes.substr(0, person_bytes);
        bytes = rest;
    }
    return left;
}

} // namespace

void save_best_roles(Transaction &transaction, std::int64_t run, std::span<const PersonKey> people,
                     std::span<const BestRoles> best) {
    Bulk save(transaction.database(), "insert into best_roles (run, people, roles) values (?, ?, ?)");
    save.bind(1, run);
    std::string bytes;
    for (std::size_t first = 0; first < people.size(); first += people_a_row) {
        const std::size_t last = std::min(first + people_a_row, people.size());
        bytes.clear();
        for (std::size_t i = first; i < last; ++i) {
            put(bytes, static_cast<std::uint64_t>(people[i]), key_bytes);
            for (const auto role : best[i].roles) put(bytes, role, role_bytes);
            put(bytes, best[i].ready, 1);
        }
        save.bind(2, static_cast<std::int64_t>(last - first));
        save.bind(3, bytes);
        save.run();
    }
    count_run_rows(transaction, run, static_cast<std::int64_t>(people.size()));
    transaction.note_count("best_roles", static_cast<std::int64_t>(people.size()));
}

std::vector<PersonBestRoles> load_best_roles(const Store &store, std::int64_t run) {
    std::vector<PersonBestRoles> people;
    Bulk rows(store.database(), "select roles from best_roles where run = ? order by key");
    rows.bind(1, run);
    while (rows.next())
        for (auto bytes = rows.bytes(0); bytes.size() >= person_bytes;) people.push_back(take_person(bytes));
    return people;
}

std::int64_t drop_best_roles_of_missing_people(Database &database) {
    std::vector<PersonKey> people;
    Statement keys(database, "select key from person order by key");
    while (keys.next()) people.push_back(static_cast<PersonKey>(keys.integer()));
    std::int64_t dropped = 0;
    Bulk rows(database, "select key, run, people, roles from best_roles order by key");
    Bulk keep(database, "update best_roles set people = ?, roles = ? where key = ?");
    Statement drop(database, "delete from best_roles where key = ?");
    Statement count(database, "update run set gone = gone + ? where number = ?");
    while (rows.next()) {
        const auto left = of_those(rows.bytes(3), people);
        const auto many = static_cast<std::int64_t>(left.size() / person_bytes), gone = rows.integer(2) - many;
        if (gone == 0) continue;
        dropped += gone;
        count.bind(gone, rows.integer(1)).run();
        if (many == 0) {
            drop.bind(rows.integer(0)).run();
            continue;
        }
        keep.bind(1, many);
        keep.bind(2, left);
        keep.bind(3, rows.integer(0));
        keep.run();
    }
    return dropped;
}

std::int64_t drop_best_roles_of_runs(Database &database, std::string_view condition) {
    const auto dropped =
        database.number(fmt::format("select coalesce(sum({}), 0) from run where {}", best_roles_of_run, condition));
    database.execute(fmt::format("update run set gone = gone + {} where {}", best_roles_of_run, condition));
    database.execute(fmt::format("delete from best_roles where run in (select number from run where {})", condition));
    return dropped;
}

} // namespace aitalent
