// A spoilt, misplaced or outdated page is noticed by whoever reads it, and what another program wrote is not taken.
#include "store/page_checksums.h"

#include "aitalent/store/health.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "sample.h"
#include "store/add_checksums.h"
#include "store/database.h"
#include "store/schema.h"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sqlite3.h>

using namespace aitalent;
using namespace aitalent::test;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t page_size = 16384;

std::string code_of(const std::function<void()> &work) {
    try {
        work();
    } catch (const Error &error) {
        return error.faults().empty() ? "" : error.faults().begin()->code;
    }
    return "";
}

/// A few hundred people, so that tables have pages of their own.
struct PeopledStore : TestStore {
    PeopledStore() { add("S"); }
    void add(const std::string &prefix) const {
        batch([&](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            for (int i = 0; i < 400; ++i) save(people, person(prefix + std::to_string(i), prefix + "範例"));
        });
    }
    std::string bytes() const { return read_file(path, 1 << 26); }
    void put(const std::string &bytes) const { write_file(path, bytes, Existing::replace); }
    /// What a command that reads everything says; empty where nothing.
    std::string said() const {
        return code_of([&] {
            const Store store = read();
            const auto faults = check_store(store, day("2026-12-01"));
            if (!faults.empty()) throw Error(Exit::refused, *faults.begin());
            digest(store);
        });
    }
};

void with_another_program(const std::string &path, const std::string &sql) {
    sqlite3 *database = nullptr;
    sqlite3_open(path.c_str(), &database);
    CHECK(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

} // namespace

TEST_CASE("one bit that is wrong in any used page is noticed") {
    PeopledStore store;
    const auto sound = store.bytes();
    REQUIRE(sound.size() % page_size == 0);
    REQUIRE(store.said().empty());
    for (std::size_t page = 0; page < sound.size() / page_size; ++page)
        for (const std::size_t at : {std::size_t(7), page * 131 % page_size, page_size - 20, page_size - 1}) {
            auto spoilt = sound;
            spoilt[page * page_size + at] = static_cast<char>(spoilt[page * page_size + at] ^ 0x10);
            store.put(spoilt);
            INFO("page ", page + 1, " byte ", at);
            CHECK_FALSE(store.said().empty());
        }
    store.put(sound);
    CHECK(store.said().empty());
}

TEST_CASE("a page of another place, of a backup, of an earlier moment, or of zeros is noticed") {
    PeopledStore store;
    back_up(store.read(), store.folder / "backup.db");
    const auto earlier = store.bytes(), backup = read_file(store.folder / "backup.db", 1 << 26);
    REQUIRE(earlier.size() == backup.size());
    CHECK(earlier.substr(page_size, page_size) != backup.substr(page_size, page_size)); // a value of its own
    store.add("T");
    const auto sound = store.bytes();
    const std::size_t pages = earlier.size() / page_size;
    const auto refused_with = [&](std::size_t page, const std::string &bytes) {
        auto spoilt = sound;
        spoilt.replace(page * page_size, page_size, bytes);
        store.put(spoilt);
        INFO("page ", page + 1);
        CHECK((spoilt == sound || !store.said().empty()));
    };
    for (std::size_t page = 0; page < pages; ++page) {
        refused_with(page, std::string(page_size, '\0'));
        refused_with(page, sound.substr((page + 1) % pages * page_size, page_size));
        refused_with(page, backup.substr(page * page_size, page_size));
        refused_with(page, earlier.substr(page * page_size, page_size));
    }
    for (const std::size_t left : {sound.size() - page_size, sound.size() - 5000, sound.size() / 2}) {
        store.put(sound.substr(0, left));
        CHECK_FALSE(store.said().empty());
    }
    store.put(sound + sound.substr(sound.size() - page_size));
    CHECK_FALSE(store.said().empty());
    store.put(earlier); // as a whole it is a store; that it is old is told by a head noted elsewhere
    CHECK(store.said().empty());
}

TEST_CASE("a store that another SQLite program has written to is refused by name") {
    PeopledStore store;
    const auto sound = store.bytes();
    for (const char *sql : {"update person set name = 'x'", "pragma user_version = 5", "vacuum",
                            "pragma journal_mode = wal", "create table t (x)"}) {
        if (newest_schema < first_schema_with_checksums && std::string_view(sql) == "vacuum") continue; // as of before
        store.put(sound);
        with_another_program(store.path, sql);
        INFO(sql);
        CHECK(store.said() == "AT-STO-015");
        CHECK(code_of([&] { store.write(); }) == "AT-STO-015");
        CHECK(code_of([&] { restore_backup(store.path, store.folder / "back.db"); }) == "AT-STO-015");
    }
    store.put(sound);
    with_another_program(store.path, "select count(*) from person"); // reading does no harm
    CHECK(store.said().empty());
}

TEST_CASE("a writer notices what was put back while it waited") {
    PeopledStore store;
    const auto earlier = store.bytes();
    store.add("T");
    Store writer = store.write();
    auto mixed = store.bytes();
    mixed.replace(0, page_size, earlier.substr(0, page_size));
    {
        std::fstream file(store.path, std::ios::in | std::ios::out | std::ios::binary);
        file << mixed;
    }
    CHECK(code_of([&] { Transaction(writer, deed); }) == "AT-STO-004");
}

TEST_CASE("a transaction that was broken off is taken back with checksums that fit, free pages included") {
    PeopledStore store;
    store.add("T");
    {
        Database database(store.path, Database::Open::existing, 0ms);
        settle(database);
        // Free pages, of which SQLite keeps no copy; in a table that the audit trail does not count.
        database.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 300) "
                         "insert into level_vector select i, 1, 0, 1, randomblob(1000) from n");
        database.execute("delete from level_vector");
    }
    const auto broken = store.folder / "broken.db";
    {
        Database database(store.path, Database::Open::existing, 0ms);
        settle(database);
        database.begin();
        database.execute(
            "create table filler (x); with recursive n(i) as (select 1 union all select i + 1 from n where "
            "i < 300) insert into filler select randomblob(1000) from n");
        REQUIRE(sqlite3_db_cacheflush(database.handle()) == SQLITE_OK);
        std::filesystem::copy_file(store.path + "-journal", broken + "-journal");
        std::filesystem::copy_file(store.path, broken);
        database.execute("rollback");
    }
    CHECK(store.said().empty());
    const auto whole = read_file(broken, 1 << 26), journal = read_file(broken + "-journal", 1 << 26);
    REQUIRE(whole.size() > store.bytes().size()); // the last page is new, so that a power cut may leave a part of it
    for (const std::size_t missing : {std::size_t(0), std::size_t(512), page_size - 512}) {
        INFO("without its last bytes: ", missing);
        write_file(broken, whole.substr(0, whole.size() - missing), Existing::replace);
        write_file(broken + "-journal", journal, Existing::replace);
        const std::string code = code_of([&] {
            const Store sound = Store::open(broken, Access::read);
            CHECK(check_store(sound, day("2026-12-01")).empty());
            back_up(sound, store.folder / fmt::format("copy-{}.db", missing)); // reads free pages too
        });
        CHECK(code == "");
    }
}

TEST_CASE("a journal that was not begun on this state of this file is refused, and rolls nothing in") {
    PeopledStore store;
    const auto first_day = store.bytes();
    back_up(store.read(), store.folder / "backup.db");
    store.add("T");
    const auto second_day = store.bytes();
    const auto broken = store.folder / "broken.db";
    std::string journal, half;
    {
        Database database(store.path, Database::Open::existing, 0ms);
        settle(database);
        database.begin();
        database.execute("create table filler (x); with recursive n(i) as (select 1 union all select i + 1 from n "
                         "where i < 300) insert into filler select randomblob(1000) from n");
        REQUIRE(sqlite3_db_cacheflush(database.handle()) == SQLITE_OK);
        journal = read_file(store.path + "-journal", 1 << 26);
        half = store.bytes();
        database.execute("rollback");
    }
    store.add("U"); // of one transaction later, as the journal's own would have left it, by the counter
    const auto next_change = store.bytes();
    store.add("V");
    const auto third_day = store.bytes();
    const auto backup = read_file(store.folder / "backup.db", 1 << 26);
    for (const auto &bytes : {backup, first_day, next_change, third_day}) {
        write_file(broken, bytes, Existing::replace);
        write_file(broken + "-journal", journal, Existing::replace);
        CHECK(code_of([&] { Store::open(broken, Access::read); }) == "AT-STO-018");
        CHECK(code_of([&] { restore_backup(broken, store.folder / "new.db"); }) == "AT-STO-018");
        CHECK(read_file(broken, 1 << 26) == bytes);
    }
    auto longer = journal; // "the file had 4,294,967,295 pages", which no journal of this size can bring back
    longer.replace(16, 4, 4, '\xff');
    write_file(broken, next_change, Existing::replace);
    write_file(broken + "-journal", longer, Existing::replace);
    CHECK(code_of([&] { Store::open(broken, Access::read); }) == "AT-STO-018");
    for (const auto &bytes : {half, second_day}) { // its own, whatever of it had been written
        write_file(broken, bytes, Existing::replace);
        write_file(broken + "-journal", journal, Existing::replace);
        CHECK(check_store(Store::open(broken, Access::read), day("2026-12-01")).empty());
        CHECK(read_file(broken, 1 << 26) == second_day);
    }
}

TEST_CASE("a transaction broken off behind its last write is taken back, whatever pages it took") {
    PeopledStore store;
    const auto fill = [](const char *table, int rows) {
        return fmt::format("with recursive n(i) as (select 1 union all select i + 1 from n where i < {}) "
                           "insert into {} select i, 1, 0, 1, randomblob(1000) from n",
                           rows, table);
    };
    {
        Database database(store.path, Database::Open::existing, 0ms);
        settle(database);
        database.execute(fill("level_vector", 600));
        database.execute("delete from level_vector"); // free pages, of which the journal will hold no copy
    }
    const auto broken = store.folder / "broken.db";
    const auto broken_off_at_the_end = [&](Database &database, const std::string &sql) {
        database.begin();
        database.execute(sql);
        REQUIRE(sqlite3_db_cacheflush(database.handle()) == SQLITE_OK);
        write_file(broken + "-journal", read_file(store.path + "-journal", 1 << 26), Existing::replace);
        database.commit();
        write_file(broken, store.bytes(), Existing::replace);
    };
    for (const auto &sql : {fill("level_vector", 100), std::string("delete from level_vector where person > 50"),
                            fill("level_vector", 3000) + " where i > 100"}) {
        INFO(sql);
        Database database(store.path, Database::Open::existing, 0ms);
        settle(database);
        broken_off_at_the_end(database, sql);
        const Store taken_back = Store::open(broken, Access::read);
        CHECK(check_store(taken_back, day("2026-12-01")).empty());
        CHECK(taken_back.database().number("select count(*) from level_vector") ==
              (sql.starts_with("delete")               ? 100
               : sql.find("3000") != std::string::npos ? 50
                                                       : 0));
    }
    Database database(store.path, Database::Open::existing, 0ms);
    settle(database);
    for (const char *sql : {"update level_vector set basis = 2", "update level_vector set basis = 3"}) {
        broken_off_at_the_end(database, sql); // the second by a connection that knows the first page from its own write
        CHECK(check_store(Store::open(broken, Access::read), day("2026-12-01")).empty());
    }
    // One taken back before it leaves the pages that were free with what it wrote.
    database.execute("delete from level_vector");
    database.begin();
    database.execute(fill("level_vector", 300));
    REQUIRE(sqlite3_db_cacheflush(database.handle()) == SQLITE_OK);
    database.execute("rollback");
    Database next(store.path, Database::Open::existing, 0ms);
    settle(next);
    broken_off_at_the_end(next, fill("level_vector", 30));
    CHECK(check_store(Store::open(broken, Access::read), day("2026-12-01")).empty());
}

TEST_CASE("a store of an earlier version gets its checksums, wherever that was broken off before") {
    TestFolder folder;
    const auto path = folder / "old.db";
    write_file(path, "");
    {
        Database database(path, Database::Open::existing, 0ms);
        database.execute("pragma page_size = 4096; create table t (x); insert into t values (randomblob(20000))");
        CHECK_FALSE(has_checksums(database));
        int reserved = reserved_bytes;
        sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
        database.execute("vacuum");
        CHECK_FALSE(has_checksums(database));
    }
    {
        Database database(path, Database::Open::existing, 0ms); // room, and no checksums: broken off in between
        const auto before = database.text("select hex(x) from t");
        convert_to_checksums(database);
        CHECK(has_checksums(database));
        Database other(path, Database::Open::existing, 0ms);
        CHECK(other.text("select hex(x) from t") == before);
        other.execute("begin");
        other.number("select count(*) from t");
        verify_sum(other);
    }
    auto bytes = read_file(path, 1 << 20);
    bytes[2 * 4096 + 100] ^= 1;
    write_file(path, bytes, Existing::replace);
    Database database(path, Database::Open::existing, 0ms);
    CHECK(code_of([&] { database.text("select hex(x) from t"); }) == "AT-STO-004");
}

TEST_CASE("the hash of the newest schema is that of a new store") {
    Database fresh("fresh", Database::Open::memory, 0ms);
    lay_out(fresh);
    CHECK(hash_of_schema(fresh) == newest_schema_hash); // else: write what was found into src/store/schema.cpp
}
