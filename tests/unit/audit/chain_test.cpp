#include "aitalent/audit/chain.h"

#include "aitalent/base/hash.h"

#include <functional>
#include <vector>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

std::vector<AuditEntry> chain(int length) {
    std::vector<AuditEntry> entries;
    for (int i = 1; i <= length; ++i) {
        AuditEntry entry{.number = i,
                         .at = "2026-11-23T13:05:09Z",
                         .who = "hr",
                         .command = "import staff",
                         .version = "0.1.0",
                         .seed = static_cast<std::uint64_t>(i),
                         .inputs = {sha256("a"), sha256("b")},
                         .counts = {{"added", i}, {"changed", 0}}};
        entry.previous = entries.empty() ? std::string() : entries.back().hash;
        entry.hash = chain_hash(entry);
        entries.push_back(entry);
    }
    return entries;
}

bool holds(const std::vector<AuditEntry> &entries) {
    ChainCheck check;
    bool sound = true;
    for (const auto &entry : entries) sound = check.add(entry) == nullptr && sound;
    return sound;
}

} // namespace

TEST_CASE("an untouched chain holds from its first entry to its head") {
    const auto entries = chain(20);
    CHECK(holds(entries));
    ChainCheck check;
    for (const auto &entry : entries) check.add(entry);
    CHECK(check.head() == entries.back().hash);
    CHECK(check.length() == 20);
}

TEST_CASE("a change to any field of any entry breaks the chain, even with its own hash made anew") {
    const std::vector<std::function<void(AuditEntry &)>> edits = {[](auto &e) { e.at[0] = '3'; },
                                                                  [](auto &e) { e.who = "xx"; },
                                                                  [](auto &e) { e.command += " "; },
                                                                  [](auto &e) { e.version = "0.1.1"; },
                                                                  [](auto &e) { e.host = "x"; },
                                                                  [](auto &e) { e.record = "x"; },
                                                                  [](auto &e) { e.domain = "x"; },
                                                                  [](auto &e) { e.form = 1; },
                                                                  [](auto &e) { e.seed = std::nullopt; },
                                                                  [](auto &e) { std::swap(e.inputs[0], e.inputs[1]); },
                                                                  [](auto &e) { e.inputs.pop_back(); },
                                                                  [](auto &e) { e.counts[0].second += 1; },
                                                                  [](auto &e) { e.counts[0].first = "adde"; }};
    for (std::size_t at = 0; at < 19; ++at)
        for (const auto &edit : edits) {
            auto entries = chain(20);
            edit(entries[at]);
            CHECK_FALSE(holds(entries));
            entries[at].hash = chain_hash(entries[at]);
            CHECK_FALSE(holds(entries));
        }
}

TEST_CASE("an entry taken out, put in twice or exchanged breaks the chain") {
    auto missing = chain(20), twice = chain(20), exchanged = chain(20);
    missing.erase(missing.begin() + 7);
    twice.insert(twice.begin() + 7, twice[7]);
    std::swap(exchanged[3], exchanged[4]);
    CHECK_FALSE(holds(missing));
    CHECK_FALSE(holds(twice));
    CHECK_FALSE(holds(exchanged));
}

TEST_CASE("fields cannot run into one another") {
    AuditEntry a{.number = 1, .who = "ab", .command = "c"}, b{.number = 1, .who = "a", .command = "bc"};
    CHECK(chain_hash(a) != chain_hash(b));
}

TEST_CASE("entries of the first form are a linked list that only the upgrade which ended their epoch may follow") {
    auto entries = chain(5);
    const auto link = [](std::vector<AuditEntry> &all) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) all[i].previous = all[i - 1].hash;
            if (all[i].form == 2) all[i].hash = chain_hash(all[i]);
        }
    };
    for (std::size_t i = 0; i < 3; ++i) entries[i].form = 1, entries[i].hash = sha256(std::to_string(i));
    link(entries);
    CHECK_FALSE(holds(entries)); // the fourth is no upgrade
    entries[3].command = "upgrade";
    entries[3].counts = {{"from_schema", 5}, {"to_schema", 6}};
    link(entries);
    CHECK(holds(entries));
    EarlierEntries earlier, edited;
    for (std::size_t i = 0; i < 3; ++i) earlier.add(entries[i]);
    entries[1].who = "somebody else";
    CHECK(holds(entries)); // what its upgrade's record is for
    for (std::size_t i = 0; i < 3; ++i) edited.add(entries[i]);
    CHECK(earlier.hex() != edited.hex());
    entries[4].form = 1;
    CHECK_FALSE(holds(entries));
}
