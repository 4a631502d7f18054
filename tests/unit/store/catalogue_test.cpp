#include "aitalent/store/catalogue.h"

#include "sample.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

Provider provider() {
    return {.id = ProviderId("iii"),
            .name = {"資策會", "III"},
            .provenance = {.source = "guide", .basis = Basis::transcription}};
}
Course course(const std::string &id) {
    return {.id = CourseId(id),
            .name = {"課程", "Course"},
            .tier = TierId("applied"),
            .provider = ProviderId("iii"),
            .lifts = {{CompetencyId("coding"), Level(1), Level(2)}, {CompetencyId("automation"), Level(0), Level(1)}},
            .hours = std::chrono::minutes(90),
            .price = Money(1200),
            .delivery = Delivery::blended,
            .provenance = {.source = "", .basis = Basis::invented, .note = "兩行\n備註"}};
}
Session session(const std::string &id) {
    return {.id = SessionId(id),
            .course = CourseId("B1"),
            .starts = day("2027-03-01"),
            .ends = day("2027-03-02"),
            .seats = 30,
            .minimum_enrolment = 8,
            .price_per_seat = Money(0),
            .open_to = OpenTo::region,
            .cancelled = false};
}

void save_all(Transaction &transaction, const Course &second) {
    CatalogueSaver saver(transaction);
    saver.save(session("B1-01")); // before its course: references are looked at when all is saved
    saver.save(second);
    saver.save(course("A1"));
    saver.save(provider());
}

} // namespace

TEST_CASE("a catalogue comes back as saved, ordered by id") {
    TestStore store;
    Course second = course("B1");
    second.after_courses = {CourseId("A1")};
    second.after_levels = {{CompetencyId("coding"), Level(1)}};
    store.batch([&](Transaction &transaction) { save_all(transaction, second); });
    const auto catalogue = load_catalogue(store.read());
    REQUIRE(catalogue.courses.size() == 2);
    CHECK(catalogue.courses[0].id == CourseId("A1"));
    const Course &read = catalogue.courses[1];
    CHECK(read.lifts == second.lifts);
    CHECK(read.after_courses == second.after_courses);
    CHECK(read.after_levels == second.after_levels);
    CHECK(read.provenance == second.provenance);
    CHECK(read.hours == second.hours);
    CHECK(read.delivery == Delivery::blended);
    CHECK(catalogue.providers[0].provenance == provider().provenance);
    const Session &run = catalogue.sessions[0];
    CHECK(run.price_per_seat == Money(0));
    CHECK(run.from_time == std::chrono::hours(9));
    CHECK(run.open_to == OpenTo::region);
    CHECK(run.seats == 30);
}

TEST_CASE("the same catalogue again changes nothing; a course whose parts differ has changed") {
    TestStore store;
    store.batch([](Transaction &transaction) { save_all(transaction, course("B1")); });
    Course second = course("B1");
    second.lifts.pop_back();
    store.batch([&](Transaction &transaction) {
        CatalogueSaver saver(transaction);
        CHECK(saver.save(provider()) == Saved::unchanged);
        CHECK(saver.save(course("A1")) == Saved::unchanged);
        CHECK(saver.save(session("B1-01")) == Saved::unchanged);
        CHECK(saver.save(second) == Saved::changed);
    });
    CHECK(load_catalogue(store.read()).courses[1].lifts.size() == 1);
}

TEST_CASE("documents keep their bytes, and one of a kind is in use") {
    TestStore store;
    const StoredDocument first{
        .kind = DocumentKind::profile, .id = "p", .edition = "1", .source = "a: 1\r\n", .in_use = true};
    StoredDocument second{.kind = DocumentKind::profile, .id = "p", .edition = "2", .source = "a: 2\n", .in_use = true};
    store.batch([&](Transaction &transaction) {
        CHECK(save_document(transaction, first) == Saved::added);
        CHECK(save_document(transaction, second) == Saved::added);
    });
    CHECK(document_in_use(store.read(), DocumentKind::profile)->edition == "2");
    CHECK(load_document(store.read(), DocumentKind::profile, "p", "1")->source == "a: 1\r\n");
    CHECK_FALSE(load_document(store.read(), DocumentKind::framework, "p", "1").has_value());
    const auto back =
        store.batch([&](Transaction &transaction) { CHECK(save_document(transaction, first) == Saved::changed); });
    CHECK(document_in_use(store.read(), DocumentKind::profile)->edition == "1");
    store.batch([&](Transaction &transaction) { CHECK(save_document(transaction, first) == Saved::unchanged); });
    second.in_use = false;
    store.batch([&](Transaction &transaction) { CHECK(save_document(transaction, second) == Saved::unchanged); });
    CHECK(back == 2);
}
