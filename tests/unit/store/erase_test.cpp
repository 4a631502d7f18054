#include "aitalent/store/erase.h"

#include "aitalent/store/batches.h"
#include "aitalent/store/health.h"
#include "aitalent/store/plans.h"
#include "aitalent/store/selections.h"
#include "aitalent/system/files.h"
#include "sample.h"
#include "store/database.h"
#include "store/rewrite.h"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

/// Bytes of every file in the folder, whatever its name.
std::string raw_bytes(const TestStore &store) {
    std::string all;
    for (const auto &entry : std::filesystem::directory_iterator(store.folder.path()))
        all += read_file(entry.path().string(), 1 << 28);
    return all;
}

int hits(const TestStore &store, std::string_view text) {
    const std::string bytes = raw_bytes(store);
    int found = 0;
    for (auto at = bytes.find(text); at != std::string::npos; at = bytes.find(text, at + 1)) ++found;
    return found;
}

Person marked() {
    Person person = test::person("ZZ7788", "甲乙丙丁");
    person.pseudonym = pseudonym_of("ZZ7788");
    return person;
}

/// Three hundred people, one of whom has left traces everywhere.
void fill(const TestStore &store) {
    store.batch(
        [](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            for (int i = 0; i < 150; ++i) people.save(person("S" + std::to_string(i)));
            people.save(marked());
            for (int i = 150; i < 300; ++i) people.save(person("S" + std::to_string(i)));
        },
        {.kind = "staff", .file = "甲乙丙丁.xlsx"});
    const auto people = load_people(store.read());
    const auto who = find_person(store.read(), AgencyCode(), StaffNo("ZZ7788"));
    for (int round = 0; round < 3; ++round)
        store.batch([&](Transaction &transaction) {
            EvidenceSaver evidence(transaction);
            PeopleSaver saver(transaction);
            Person changed = who;
            changed.title = "科員" + std::to_string(round);
            saver.save(changed);
            for (const auto &person : people) {
                auto rated = rating(person.key, "coding", round);
                rated.rater = "ZZ7788";
                evidence.save(rated);
            }
        });
    Store open = store.write();
    Transaction transaction(open, deed);
    const auto run =
        save_run(transaction, {.kind = RunKind::plan, .as_of = day("2026-12-01"), .options = "staff=ZZ7788"});
    TrainingPlan plan;
    plan.enrolments = {{.person = who.key,
                        .session = SessionId("A1-01"),
                        .course = CourseId("A1"),
                        .cost = Money(0),
                        .closes = {{CompetencyId("coding"), Level(0), Level(1), 7}}}};
    save_plan(transaction, run, plan);
    approve_run(transaction, run, "甲乙丙丁");
    transaction.commit();
}

} // namespace

TEST_CASE("an erased person leaves no byte of name, number or pseudonym, and everything else still stands") {
    TestStore store;
    fill(store);
    const auto identity = pseudonym_of("ZZ7788");
    for (auto text : {std::string_view("甲乙丙丁"), std::string_view("ZZ7788"), identity.bytes()})
        CHECK(hits(store, text) > 0);
    {
        Store open = store.write();
        const auto erased =
            erase_person(open, {"tester", "erase", "0.1.0"}, find_person(open, AgencyCode(), StaffNo("ZZ7788")).key);
        CHECK(erased.people == 1);
        CHECK(erased.run_rows == 1);
        CHECK(erased.mentions > 300);
    }
    for (auto text : {std::string_view("甲乙丙丁"), std::string_view("ZZ7788"), identity.bytes()})
        CHECK(hits(store, text) == 0);
    CHECK(load_people(store.read()).size() == 300);
    CHECK(load_evidence(store.read()).ratings.size() == 300);
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
}

TEST_CASE("what an erased person's batch did to others can still be taken back") {
    TestStore store;
    fill(store);
    {
        Store open = store.write();
        erase_person(open, deed, find_person(open, AgencyCode(), StaffNo("ZZ7788")).key);
        Transaction transaction(open, deed);
        undo_batch(transaction, 4);
        transaction.commit();
    }
    CHECK(load_evidence(store.read()).ratings[0].level == Level(1));
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
}

TEST_CASE("evidence past its time goes, newer evidence and people in service stay") {
    TestStore store;
    store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        people.save(agency());
        people.save(person("1"));
        Person left = person("LEFT99", "離職者");
        left.left = day("2020-01-01");
        people.save(left);
        const auto who = people.key_of(AgencyCode("SAMPLE001"), StaffNo("1"));
        EvidenceSaver evidence(transaction);
        evidence.save(rating(who, "coding", 1, "2020-12-31"));
        evidence.save(rating(who, "coding", 2, "2021-01-01"));
        evidence.save(HeldCertificate{.person = who, .certificate = CertificateId("old"), .issued = day("2019-01-01")});
        evidence.save(HeldCertificate{.person = who,
                                      .certificate = CertificateId("valid"),
                                      .issued = day("2019-01-01"),
                                      .expires = day("2029-01-01")});
    });
    CHECK(check_store(store.read(), day("2026-12-01")).warnings() == 2); // overdue, and stale
    Store open = store.write();
    const auto erased = erase_older_than(open, deed, day("2021-01-01"));
    CHECK(erased.people == 1);
    CHECK(erased.records == 2);
    const auto all = load_evidence(open);
    CHECK(all.ratings.size() == 1);
    CHECK(all.certificates[0].certificate == CertificateId("valid"));
    CHECK(hits(store, "LEFT99") == 0);
}

namespace {

/// Two agencies of invented people whose names and numbers are parts of each other.
struct Nested {
    TestStore store;
    std::int64_t plan = 0, selection = 0;
    PersonKey other = PersonKey::none;

    Nested() {
        store.batch(
            [&](Transaction &transaction) {
                PeopleSaver people(transaction);
                people.save(agency());
                people.save(person("S77", "短號人"));
                people.save(person("2027", "王小"));
                people.save(person("S78", "王小明"));
                people.save(person("S770", "短號人甲"));
                other = people.key_of(AgencyCode("SAMPLE001"), StaffNo("S78"));
                EvidenceSaver evidence(transaction);
                int on = 1;
                for (const char *rater :
                     {"科長短號人", "S77 科長", "短號人甲", "S770", "2027", "王小明", "王小 科長"}) {
                    auto rated = rating(other, "coding", 1, fmt::format("2026-03-{:02}", on++).c_str());
                    rated.rater = rater;
                    evidence.save(rated);
                }
            },
            {.kind = "staff", .file = "S77.xlsx"});
        Store open = store.write();
        Transaction transaction(open, deed);
        plan = save_run(transaction, {.kind = RunKind::plan, .name = "2027", .as_of = day("2026-12-01")});
        selection = save_run(transaction, {.kind = RunKind::selection, .as_of = day("2026-12-01")});
        save_selection(transaction, selection, {});
        save_override(transaction, selection, {other, true, "S77 調職", "王小明"});
        save_override(transaction, selection, {other, false, "2027 年計畫", "短號人/科長"});
        transaction.commit();
    }
    std::vector<std::string> raters() const {
        std::vector<std::string> all;
        for (const auto &rated : load_evidence(store.read()).ratings) all.push_back(rated.rater);
        std::ranges::sort(all);
        return all;
    }
    Erased erase(const char *number, const MentionDecision &decision = {}) const {
        Store open = store.write();
        return erase_person(open, deed, find_person(open, AgencyCode(), StaffNo(number)).key, decision);
    }
};

bool holds(const std::vector<std::string> &list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

} // namespace

TEST_CASE("raters with titles, short numbers in reasons and names of files are mentions; longer names are not") {
    const Nested nested;
    const auto erased = nested.erase("S77");
    CHECK(erased.mentions == 7); // two of them in the records of the overrides
    for (const auto &place : erased.places) CHECK(place.erased);
    const auto raters = nested.raters();
    for (auto kept : {"短號人甲", "S770", "2027", "王小明", "王小 科長"}) CHECK(holds(raters, kept));
    for (const auto &rater : raters) CHECK_FALSE(rater.ends_with("科長短號人"));
    CHECK(hits(nested.store, "S77 ") == 0);
    const auto overrides = load_overrides(nested.store.read(), nested.selection);
    CHECK(overrides[0].reason == "（已刪除） 調職");
    CHECK(overrides[1].by == "（已刪除）");
    CHECK(load_batches(nested.store.read())[0].source.file == "（已刪除）.xlsx");
    CHECK(check_store(nested.store.read(), day("2026-12-01")).empty());
}

TEST_CASE("no plan's name and no other person's name is changed, and what may be something else is left and told") {
    const Nested nested;
    const auto erased = nested.erase("2027");
    CHECK(erased.mentions == 2); // the rater by number, and by name with title
    std::vector<std::string> left;
    for (const auto &place : erased.places)
        if (!place.erased) left.push_back(place.place + " " + place.text + " " + place.why);
    CHECK(left == std::vector<std::string>{fmt::format("run.name.{} 2027 run_name", nested.plan),
                                           "selection_override.reason.2 2027 年計畫 identifier"});
    CHECK(newest_run(nested.store.read(), RunKind::plan, "2027"));
    CHECK(load_overrides(nested.store.read(), nested.selection)[0].by == "王小明");
    CHECK(holds(nested.raters(), "王小明"));
    CHECK_FALSE(holds(nested.raters(), "2027"));
}

TEST_CASE("the officer's word erases what was listed; names of plans only one by one; what was not listed is refused") {
    SUBCASE("all") {
        const Nested nested;
        nested.erase("2027", {.erase_all = true});
        CHECK(newest_run(nested.store.read(), RunKind::plan, "2027"));
        CHECK(load_overrides(nested.store.read(), nested.selection)[1].reason == "（已刪除） 年計畫");
    }
    SUBCASE("one place") {
        const Nested nested;
        nested.erase("2027", {.places = {fmt::format("run.name.{}", nested.plan)}});
        CHECK(newest_run(nested.store.read(), RunKind::plan, fmt::format("已刪除-{}", nested.plan)));
        CHECK(load_overrides(nested.store.read(), nested.selection)[1].reason == "2027 年計畫");
    }
    SUBCASE("a place that was not listed") {
        const Nested nested;
        CHECK_THROWS_AS(nested.erase("2027", {.places = {"person.title.1"}}), Error);
        CHECK(find_person(nested.store.read(), AgencyCode(), StaffNo("2027")).name == "王小");
    }
}

namespace {

/// 短號人, number S77, in names and texts of other things.
struct Named {
    TestStore store;
    std::int64_t score = 0;

    Named() {
        store.batch([&](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            people.save(Unit{AgencyCode("SAMPLE001"), UnitCode("77"), "資訊科"});
            people.save(Unit{AgencyCode("SAMPLE001"), UnitCode("短號人室"), "短號人研究室"});
            auto other = person("S78", "王小明");
            other.unit = UnitCode("短號人室");
            people.save(other);
            people.save(person("S77", "短號人"));
            people.save(person("77", "李大華"));
            CatalogueSaver catalogue(transaction);
            catalogue.save(Provider{.id = ProviderId("iii"), .name = {"短號人工作室", ""}});
            catalogue.save(Course{.id = CourseId("A1"),
                                  .name = {"課程 77", "Course"},
                                  .tier = TierId("applied"),
                                  .provider = ProviderId("iii"),
                                  .provenance = {.source = "S77"}});
            save_document(transaction, {DocumentKind::catalogue, "sample", "1", "id: sample # 77\n# of S77\nend: 1\n"});
        });
        Store open = store.write();
        Transaction transaction(open, deed);
        score = save_run(transaction,
                         {.kind = RunKind::score, .as_of = day("2026-12-01"), .options = "agency=\nunit=短號人室\n"});
        transaction.commit();
    }
    Erased erase(const char *number, const MentionDecision &decision = {}) const {
        Store open = store.write();
        return erase_person(open, deed, find_person(open, AgencyCode(), StaffNo(number)).key, decision);
    }
    std::vector<Unit> units() const { return load_units(store.read()); }
};

/// Places that were left, each with the reason.
std::vector<std::string> left_by(const Erased &erased) {
    std::vector<std::string> left;
    for (const auto &place : erased.places)
        if (!place.erased) left.push_back(place.place + " " + place.why);
    return left;
}

} // namespace

TEST_CASE("names of units and courses, documents and options of runs are looked through, listed and left") {
    const Named named;
    const auto before = hits(named.store, "短號人室");
    const auto erased = named.erase("S77", {.erase_all = true});
    CHECK(erased.mentions == 0);
    CHECK(left_by(erased) == std::vector<std::string>{"course.provenance.1 catalogue",
                                                      "document.source.catalogue sample@1:2 document",
                                                      "provider.name_zh.1 catalogue", "run.options.1 name",
                                                      "unit.code.2 unit_code", "unit.name.2 name"});
    CHECK(hits(named.store, "短號人室") == before);
    CHECK(named.units()[1].name == "短號人研究室");
    CHECK(load_catalogue(named.store.read()).providers[0].name.zh_tw == "短號人工作室");
    CHECK(load_document(named.store.read(), DocumentKind::catalogue, "sample", "1")->source.find("S77") !=
          std::string::npos);
    CHECK(check_store(named.store.read(), day("2026-12-01")).empty());
}

TEST_CASE("a short number is not listed where codes and the catalogue hold it") {
    const Named named;
    CHECK(left_by(named.erase("77")).empty());
}

TEST_CASE("a long number is listed there whoever else has it, and a short one in no width; codes are fixed places") {
    TestStore store;
    store.batch([&](Transaction &transaction) {
        PeopleSaver people(transaction);
        people.save(agency());
        people.save(agency("SAMPLE002"));
        people.save(Unit{AgencyCode("SAMPLE001"), UnitCode("1"), "10023456 工作小組"});
        for (const char *number : {"10023456", "2027"}) {
            people.save(person(number, number[0] == '1' ? "短號人" : "王小"));
            auto other = person(number, number[0] == '1' ? "李大華" : "林大同");
            other.agency = AgencyCode("SAMPLE002");
            people.save(other);
        }
        CatalogueSaver catalogue(transaction);
        catalogue.save(Provider{.id = ProviderId("短號人"), .name = {"工作室", ""}});
        catalogue.save(Course{.id = CourseId("10023456"),
                              .name = {"課程 ２０２７", "10023456 and 2027"},
                              .tier = TierId("applied"),
                              .provider = ProviderId("短號人")});
    });
    const auto erase = [&](const char *number) {
        Store open = store.write();
        return erase_person(open, deed, find_person(open, AgencyCode("SAMPLE001"), StaffNo(number)).key,
                            {.erase_all = true});
    };
    CHECK(left_by(erase("2027")).empty());
    const auto erased = erase("10023456");
    CHECK(left_by(erased) == std::vector<std::string>{"course.id code", "course.name_en.1 catalogue",
                                                      "provider.id code", "unit.name.1 name"});
    for (const auto &place : erased.places) CHECK(place.fixed == (place.why == "code"));
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
}

TEST_CASE("of earlier versions of a document each has its own places") {
    TestStore store;
    const auto load = [&](const std::string &source) {
        store.batch([&](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            save(people, person("S77", "短號人"));
            save_document(transaction, {DocumentKind::catalogue, "sample", "1", source});
        });
    };
    for (const auto *source : {"id: a # of S77\n", "id: b # of S77\n", "id: c\n"}) load(source);
    Store open = store.write();
    const auto erased = erase_person(open, deed, find_person(open, AgencyCode(), StaffNo("S77")).key, {});
    CHECK(erased.places.size() == 2);
}

TEST_CASE("the officer may have a unit renamed, with its people, and a text of the catalogue, but no document") {
    const Named named;
    CHECK_THROWS_AS(named.erase("S77", {.places = {"document.source.catalogue sample@1:2"}}), Error);
    named.erase("S77", {.places = {"unit.code.2", "unit.name.2", "provider.name_zh.1", "run.options.1"}});
    CHECK(named.units()[1] == Unit{AgencyCode("SAMPLE001"), UnitCode("已刪除-2室"), "（已刪除）研究室"});
    CHECK(find_person(named.store.read(), AgencyCode(), StaffNo("S78")).unit == UnitCode("已刪除-2室"));
    CHECK(load_catalogue(named.store.read()).providers[0].name.zh_tw == "（已刪除）工作室");
    CHECK(hits(named.store, "短號人") == 0);
    CHECK(check_store(named.store.read(), day("2026-12-01")).empty());
}

TEST_CASE("an erasure whose traces were not overwritten is found by who opens the store next") {
    const Nested nested;
    {
        Store open = nested.store.write();
        CHECK_FALSE(found_unfinished_erasure(open));
        mark_rewrite_due(open.database());
    }
    CHECK(found_unfinished_erasure(nested.store.read()));
    CHECK(found_unfinished_erasure(nested.store.write()));
    CHECK_FALSE(found_unfinished_erasure(nested.store.write()));
}
