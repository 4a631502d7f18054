#include "aitalent/catalogue/check.h"
#include "aitalent/framework/checking.h"

#include <algorithm>

namespace aitalent {

namespace {

class CatalogueChecker {
  public:
    CatalogueChecker(const Catalogue &catalogue, const Framework &framework, const Profile &profile,
                     const PlaceOf &place)
        : catalogue_(catalogue), profile_(profile), providers_(catalogue.providers), courses_(catalogue.courses),
          competencies_(framework.competencies), tiers_(profile.tiers), sources_(catalogue.sources), checker_(place) {}

    Faults run() {
        check_words();
        for (const auto &course : catalogue_.courses) check_course(course);
        for (const auto &session : catalogue_.sessions) check_session(session);
        check_circles();
        checker_.refers("AT-FRM-010", "provenance.source", catalogue_.provenance.source, sources_);
        checker_.names_differ("providers", catalogue_.providers);
        return checker_.take();
    }

  private:
    const Catalogue &catalogue_;
    const Profile &profile_;
    const Names providers_, courses_, competencies_, tiers_, sources_;
    Checker checker_;

    Fault fault(std::string code, const std::string &path, std::string found, std::string expected = {}) const {
        return checker_.fault(std::move(code), path)
            .with("found", std::move(found))
            .with("expected", std::move(expected));
    }
    void add(Fault fault) {
        if (!checker_.full()) checker_.add(std::move(fault));
    }

    void check_words() {
        std::vector<std::string> words;
        for (const auto &level : profile_.scale.levels) words.push_back(level.id);
        if (!catalogue_.scale.empty() && catalogue_.scale != words)
            add(fault("AT-CAT-012", "scale", joined(catalogue_.scale, ", "), joined(words, ", ")));
    }

    void check_level(const std::string &path, Level level) {
        const Level highest = profile_.scale.highest();
        if (level > highest)
            add(fault("AT-CAT-006", path, fmt::to_string(level.value()), fmt::to_string(highest.value())));
    }

    void check_course(const Course &course) {
        const std::string path = fmt::format("courses[{}]", course.id.str());
        checker_.refers("AT-CAT-001", path + ".provider", course.provider, providers_);
        checker_.refers("AT-CAT-004", path + ".tier", course.tier, tiers_);
        checker_.refers("AT-FRM-010", path + ".provenance.source", course.provenance.source, sources_);
        checker_.all_refer("AT-CAT-002", path + ".after_courses", course.after_courses, courses_);
        if (course.hours.count() == 0) add(checker_.fault("AT-CAT-013", path + ".hours"));
        for (const auto &lift : course.lifts) {
            const std::string where = fmt::format("{}.lifts[{}]", path, lift.competency.str());
            checker_.refers("AT-CAT-003", where + ".competency", lift.competency, competencies_);
            check_level(where + ".to", lift.to);
            if (lift.to <= lift.from) add(fault("AT-CAT-005", where + ".to", lift.competency.str()));
        }
        for (const auto &[competency, level] : course.after_levels) {
            const std::string where = fmt::format("{}.after_levels.{}", path, competency.str());
            checker_.refers("AT-CAT-003", where, competency, competencies_);
            check_level(where, level);
        }
    }

    void check_session(const Session &session) {
        const std::string path = fmt::format("sessions[{}]", session.id.str());
        checker_.refers("AT-CAT-002", path + ".course", session.course, courses_);
        if (session.ends < session.starts)
            add(fault("AT-CAT-008", path + ".ends", iso(session.ends), iso(session.starts)));
        if (session.to_time <= session.from_time)
            add(fault("AT-CAT-009", path + ".to_time", clock_text(session.to_time)));
        if (session.minimum_enrolment > session.seats)
            add(fault("AT-CAT-010", path + ".minimum_enrolment", fmt::to_string(session.minimum_enrolment),
                      fmt::to_string(session.seats)));
        const bool unnamed = (session.open_to == OpenTo::region && session.region.empty()) ||
                             (session.open_to == OpenTo::agency && session.agency.empty());
        if (unnamed) add(fault("AT-CAT-011", path + ".open_to", std::string(name(session.open_to))));
    }

    void check_circles() {
        std::map<std::string, std::vector<std::string>> arrows;
        for (const auto &course : catalogue_.courses)
            for (const auto &before : course.after_courses) arrows[course.id.str()].push_back(before.str());
        for (const auto &[course, circle] : circles(arrows))
            add(fault("AT-CAT-007", fmt::format("courses[{}].after_courses", course), circle));
    }
};

/// The highest level the courses lead to, starting from nothing.
std::map<CompetencyId, Level> reachable(const Catalogue &catalogue) {
    std::map<CompetencyId, Level> levels;
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto &course : catalogue.courses)
            for (const auto &lift : course.lifts) {
                Level &level = levels[lift.competency];
                if (lift.from > level || lift.to <= level) continue;
                level = lift.to;
                changed = true;
            }
    }
    return levels;
}

} // namespace

Faults check(const Catalogue &catalogue, const Framework &framework, const Profile &profile, const PlaceOf &place) {
    return CatalogueChecker(catalogue, framework, profile, place).run();
}

Faults check_coverage(const Catalogue &catalogue, const Profile &profile, const PlaceOf &place) {
    Checker checker(place);
    const auto levels = reachable(catalogue);
    for (const auto &role : profile.roles)
        for (const auto &requirement : role.requirements) {
            const auto found = levels.find(requirement.competency);
            if ((found != levels.end() && found->second >= requirement.level) || checker.full()) continue;
            checker.add(checker.fault("AT-CAT-014", "courses", Severity::warning)
                            .with("found", requirement.competency.str())
                            .with("expected", fmt::to_string(requirement.level.value()))
                            .with("role", role.id.str()));
        }
    return checker.take();
}

} // namespace aitalent
