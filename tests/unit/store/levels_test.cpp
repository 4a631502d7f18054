#include "aitalent/store/levels.h"

#include "aitalent/store/batches.h"
#include "aitalent/store/catalogue.h"
#include "aitalent/store/documents.h"
#include "aitalent/store/erase.h"
#include "aitalent/store/scores.h"
#include "sample.h"
#include "store/database.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

const std::vector<CompetencyId> columns = {CompetencyId("ethics"), CompetencyId("coding")};

/// Three people with a rating each, and vectors that hold from 1 March to 1 June 2026.
struct Kept : TestStore {
    std::vector<PersonKey> people;
    Kept() {
        batch([&](Transaction &open) {
            PeopleSaver saver(open);
            EvidenceSaver evidence(open);
            saver.save(agency());
            saver.save(Unit{AgencyCode("SAMPLE001"), UnitCode("U1"), "U1"});
            for (const char *number : {"S1", "S2", "S3"}) {
                saver.save(person(number));
                people.push_back(saver.key_of(AgencyCode("SAMPLE001"), StaffNo(number)));
                evidence.save(rating(people.back(), "coding", 2, "2026-02-01"));
            }
        });
        keep(7);
    }
    void keep(std::int64_t basis) const {
        LevelTable table(columns, people.size());
        for (std::size_t i = 0; i < people.size(); ++i) table.set(i, 1, Level(2), Level(1));
        Store store = write();
        Transaction open(store, deed);
        const std::uint32_t places[] = {0, 1, 2};
        const std::int32_t until[] = {day_number(day("2026-06-01")), never, day_number(day("2026-06-01"))};
        save_levels(open, people, places, basis, day("2026-03-01"), until, table);
        open.commit();
    }
    std::vector<std::uint32_t> missing(const char *as_of = "2026-03-01", std::int64_t basis = 7) const {
        LevelTable table(columns, people.size());
        auto places = load_levels(read(), people, basis, day(as_of), table);
        for (std::size_t i = 0; i < people.size(); ++i) {
            const bool held = std::ranges::find(places, i) == places.end();
            CHECK(table.level(i, 1) == (held ? std::optional(Level(2)) : std::nullopt));
            CHECK_FALSE(table.level(i, 0));
            if (held) CHECK(table.sure(1)[i] == 1);
        }
        return places;
    }
};

using Places = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("kept levels come back for their basis and their days only") {
    const Kept kept;
    CHECK(kept.missing() == Places{});
    CHECK(kept.missing("2026-05-31") == Places{});
    CHECK(kept.missing("2026-06-01") == Places{0, 2});
    CHECK(kept.missing("2026-02-28") == Places{0, 1, 2});
    CHECK(kept.missing("2026-03-01", 8) == Places{0, 1, 2});
    kept.keep(8); // another profile takes the place of the one before
    CHECK(kept.missing("2026-03-01", 8) == Places{});
    CHECK(kept.missing() == Places{0, 1, 2});
}

TEST_CASE("a person's levels go when the person's evidence changes, by whatever way, and nobody else's do") {
    const Kept kept;
    const auto change = [&](auto work) {
        return kept.batch([&](Transaction &open) {
            EvidenceSaver saver(open);
            work(saver);
        });
    };
    SUBCASE("a rating more, and its undoing") {
        const auto batch = change([&](auto &saver) { saver.save(rating(kept.people[1], "ethics", 1)); });
        CHECK(kept.missing() == Places{1});
        kept.keep(7);
        Store store = kept.write();
        Transaction open(store, deed);
        undo_batch(open, batch);
        open.commit();
        CHECK(kept.missing() == Places{1});
    }
    SUBCASE("a rating corrected") {
        change([&](auto &saver) { saver.save(rating(kept.people[2], "coding", 3, "2026-02-01")); });
        CHECK(kept.missing() == Places{2});
    }
    SUBCASE("a rating withdrawn") {
        const auto held = load_evidence(kept.read(), std::vector{kept.people[0]}).ratings;
        change([&](auto &saver) { saver.remove(held.at(0)); });
        CHECK(kept.missing() == Places{0});
    }
    SUBCASE("a certificate") {
        change([&](auto &saver) {
            saver.save(HeldCertificate{
                .person = kept.people[0], .certificate = CertificateId("c"), .issued = day("2026-01-01")});
        });
        CHECK(kept.missing() == Places{0});
    }
    SUBCASE("a course result") {
        change([&](auto &saver) {
            saver.save(CourseResult{
                .person = kept.people[2], .course = CourseId("A"), .finished = day("2026-01-01"), .passed = true});
        });
        CHECK(kept.missing() == Places{2});
    }
    SUBCASE("the same rating again changes nothing") {
        change([&](auto &saver) { saver.save(rating(kept.people[1], "coding", 2, "2026-02-01")); });
        CHECK(kept.missing() == Places{});
    }
}

TEST_CASE("all kept levels go with a change of what they were derived by, and with no other") {
    const Kept kept;
    const auto kept_rows = [&] { return load_kept_levels(kept.read(), 7).size(); };
    const auto document = [](const char *source) {
        return StoredDocument{
            .kind = DocumentKind::profile, .id = "p", .edition = "1", .source = source, .loaded_at = "2026-03-01"};
    };
    std::int64_t batch = 0;
    SUBCASE("a document") {
        batch = kept.batch([&](Transaction &open) { save_document(open, document("a")); });
        CHECK(kept_rows() == 0);
    }
    SUBCASE("the same document again, and a provider") {
        kept.batch([&](Transaction &open) { save_document(open, document("a")); });
        kept.keep(7);
        kept.batch([&](Transaction &open) {
            save_document(open, document("a"));
            CatalogueSaver(open).save(Provider{.id = ProviderId("iii"), .name = {"資策會", "III"}});
        });
        CHECK(kept_rows() == 3);
    }
    SUBCASE("a course") {
        batch = kept.batch([&](Transaction &open) {
            CatalogueSaver saver(open);
            saver.save(Provider{.id = ProviderId("iii"), .name = {"資策會", "III"}});
            saver.save(Course{.id = CourseId("A"),
                              .name = {"課程", "Course"},
                              .tier = TierId("applied"),
                              .provider = ProviderId("iii"),
                              .hours = std::chrono::minutes(90)});
        });
        CHECK(kept_rows() == 0);
    }
    if (batch == 0) return;
    kept.keep(7);
    Store store = kept.write();
    Transaction open(store, deed);
    undo_batch(open, batch);
    open.commit();
    CHECK(kept_rows() == 0);
}

TEST_CASE("rows are kept as they stand, whether they hold dates or not") {
    const Kept kept;
    {
        Store store = kept.write();
        store.database().execute("update level_vector set from_day = -1000000 where person = 2;"
                                 "insert into level_vector values (77, 7, 0, 9, x'0102'), (78, 8, 0, 9, x'')");
    }
    const auto rows = load_kept_levels(kept.read(), 7);
    REQUIRE(rows.size() == 4);
    CHECK_FALSE(rows[0].from.has_value());
    CHECK(rows[1].person == PersonKey{77});
    CHECK(rows[1].from == day("1970-01-01"));
    CHECK(rows[1].to_day == 9);
    CHECK(rows[1].levels == std::string("\x01\x02"));
    CHECK(rows[2].person == kept.people[0]);
    CHECK(rows[3].to_day == day_number(day("2026-06-01")));
}

TEST_CASE("ratings come as scoring folds them, in the order of the people asked for") {
    const Kept kept;
    kept.batch([&](Transaction &open) {
        EvidenceSaver saver(open);
        saver.save(rating(kept.people[0], "unheard-of", 1));
        saver.save(rating(kept.people[0], "ethics", 1));
    });
    const std::vector<PersonKey> two = {kept.people[0], kept.people[2]};
    const auto rows = load_rating_rows(kept.read(), two, columns);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].person == 0);
    CHECK(rows[0].competency == 1);
    CHECK(rows[0].kind == EvidenceKind::manager);
    CHECK(rows[0].day == day_number(day("2026-02-01")));
    CHECK(rows[1].competency == 0);
    CHECK(rows[2].person == 1);
    CHECK(people_with_learning(kept.read()).empty());
    CHECK(load_evidence(kept.read(), std::span(two)).ratings.size() == 4);
}

TEST_CASE("best roles come back as they were kept, and go with an erased person") {
    const Kept kept;
    std::vector<BestRoles> best(3);
    best[0] = {{4, 1, BestRoles::none}, 1};
    best[2] = {{0, 2, 3}, 0};
    std::int64_t run = 0;
    {
        Store store = kept.write();
        Transaction open(store, deed);
        run = save_run(open, {.kind = RunKind::score, .as_of = day("2026-03-01")});
        save_best_roles(open, run, kept.people, best);
        open.commit();
    }
    const auto held = load_best_roles(kept.read(), run);
    REQUIRE(held.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK((held[i].person == kept.people[i] && held[i].best == best[i]));
    {
        Store store = kept.write();
        erase_person(store, deed, kept.people[1]);
    }
    CHECK(load_best_roles(kept.read(), run).size() == 2);
}
