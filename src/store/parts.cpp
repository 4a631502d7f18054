#include "parts.h"

#include "schema.h"

#include <algorithm>
#include <future>
#include <thread>

namespace aitalent {

namespace {

constexpr std::int64_t worth_a_connection = 100'000; // keys: below it, opening one costs more than it saves
constexpr unsigned most_parts = 8;
constexpr std::chrono::seconds patience{5}; // the file is held already, so nobody is waited for

} // namespace

std::vector<KeyRange> parts_of(Database &database, std::int64_t first, std::int64_t last) {
    const std::int64_t keys = last - first;
    std::int64_t parts = std::clamp(std::thread::hardware_concurrency(), 1u, most_parts);
    parts = database.seen_by_others() ? std::clamp<std::int64_t>(keys / worth_a_connection, 1, parts) : 1;
    std::vector<KeyRange> ranges;
    for (std::int64_t part = 0; part < parts; ++part)
        ranges.push_back({first + keys * part / parts, first + keys * (part + 1) / parts});
    return ranges;
}

void read_parts(Database &database, std::span<const KeyRange> parts,
                const std::function<void(Database &, const KeyRange &, std::size_t)> &read) {
    std::vector<std::future<void>> others;
    for (std::size_t place = 1; place < parts.size(); ++place)
        others.push_back(std::async(std::launch::async, [&, place] {
            Database own(database.path(), Database::Open::existing, patience);
            settle(own);
            own.execute("pragma query_only = on");
            read(own, parts[place], place);
        }));
    if (!parts.empty()) read(database, parts.front(), 0);
    for (auto &other : others) other.get();
}

} // namespace aitalent
