#include "aitalent/store/store.h"

#include "aitalent/store/health.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "sample.h"
#include "store/page_checksums.h"

#include <filesystem>
#include <fstream>

#include <sqlite3.h>
#include <sys/stat.h>

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;
using namespace std::chrono_literals;

namespace {

struct Refusal {
    Exit exit = Exit::done;
    std::string code;
    bool operator==(const Refusal &) const = default;
};
doctest::String toString(const Refusal &refusal) {
    return (refusal.code + " " + std::to_string(static_cast<int>(refusal.exit))).c_str();
}

Refusal refusal(const std::function<void()> &work) {
    try {
        work();
    } catch (const Error &error) {
        return {error.exit(), error.faults().empty() ? "" : error.faults().begin()->code};
    }
    return {};
}

void overwrite(const std::string &path, std::streamoff at, const std::string &bytes) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file << bytes;
}

void with_sqlite(const std::string &path, const std::string &sql) {
    sqlite3 *database = nullptr;
    register_page_checksums();
    sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, page_checksum_vfs); // page checksums fit afterwards
    char *message = nullptr;
    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
    INFO(sql, ": ", message == nullptr ? "" : message);
    CHECK(message == nullptr);
    sqlite3_free(message);
    sqlite3_close(database);
}

} // namespace

TEST_CASE("a new store is whole, for its owner only whatever the umask, and leaves nothing beside it") {
    TestFolder folder;
    const mode_t before = ::umask(0);
    Store::create(folder / "a.db", {.lang = Lang::en, .purpose = "training"}, deed);
    ::umask(before);
    CHECK(file_mode(folder / "a.db") == 0600u);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
    const Store store = Store::open(folder / "a.db", Access::read);
    CHECK(load_settings(store) == Settings{.lang = Lang::en, .purpose = "training"});
    CHECK(check_store(store, day("2026-12-01")).empty());
}

TEST_CASE("a store is never made over a file") {
    TestStore store;
    CHECK(refusal([&] { Store::create(store.path, {}, deed); }) == Refusal{Exit::cannot_create, "AT-STO-006"});
}

TEST_CASE("what is no store of ours is refused by name and left as it is") {
    TestStore store;
    const std::string sound = read_file(store.path, 1 << 24);
    auto opened = [&](Access access) { return refusal([&] { Store::open(store.path, access); }); };
    auto is_refused = [&](const char *code) {
        const std::string before = read_file(store.path, 1 << 24);
        CHECK(opened(Access::read) == Refusal{Exit::refused, code});
        CHECK(opened(Access::write) == Refusal{Exit::refused, code});
        CHECK(read_file(store.path, 1 << 24) == before);
        write_file(store.path, sound, Existing::replace);
    };
    SUBCASE("missing") {
        std::filesystem::remove(store.path);
        CHECK(opened(Access::read) == Refusal{Exit::missing, "AT-STO-001"});
    }
    SUBCASE("another program's database") {
        overwrite(store.path, 68, std::string(4, '\0'));
        is_refused("AT-STO-002");
    }
    SUBCASE("no database") {
        write_file(store.path, "hello", Existing::replace);
        is_refused("AT-STO-002");
    }
    SUBCASE("empty") {
        write_file(store.path, "", Existing::replace);
        is_refused("AT-STO-002");
    }
    SUBCASE("newer") {
        overwrite(store.path, 60, std::string("\0\0\0\x63", 4));
        is_refused("AT-STO-003");
    }
    SUBCASE("write-ahead log") {
        overwrite(store.path, 18, "\x02\x02");
        is_refused("AT-STO-015");
    }
    SUBCASE("cut short") {
        write_file(store.path, sound.substr(0, sound.size() / 2), Existing::replace);
        const Refusal refused = refusal([&] { load_people(Store::open(store.path, Access::read)); });
        CHECK(refused == Refusal{Exit::refused, "AT-STO-004"});
    }
}

TEST_CASE("a transaction that is not committed was never made") {
    TestStore store;
    const std::string before = read_file(store.path, 1 << 24);
    {
        Store open = store.write();
        Transaction transaction(open, deed);
        transaction.begin_batch({.kind = "staff"});
        PeopleSaver(transaction).save(agency());
    }
    CHECK(read_file(store.path, 1 << 24) == before);
    CHECK(load_agencies(store.read()).empty());
}

TEST_CASE("a second writer waits, then is told that the store is busy, and nothing is lost") {
    TestStore store;
    Store first = store.write(), second = Store::open(store.path, Access::write, 0ms);
    {
        Transaction transaction(first, deed);
        CHECK(refusal([&] { Transaction other(second, deed); }) == Refusal{Exit::busy, "AT-STO-005"});
        transaction.begin_batch({.kind = "agencies"});
        PeopleSaver(transaction).save(agency());
        transaction.end_batch();
        transaction.commit();
    }
    Transaction other(second, deed);
    other.commit();
    CHECK(audit_head(store.read()).entries == 3);
}

TEST_CASE("a reader sees one moment, and a writer cannot finish under it") {
    TestStore store;
    const Store reader = store.read();
    Store writer = Store::open(store.path, Access::write, 0ms);
    {
        Transaction transaction(writer, deed);
        transaction.begin_batch({.kind = "agencies"});
        PeopleSaver(transaction).save(agency());
        transaction.end_batch();
        CHECK(refusal([&] { transaction.commit(); }) == Refusal{Exit::busy, "AT-STO-005"});
    }
    CHECK(load_agencies(reader).empty());
}

TEST_CASE("a reader that has read enough lets writers finish, and may look again") {
    TestStore store;
    Store reader = store.read();
    CHECK(load_agencies(reader).empty());
    reader.release();
    Store writer = Store::open(store.path, Access::write, 0ms);
    Transaction transaction(writer, deed);
    transaction.begin_batch({.kind = "agencies"});
    PeopleSaver(transaction).save(agency());
    transaction.end_batch();
    transaction.commit();
    CHECK(load_agencies(reader).size() == 1);
    reader.release();
}

TEST_CASE("a trial changes a copy in memory and no file") {
    TestStore store;
    const std::string before = read_file(store.path, 1 << 24);
    Store reader = store.read();
    Store trial = reader.trial();
    Transaction transaction(trial, deed);
    transaction.begin_batch({.kind = "agencies"});
    PeopleSaver(transaction).save(agency());
    transaction.end_batch();
    transaction.commit();
    CHECK(load_agencies(trial).size() == 1);
    CHECK(load_agencies(reader).empty());
    CHECK(read_file(store.path, 1 << 24) == before);
}

TEST_CASE("names that mean something to SQLite are only names") {
    TestFolder folder;
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    for (const std::string name : {":memory:", "file:x?mode=memory", "a b%20c.db"}) {
        Store::create(name, {}, deed);
        CHECK(std::filesystem::exists(folder / name));
        Store::open(name, Access::read);
    }
    std::filesystem::current_path(here);
}

TEST_CASE("check finds foreign triggers, orphans and open modes") {
    TestStore store;
    store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        people.save(agency());
        people.save(person("1"));
    });
    auto codes = [&] {
        std::string all;
        for (const auto &fault : check_store(store.read(), day("2026-12-01"))) all += fault.code + " ";
        return all;
    };
    CHECK(codes().empty());
    SUBCASE("mode") {
        ::chmod(store.path.c_str(), 0644);
        CHECK(codes() == "AT-STO-043 ");
    }
    SUBCASE("trigger") {
        back_up(store.read(), store.folder / "good.db");
        const Store open = store.read();
        with_sqlite(store.folder / "good.db", "create trigger t after insert on person begin select 1; end");
        CHECK(refusal([&] { Store::open(store.folder / "good.db", Access::read); }) ==
              Refusal{Exit::refused, "AT-STO-016"});
        CHECK(refusal([&] { restore_backup(store.folder / "good.db", store.folder / "back.db"); }) ==
              Refusal{Exit::refused, "AT-STO-016"});
        CHECK_FALSE(file_exists(store.folder / "back.db"));
    }
    SUBCASE("orphan") {
        with_sqlite(store.path, "pragma foreign_keys = off; delete from agency");
        CHECK(codes() == "AT-STO-041 AT-STO-050 ");
    }
    SUBCASE("two people of one identity") {
        with_sqlite(store.path,
                    "update person set pseudonym = randomblob(32); insert into person (agency, staff_no, name, unit, "
                    "title, grade, supervisor, role, pseudonym, region, batch) select agency, '2', name, "
                    "unit, title, grade, supervisor, role, pseudonym, region, batch from person");
        CHECK(codes() == "AT-STO-042 AT-STO-050 AT-STO-049 "); // a person more than the batch added
    }
    SUBCASE("value out of range") {
        with_sqlite(store.path, "pragma ignore_check_constraints = on; update person set supervisor = 9");
        CHECK(codes() == "AT-STO-040 AT-STO-050 ");
        CHECK(refusal([&] { load_people(store.read()); }) == Refusal{Exit::refused, "AT-STO-004"});
    }
}

TEST_CASE("a backup and its restoration hold the same data, and never take another file's place") {
    TestStore store;
    store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        people.save(agency());
        people.save(person("1"));
    });
    const std::string copy = store.folder / "backup.db", back = store.folder / "back.db";
    {
        Store writing = store.write(); // a backup may be taken while others write
        Transaction transaction(writing, deed);
        back_up(store.read(), copy);
    }
    CHECK(file_mode(copy) == 0600u);
    restore_backup(copy, back);
    CHECK(digest(Store::open(back, Access::read)) == digest(store.read()));
    CHECK(refusal([&] { back_up(store.read(), copy); }).code == "AT-STO-027");
    CHECK(refusal([&] { restore_backup(copy, back); }).code == "AT-STO-006");
    overwrite(copy, 16384, std::string(3000, 'x'));
    CHECK(refusal([&] { restore_backup(copy, store.folder / "third.db"); }) == Refusal{Exit::refused, "AT-STO-004"});
    CHECK_FALSE(file_exists(store.folder / "third.db"));
}
