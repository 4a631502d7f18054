#include "aitalent/store/evidence.h"

#include "sample.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

struct Files {
    TestStore store;
    PersonKey who = PersonKey::none;
    Files() {
        store.batch([](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            people.save(person("1"));
        });
        who = load_people(store.read())[0].key;
    }
    template<class Piece>
    Saved save(const Piece &piece) {
        Saved saved = Saved::unchanged;
        store.batch([&](Transaction &transaction) { saved = EvidenceSaver(transaction).save(piece); },
                    {.kind = "assessments", .file = "考評.xlsx", .sheet = "2026"});
        return saved;
    }
    Evidence all() { return load_evidence(store.read()); }
};

} // namespace

TEST_CASE("a rating comes back as saved and says which row of which file it came from") {
    Files files;
    CHECK(files.save(rating(files.who, "ai-literacy", 2)) == Saved::added);
    const auto ratings = files.all().ratings;
    REQUIRE(ratings.size() == 1);
    CHECK(ratings[0].competency == CompetencyId("ai-literacy"));
    CHECK(ratings[0].kind == EvidenceKind::manager);
    CHECK(ratings[0].level == Level(2));
    CHECK(ratings[0].on == day("2026-03-01"));
    CHECK(ratings[0].rater == "S0001");
    CHECK(ratings[0].source == SourceRow{.batch = 2, .file = "考評.xlsx", .sheet = "2026", .row = 7});
}

TEST_CASE("the same rating again is no change, another level is a correction, another day is more evidence") {
    Files files;
    files.save(rating(files.who, "ai-literacy", 2));
    CHECK(files.save(rating(files.who, "ai-literacy", 2)) == Saved::unchanged);
    CHECK(files.save(rating(files.who, "ai-literacy", 3)) == Saved::changed);
    CHECK(files.save(rating(files.who, "ai-literacy", 3, "2026-04-01")) == Saved::added);
    const auto ratings = files.all().ratings;
    REQUIRE(ratings.size() == 2);
    CHECK(ratings[0].level == Level(3));
    CHECK(ratings[0].source.batch == 4);
}

TEST_CASE("certificates and results come back as saved, with what is not given left out") {
    Files files;
    CHECK(files.save(HeldCertificate{.person = files.who,
                                     .certificate = CertificateId("ipas-ai-planner-basic"),
                                     .issued = day("2025-05-01")}) == Saved::added);
    CHECK(files.save(HeldCertificate{.person = files.who,
                                     .certificate = CertificateId("ipas-ai-planner-basic"),
                                     .issued = day("2025-05-01"),
                                     .expires = day("2030-05-01")}) == Saved::changed);
    CHECK(files.save(CourseResult{
              .person = files.who, .course = CourseId("A101"), .finished = day("2026-02-01"), .passed = true}) ==
          Saved::added);
    CHECK(files.save(CourseResult{.person = files.who,
                                  .course = CourseId("A101"),
                                  .finished = day("2026-02-01"),
                                  .passed = true,
                                  .score = 80,
                                  .attended = std::chrono::minutes(90)}) == Saved::changed);
    const auto all = files.all();
    CHECK(all.certificates[0].expires == day("2030-05-01"));
    CHECK(all.results[0].score == 80);
    CHECK(all.results[0].attended == std::chrono::minutes(90));
    CHECK(all.results[0].session.empty());
}

TEST_CASE("evidence is ordered by person, date and key, whatever the order it came in") {
    Files files;
    files.save(rating(files.who, "coding", 1, "2026-05-01"));
    files.save(rating(files.who, "ai-literacy", 1, "2026-01-01"));
    files.save(rating(files.who, "automation", 1, "2026-05-01"));
    const auto ratings = files.all().ratings;
    CHECK(ratings[0].competency == CompetencyId("ai-literacy"));
    CHECK(ratings[1].competency == CompetencyId("coding"));
    CHECK(ratings[2].competency == CompetencyId("automation"));
}

TEST_CASE("evidence of some people is loaded by the same filters as people") {
    Files files;
    files.save(rating(files.who, "coding", 1));
    CHECK(load_evidence(files.store.read(), {.staff_no = StaffNo("1")}).ratings.size() == 1);
    CHECK(load_evidence(files.store.read(), {.staff_no = StaffNo("2")}).ratings.empty());
}
