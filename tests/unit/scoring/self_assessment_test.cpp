#include "aitalent/scoring/self_assessment.h"
#include "small_world.h"

#include <doctest/doctest.h>

using namespace small_world;

namespace {

/// The guideline's own table in small: literacy 18, tools 18 or 30 on it, programming 12 on tools, training 30 on
/// literacy and 30 hours of tools or programming.
std::vector<HoursStep> table() {
    auto step = [](const char *id, const char *area, int own, int total, auto builds_on, int tools = 0) {
        return HoursStep{.id = id,
                         .area = AreaId(area),
                         .name = {},
                         .own_hours = hours(own),
                         .different_tools = tools,
                         .builds_on = builds_on,
                         .total_hours = hours(total)};
    };
    using AnyOf = std::vector<std::vector<std::string>>;
    return {step("literacy", "literacy", 18, 18, AnyOf{}), step("tools-basic", "tools", 18, 36, AnyOf{{"literacy"}}, 1),
            step("tools-advanced", "tools", 30, 48, AnyOf{{"literacy"}}, 2),
            step("programming", "programming", 12, 48, AnyOf{{"literacy"}, {"tools-basic"}}),
            step("training", "training", 30, 78, AnyOf{{"literacy"}, {"tools-advanced", "programming"}})};
}

struct Learner : World {
    Learner() {
        framework.areas.clear();
        framework.competencies.clear();
        catalogue.courses.clear();
        framework.hours_table = table();
        for (const char *area : {"literacy", "tools", "programming", "training"}) area_with_two(area);
    }

    void area_with_two(const std::string &area) {
        for (const char *which : {"-a", "-b"})
            framework.competencies.push_back(
                {.id = CompetencyId(area + which), .number = 1, .area = AreaId(area), .name = {}});
    }

    void finished(std::string course, std::vector<std::string> lifts, int length) {
        Course made{.id = CourseId(course),
                    .name = {},
                    .tier = TierId("t"),
                    .provider = ProviderId("p"),
                    .hours = hours(length)};
        for (const auto &lifted : lifts) made.lifts.push_back({CompetencyId(lifted), Level(0), Level(1)});
        catalogue.courses.push_back(made);
        evidence.results.push_back(
            {.person = PersonKey{1}, .course = made.id, .finished = day("2026-05-01"), .passed = true});
    }

    StepAssessment step(std::string_view id) const {
        for (auto &each : self_assessment(person(), yardstick(), day("2026-12-01")))
            if (each.step == id) return each;
        return {};
    }
};

} // namespace

TEST_CASE("hours add up along the table: 18, 36, 48, 78, by either way down") {
    Learner learner;
    learner.finished("L", {"literacy-a"}, 18);
    CHECK(learner.step("literacy").hours_met);
    CHECK_FALSE(learner.step("tools-basic").hours_met);
    learner.finished("M", {"tools-a"}, 18);
    CHECK(learner.step("tools-basic").hours_met);
    CHECK(learner.step("tools-basic").total_held == hours(36));
    CHECK_FALSE(learner.step("tools-advanced").hours_met);
    learner.finished("P", {"programming-a"}, 12);
    learner.finished("T", {"training-a"}, 30);
    const auto training = learner.step("training");
    CHECK(training.hours_met);
    CHECK(training.total_held == hours(78));
    CHECK(training.total_asked == hours(78));
}

TEST_CASE("the advanced tools step asks two different tools besides its hours") {
    Learner learner;
    learner.finished("L", {"literacy-a"}, 18);
    learner.finished("M", {"tools-a"}, 40);
    CHECK(learner.step("tools-advanced").own_held == hours(40));
    CHECK_FALSE(learner.step("tools-advanced").hours_met);
    learner.finished("N", {"tools-b"}, 3);
    CHECK(learner.step("tools-advanced").hours_met);
}

TEST_CASE("a course of two areas divides its hours, and one taken twice counts once") {
    Learner learner;
    learner.finished("X", {"literacy-a", "tools-a"}, 9);
    learner.evidence.results.push_back(learner.evidence.results.front());
    CHECK(learner.step("literacy").own_held == std::chrono::minutes(270));
    CHECK(learner.step("tools-basic").own_held == std::chrono::minutes(270));
}

TEST_CASE("any one alternative of certificates is enough, and certificates must be of different kinds") {
    Learner learner;
    auto &framework = learner.framework;
    framework.certificates.clear();
    for (const char *id : {"lit-1", "tool-1", "tool-2", "tool-3", "project-1"})
        framework.certificates.push_back(
            {.id = CertificateId(id),
             .name = {},
             .certificate_class = CertificateClassId(std::string(id).substr(0, std::string(id).find('-'))),
             .issuer = {}});
    framework.hours_table.back().certificates = {{{CertificateClassId("project"), 1}},
                                                 {{CertificateClassId("lit"), 1}, {CertificateClassId("tool"), 3}}};
    auto holds = [&](const char *id, const char *expires) {
        learner.evidence.certificates.push_back({.person = PersonKey{1},
                                                 .certificate = CertificateId(id),
                                                 .issued = day("2026-01-01"),
                                                 .expires = day(expires)});
    };
    holds("lit-1", "2027-12-31");
    holds("tool-1", "2027-12-31");
    holds("tool-1", "2027-12-31");
    holds("tool-2", "2026-11-30");
    const auto one_short = learner.step("training");
    CHECK_FALSE(one_short.certificates_met);
    CHECK(one_short.alternative == 0);
    holds("tool-2", "2027-12-31");
    holds("tool-3", "2027-12-31");
    CHECK(learner.step("training").certificates_met);
    CHECK(learner.step("training").alternative == 1);
    CHECK(learner.step("literacy").certificates_met);
}
