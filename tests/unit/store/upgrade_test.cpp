// Stores of every released schema (tests/unit/store/released) are brought up to the newest one.
#include "store/upgrade.h"

#include "aitalent/store/audit.h"
#include "aitalent/store/health.h"
#include "aitalent/store/pseudonyms.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "sample.h"
#include "source_dir.h"
#include "store/database.h"
#include "store/schema.h"
#include "trials.h"

#include <filesystem>
#include <functional>

#include <doctest/doctest.h>
#include <sqlite3.h>

using namespace aitalent;
using namespace aitalent::test;
using namespace std::chrono_literals;

namespace {

std::string frozen(int schema) {
    const auto name = std::to_string(1000 + schema).substr(1) + ".sql";
    return read_file(std::string(source_dir()) + "/tests/unit/store/released/" + name, 1 << 24);
}

/// A store as a program of that schema left it.
std::string old_store(const TestFolder &folder, int schema) {
    const auto path = folder / "old.db";
    write_file(path, "");
    Database database(path, Database::Open::existing, 0ms);
    database.execute(frozen(schema));
    return path;
}

std::vector<std::string> files_in(const TestFolder &folder) {
    std::vector<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(folder.path()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// A step of a kind the next releases may need: a column more, a table built anew under a narrower rule.
constexpr Migration next_step[] = {{newest_schema + 1, R"(
    alter table absence add column reason text not null default '';
    create table budget_new (
        key      integer primary key,
        agency   text not null references agency (code) deferrable initially deferred,
        from_day integer not null,
        to_day   integer not null,
        source   text not null,
        amount   integer not null check (amount > 0),
        batch    integer not null references batch,
        unique (agency, from_day, to_day, source)
    ) strict;
    insert into budget_new select key, agency, from_day, to_day, source, amount, batch from budget;
    drop table budget;
    alter table budget_new rename to budget;
)"}};

} // namespace

TEST_CASE("there is a frozen store of every schema before the newest, and of the newest if it is released") {
    for (int schema = 1; schema < newest_schema; ++schema) CHECK_FALSE(frozen(schema).empty());
}

TEST_CASE(
    "an upgrade that was broken off behind its new header is taken back and done again by whoever opens the store") {
    TestFolder folder;
    const auto path = old_store(folder, 1);
    const auto broken_off = folder / "broken.db";
    {
        Database database(path, Database::Open::existing, 0ms);
        database.execute("pragma journal_mode = delete; begin immediate; create table half (key integer primary key)");
        database.execute("pragma user_version = " + std::to_string(newest_schema));
        REQUIRE(sqlite3_db_cacheflush(database.handle()) == SQLITE_OK); // the journal is whole
        std::filesystem::copy_file(path + "-journal", broken_off + "-journal");
        database.execute("commit");
        std::filesystem::copy_file(path, broken_off); // every page is written, the journal is still there
    }
    REQUIRE(read_file(broken_off, 1 << 24)[63] == newest_schema); // what the header says, before it is taken back
    const Store store = Store::open(broken_off, Access::read);
    CHECK(check_store(store, day("2026-12-01")).empty());
    CHECK(file_exists(broken_off + ".schema-1.backup"));
}

TEST_CASE("a store of every released schema is upgraded on opening, backed up first, and is then as good as new") {
    for (int schema = 1; schema <= newest_schema; ++schema) {
        if (schema == newest_schema && schema > 1) break; // not frozen before its release
        INFO("schema ", schema);
        TestFolder folder;
        const auto path = old_store(folder, schema);
        const auto before = read_file(path, 1 << 24);
        {
            const Store store = Store::open(path, Access::read);
            CHECK(check_store(store, day("2026-12-01")).empty()); // schema, references, totals and audit chain
            CHECK(store_facts(store).schema == newest_schema);
            CHECK(find_person(store, AgencyCode("SAMPLE001"), StaffNo("S0001")).name == "甲範例");
            CHECK(load_evidence(store).ratings.size() == 2);
            if (schema >= 4) CHECK(count_pseudonyms(store) == 1);
            if (schema < newest_schema) CHECK(load_audit(store).back().command == "upgrade");
        }
        const auto backup = "old.db.schema-" + std::to_string(schema) + ".backup";
        if (schema == newest_schema) {
            CHECK(files_in(folder) == std::vector<std::string>{"old.db"});
            CHECK(read_file(path, 1 << 24) == before);
        } else {
            CHECK(files_in(folder) == std::vector<std::string>{"old.db", backup});
            CHECK(file_mode(folder / backup) == 0600u);
            CHECK(Database(folder / backup, Database::Open::existing, 0ms).number("pragma user_version") == schema);
        }
    }
}

TEST_CASE("a store of an earlier schema with a part that is not ours is refused before anything is written") {
    static constexpr const char *parts[] = {"create table guest (x)",
                                            "alter table rating add column guest text",
                                            "create index guest on rating (level)",
                                            "create view guest as select 1",
                                            "create table guest as select 1",
                                            "drop table absence",
                                            "create trigger guest after insert on rating begin select 1; end"};
    int turn = 0; // every part with every third schema, all with all in the large form
    for (int schema = 1; schema < newest_schema; ++schema)
        for (const char *sql : parts) {
            if (turn++ % 3 >= trials(1)) continue;
            INFO("schema ", schema, ": ", sql);
            TestFolder folder;
            const auto path = old_store(folder, schema);
            {
                Database database(path, Database::Open::existing, 0ms);
                sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_ENABLE_VIEW, 1, nullptr);
                database.execute(sql);
            }
            const auto before = read_file(path, 1 << 24);
            for (const auto &work : std::vector<std::function<void()>>{
                     [&] { Store::open(path, Access::read); }, [&] { restore_backup(path, folder / "new.db"); }}) {
                std::string code;
                try {
                    work();
                } catch (const Error &error) {
                    code = error.faults().begin()->code;
                }
                CHECK(code == (std::string_view(sql).starts_with("drop") ? "AT-STO-045" : "AT-STO-016"));
            }
            CHECK(files_in(folder) == std::vector<std::string>{"old.db"});
            CHECK(read_file(path, 1 << 24) == before);
        }
}

TEST_CASE("a backup of an earlier schema is restored where its audit trail holds, and only there") {
    for (int schema = 1; schema < newest_schema; ++schema) {
        INFO("schema ", schema);
        TestFolder folder;
        const auto path = old_store(folder, schema);
        restore_backup(path, folder / "new.db");
        CHECK(check_store(Store::open(folder / "new.db", Access::read), day("2026-12-01")).empty());
        Database(path, Database::Open::existing, 0ms).execute("update audit set previous = 'x' where number = 2");
        std::vector<std::string> codes;
        try {
            restore_backup(path, folder / "other.db");
        } catch (const Error &error) {
            for (const auto &fault : error.faults()) codes.push_back(fault.code + fault.value("found"));
        }
        CHECK(codes == std::vector<std::string>{"AT-STO-024", "AT-STO-0442"});
        CHECK_FALSE(file_exists(folder / "other.db"));
    }
}

TEST_CASE("a damaged backup of an earlier schema is said to be damaged") {
    for (int schema = 1; schema < newest_schema; ++schema) {
        INFO("schema ", schema);
        TestFolder folder;
        const auto path = old_store(folder, schema);
        Database(path, Database::Open::existing, 0ms)
            .execute("pragma foreign_keys = off; update rating set batch = 999 where key = 1");
        try {
            restore_backup(path, folder / "new.db");
            FAIL_CHECK("restored");
        } catch (const Error &error) {
            CHECK(error.faults().begin()->code == "AT-STO-004");
            CHECK(error.faults().begin()->value("path") == path);
            CHECK(error.exit() == Exit::refused);
        }
        CHECK(files_in(folder) == std::vector<std::string>{"old.db"});
    }
}

TEST_CASE("a pseudonym kept as digits by schema 4 is the same as bytes, in earlier versions of the person too") {
    TestFolder folder;
    const auto path = old_store(folder, 4);
    const auto expected = Pseudonym::of_hex(
        Database(path, Database::Open::existing, 0ms).text("select pseudonym from person where staff_no = 'S0001'"));
    REQUIRE(expected.has_value());
    const Store store = Store::open(path, Access::read);
    CHECK(find_person(store, AgencyCode("SAMPLE001"), StaffNo("S0001")).pseudonym == *expected);
    CHECK(digest(store) == "373413ed012c3252c27a551f6cdca9b61ced40dfffa5c314e2c11a478750d21f"); // as by schema 4
    CHECK(store.database().number("select count(*) from person_before where pseudonym = "
                                  "(select pseudonym from person where staff_no = 'S0001')") == 1);
}

TEST_CASE("a step adds a column and rebuilds a table; data, earlier versions and the chain come through") {
    TestFolder folder;
    const auto path = old_store(folder, 1);
    { const Store store = Store::open(path, Access::write); } // up to the newest schema
    Database database(path, Database::Open::existing, 0ms);
    settle(database);
    upgrade(database, next_step);
    CHECK(database.number("pragma user_version") == newest_schema + 1);
    CHECK(database.text("pragma integrity_check") == "ok");
    CHECK(database.number("select count(*) from rating_before") == 1);
    CHECK(database.number("pragma foreign_keys") == 1);
    database.execute("insert into absence (person, from_day, to_day, batch, reason) values (1, 1, 2, 8, 'leave');"
                     "update absence set to_day = 3, batch = 9");
    CHECK(database.text("select reason from absence_before") == "leave");
}

TEST_CASE("a step that fails leaves the old store, its schema and a backup") {
    TestFolder folder;
    const auto path = old_store(folder, 1);
    { const Store store = Store::open(path, Access::write); }
    const auto before = read_file(path, 1 << 24);
    constexpr Migration broken[] = {{newest_schema + 1, "alter table absence add column reason text; nonsense"}};
    constexpr Migration orphans[] = {{newest_schema + 1, "delete from agency"}};
    for (const auto &steps : {broken, orphans}) {
        Database database(path, Database::Open::existing, 0ms);
        settle(database);
        CHECK_THROWS_AS(upgrade(database, std::span(steps, 1)), Error);
    }
    CHECK(read_file(path, 1 << 24) == before);
    CHECK(check_store(Store::open(path, Access::read), day("2026-12-01")).empty());
    CHECK(file_exists(path + ".schema-" + std::to_string(newest_schema) + ".backup"));
}

TEST_CASE("the schema of a table is the same however comments, white space and names were written") {
    Database one("one", Database::Open::memory, 0ms), other("other", Database::Open::memory, 0ms);
    one.execute("create table a (x integer, -- a number\n  y text not null, check (x > 0)) strict");
    other.execute("create table \"a_new\" ( x integer, check (x > 0) ) strict; alter table a_new rename to a;"
                  "alter table a add column y text not null default ''");
    CHECK(schema_of(one) != schema_of(other)); // the default is a difference
    Database third("third", Database::Open::memory, 0ms);
    third.execute("create table a_new (x integer,\n\n check (x > 0)) strict; alter table a_new rename to a;"
                  "alter table a add column y text");
    one.execute("drop table a; create table a (x integer, y text, check (x > 0)) strict");
    CHECK(schema_of(one) == schema_of(third));
}
