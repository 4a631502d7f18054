// The domain hash in the audit trail: kept up row by row, and equal to what the rows give.
#include "store/domain.h"

#include "aitalent/store/audit.h"
#include "aitalent/store/batches.h"
#include "aitalent/store/erase.h"
#include "aitalent/store/health.h"
#include "aitalent/store/pseudonyms.h"
#include "aitalent/store/runs.h"
#include "aitalent/store/selections.h"
#include "sample.h"
#include "store/audit.h"
#include "store/database.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;
using namespace std::chrono_literals;

namespace {

/// Two people with evidence, a selection with an override, approved.
struct Decided : TestStore {
    std::int64_t run = 0;
    Decided() {
        batch([](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            save(people, person("S0001", "甲範例"));
            save(people, person("S0002", "乙範例"));
        });
        batch([](Transaction &transaction) {
            EvidenceSaver evidence(transaction);
            evidence.save(rating(PersonKey{1}, "coding", 2));
            evidence.save(rating(PersonKey{2}, "coding", 3));
        });
        Store store = write();
        Transaction transaction(store, deed);
        run = save_run(transaction, {.kind = RunKind::selection, .as_of = day("2026-11-01"), .options = "seats=1"});
        KeptSelection kept;
        kept.selection.placements.push_back({.person = PersonKey{1}, .rank = 1});
        save_selection(transaction, run, kept);
        save_override(transaction, run, {PersonKey{2}, true, "S0001 調職", "人事主任"});
        approve_run(transaction, run, "局長");
        transaction.commit();
    }
    /// One change written past the program.
    void edit(const std::string &sql) const { Database(path, Database::Open::existing, 0ms).execute(sql); }
    std::string faults() const {
        std::string codes;
        for (const auto &fault : verify_audit(read()))
            codes += (codes.empty() ? "" : " ") + fault.code + "@" + fault.value("found") + fault.value("table");
        return codes;
    }
    void write_something() const {
        Store store = write();
        Transaction transaction(store, deed);
        transaction.commit();
    }
};

bool sums_agree(const Store &store) {
    auto recomputed = recomputed_sums(store.database());
    std::erase_if(recomputed, [](const auto &table) { return table.second == Sum512(); });
    auto stored = stored_sums(store.database());
    std::erase_if(stored, [](const auto &table) { return table.second == Sum512(); });
    return stored == recomputed && domain_hash(stored) == load_audit(store).back().domain;
}

} // namespace

TEST_CASE("sums of 512 bits carry and borrow over all words") {
    const auto one = Sum512::of_bytes("\1" + std::string(63, '\0'));
    auto all = Sum512::of_bytes(std::string(64, '\xff'));
    all.add(one);
    CHECK(all == Sum512());
    all.subtract(one);
    CHECK(all.bytes() == std::string(64, '\xff'));
    auto middle = Sum512::of_bytes(std::string(8, '\xff') + std::string(56, '\0'));
    middle.add(one);
    CHECK(middle.bytes() == std::string(8, '\0') + "\1" + std::string(55, '\0'));
    middle.subtract(one);
    CHECK(middle.bytes() == std::string(8, '\xff') + std::string(56, '\0'));
}

TEST_CASE("rows that differ in a type, a length or the place of a border are hashed apart") {
    const KeyedBlake2b hash("0123456789abcdef0123456789abcdef"), other("0123456789abcdef0123456789abcdeg");
    RowBytes a, b;
    a.begin(), a.text("ab"), a.text("c");
    b.begin(), b.text("a"), b.text("bc");
    CHECK(hash.of(a.bytes()) != hash.of(b.bytes()));
    CHECK(hash.of(a.bytes()) != other.of(a.bytes()));
    a.begin(), a.text("1"), b.begin(), b.blob("1");
    CHECK(a.bytes() != b.bytes());
    a.begin(), a.integer(-1), b.begin(), b.integer(1);
    CHECK(a.bytes() != b.bytes());
    a.begin(), a.text(""), b.begin(), b.null();
    CHECK(a.bytes() != b.bytes());
}

TEST_CASE("the domain hash kept up row by row is the one the rows give, whatever was written") {
    Decided store;
    CHECK(sums_agree(store.read()));
    CHECK(digest_all(store.read()) == load_audit(store.read()).back().domain);
    const auto third = store.batch([](Transaction &transaction) { // changed, added, removed; the cache goes by triggers
        EvidenceSaver evidence(transaction);
        evidence.save(rating(PersonKey{1}, "coding", 4));
        evidence.save(rating(PersonKey{1}, "writing", 1));
        PeopleSaver people(transaction);
        auto moved = person("S0002", "乙範例");
        moved.unit = UnitCode("U2");
        save(people, moved);
        save_document(transaction, {.kind = DocumentKind::profile, .id = "p", .edition = "1", .source = "text"});
    });
    CHECK(sums_agree(store.read()));
    {
        Store open = store.write();
        Transaction transaction(open, deed);
        undo_batch(transaction, third);
        save_settings(transaction, {.purpose = "other"});
        transaction.commit();
    }
    CHECK(sums_agree(store.read()));
    { // many people at once are written past the watch
        Store open = store.write();
        Transaction transaction(open, deed);
        transaction.begin_batch({.kind = "staff"});
        PeopleSaver people(transaction);
        people.expect(2'000);
        for (int i = 0; i < 2'000; ++i) {
            auto somebody = person("T" + std::to_string(i), "丙" + std::to_string(i));
            somebody.pseudonym = i % 3 == 0 ? Pseudonym() : pseudonym_of(std::to_string(i));
            if (i % 5 == 0) somebody.left = day("2026-01-01");
            if (i % 7 == 0) somebody.region = "south";
            somebody.supervisor = i % 2 == 0;
            people.save(std::move(somebody));
        }
        people.finish();
        transaction.end_batch();
        transaction.commit();
    }
    CHECK(sums_agree(store.read()));
    {
        Store open = store.write();
        erase_person(open, deed, PersonKey{1});
    }
    CHECK(sums_agree(store.read()));
    CHECK(store.faults().empty());
}

TEST_CASE("a change that was given up leaves the sums as they were") {
    Decided store;
    {
        Store open = store.write();
        Transaction transaction(open, deed);
        transaction.begin_batch({.kind = "staff"});
        PeopleSaver people(transaction);
        save(people, person("S0009", "己範例"));
    }
    store.write_something();
    CHECK(sums_agree(store.read()));
}

TEST_CASE("what was decided stands in a record, and a person in it only as a keyed mark") {
    Decided store;
    const auto records = load_audit_records(store.read().database());
    const auto of = [&](const std::string &kind) {
        for (const auto &record : records)
            if (record.kind == kind) return record;
        return AuditRecord();
    };
    CHECK(of("override").office == "人事主任");
    CHECK(of("override").reason == "S0001 調職");
    CHECK(of("override").agency == "SAMPLE001");
    CHECK(of("override").settings == "chosen=1");
    CHECK(of("override").subject == person_mark(mark_key(store.read().database()), "SAMPLE001", "S0002"));
    CHECK(of("override").object == "run " + std::to_string(store.run));
    CHECK(of("approval").office == "局長");
    CHECK(of("run").settings == "kind=selection\ninputs=\nresult=\nseats=1");
    CHECK(of("settings").settings.find("retention_months=") != std::string::npos);
    for (const auto &entry : load_audit(store.read())) {
        CHECK(entry.form == 2);
        CHECK_FALSE(entry.host.empty());
        CHECK(entry.domain.size() == 64);
    }
}

TEST_CASE("erasing somebody empties the records that speak of him or her and says which; the chain holds") {
    Decided store;
    const auto head = audit_head(store.read());
    const auto before = domain_hash(stored_sums(store.read().database()));
    {
        Store open = store.write();
        erase_person(open, deed, PersonKey{1}); // named in the reason of the override of the other
    }
    const Store read = store.read();
    CHECK(verify_audit(read, head).empty());
    const auto records = load_audit_records(read.database());
    std::string emptied;
    for (const auto &record : records)
        if (record.erased != 0) {
            emptied += std::to_string(record.entry) + "." + std::to_string(record.place);
            CHECK((record.reason + record.office + record.salt + record.subject).empty());
            CHECK(record.hash.size() == 64);
        }
    CHECK(emptied == "4.2"); // init, two imports; the override is the second record of the fourth entry
    CHECK(records.back().kind == "erase");
    CHECK(records.back().settings == "records=4.2");
    CHECK(before != domain_hash(stored_sums(read.database())));
}

TEST_CASE("an edit of any content, record or entry is found and its entry named") {
    const std::pair<const char *, const char *> edits[] = {
        {"update run set approved_by = '部長'", "AT-STO-050@4run"},
        {"update selection_override set reason = 'x'", "AT-STO-050@4selection_override"},
        {"update rating set level = 4 where person = 1", "AT-STO-050@4rating"},
        {"update setting set value = '1' where name = 'retention_months'", "AT-STO-050@4setting"},
        {"delete from placement", "AT-STO-050@4placement"},
        {"update domain_sum set sum = zeroblob(64) where name = 'run'", "AT-STO-050@4run"},
        {"update audit_record set office = 'x' where kind = 'approval'", "AT-STO-044@4"},
        {"update audit_record set salt = randomblob(32) where kind = 'approval'", "AT-STO-044@4"},
        {"update audit set who = 'x' where number = 2", "AT-STO-044@2"},
        {"update audit set host = 'x' where number = 2", "AT-STO-044@2"},
        {"update audit set domain = hash where number = 2", "AT-STO-044@2"},
        {"update audit set form = 1 where number = 2", "AT-STO-044@2"},
        {"update audit_state set head = 'x'", "AT-STO-044@4"},
        {"update audit_state set entries = 3", "AT-STO-044@4"},
        {"update audit_state set mark_key = randomblob(32)", "AT-STO-050@4audit_state.mark_key"}};
    for (const auto &edit : edits) {
        INFO(edit.first);
        const Decided store;
        CHECK(store.faults().empty());
        store.edit(edit.first);
        CHECK(store.faults().find(edit.second) != std::string::npos);
    }
}

TEST_CASE("a record said to be erased by an entry that erased nothing is found") {
    const Decided store;
    store.edit("update audit_record set agency = '', office = '', subject = '', object = '', reason = '', levels = '', "
               "settings = '', salt = x'', erased = 4 where kind = 'override'");
    CHECK(store.faults() == "AT-STO-044@4");
}
