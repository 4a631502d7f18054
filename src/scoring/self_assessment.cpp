#include "aitalent/scoring/self_assessment.h"

#include "pieces.h"

#include <algorithm>
#include <map>
#include <set>

namespace aitalent {

namespace {

using std::chrono::minutes;

struct Learning {
    std::map<AreaId, minutes> hours;
    std::map<AreaId, std::set<CompetencyId>> tools;
};

/// Hours of each course finished and counted by `as_of`; the longest where it was taken more than once.
std::map<const Course *, minutes> finished_courses(const PersonEvidence &evidence, const Yardstick &yardstick,
                                                   Date as_of) {
    std::map<const Course *, minutes> finished;
    for (const CourseResult &result : evidence.results) {
        const Course *course = yardstick.catalogue.find(result.course);
        if (!course || result.finished > as_of) continue;
        if (scoring::course_standing(result, *course, yardstick.profile.courses) != Standing::counted) continue;
        const minutes hours = std::min(result.attended.value_or(course->hours), course->hours);
        finished[course] = std::max(finished[course], hours);
    }
    return finished;
}

void add_course(const Course &course, minutes hours, const Framework &framework, Learning &into) {
    std::vector<AreaId> areas;
    for (const Lift &lift : course.lifts) {
        const Competency *competency = framework.find(lift.competency);
        if (!competency) continue;
        if (std::ranges::find(areas, competency->area) == areas.end()) areas.push_back(competency->area);
        into.tools[competency->area].insert(lift.competency);
    }
    if (areas.empty()) return;
    const auto each = hours / static_cast<int>(areas.size());
    for (const AreaId &area : areas) into.hours[area] += each;
    into.hours[areas.front()] += hours - each * static_cast<int>(areas.size());
}

Learning learning_of(const PersonEvidence &evidence, const Yardstick &yardstick, Date as_of) {
    Learning learning;
    for (const auto &[course, hours] : finished_courses(evidence, yardstick, as_of))
        add_course(*course, hours, yardstick.framework, learning);
    return learning;
}

/// The certificates held on `as_of`, each under the id the framework uses now.
std::set<CertificateId> certificates_held(const PersonEvidence &evidence, const Yardstick &yardstick, Date as_of) {
    std::set<CertificateId> held;
    for (const HeldCertificate &one : evidence.certificates) {
        const auto *mapping = scoring::mapping_of(one.certificate, yardstick);
        auto expires = one.expires;
        if (!expires && mapping && mapping->valid_months > 0)
            expires = plus_days(plus_months(one.issued, mapping->valid_months), -1);
        if (one.issued > as_of || (expires && *expires < as_of)) continue;
        held.insert(mapping ? mapping->certificate : one.certificate);
    }
    return held;
}

using Steps = std::set<const HoursStep *>;

/// The table's any-of rules spelled out: every set of steps whose hours together make up one step's total.
class Ways {
  public:
    explicit Ways(const std::vector<HoursStep> &table) : table_(table) {}

    std::vector<Steps> down_from(const HoursStep &step, int depth = 0) const {
        std::vector<Steps> ways{{&step}};
        if (depth > static_cast<int>(table_.size())) return ways; // a table that builds on itself in a circle
        for (const auto &any_of : step.builds_on) ways = combined(ways, alternatives(any_of, depth + 1));
        return ways;
    }

  private:
    std::vector<Steps> alternatives(const std::vector<std::string> &any_of, int depth) const {
        std::vector<Steps> ways;
        for (const std::string &id : any_of) {
            const auto found = std::ranges::find(table_, id, &HoursStep::id);
            if (found == table_.end()) continue;
            for (Steps &way : down_from(*found, depth)) ways.push_back(std::move(way));
        }
        return ways;
    }

    static std::vector<Steps> combined(const std::vector<Steps> &left, const std::vector<Steps> &right) {
        if (right.empty()) return left;
        std::vector<Steps> both;
        for (const Steps &a : left)
            for (const Steps &b : right) {
                both.push_back(a);
                both.back().insert(b.begin(), b.end());
            }
        return both;
    }

    const std::vector<HoursStep> &table_;
};

class Assessor {
  public:
    Assessor(const Framework &framework, Learning learning, std::set<CertificateId> held)
        : framework_(framework), ways_(framework.hours_table), learning_(std::move(learning)), held_(std::move(held)) {}

    StepAssessment assess(const HoursStep &step) const {
        StepAssessment result{.step = step.id,
                              .own_held = own_hours(step),
                              .own_asked = step.own_hours,
                              .total_asked = step.total_hours,
                              .tools_held = tools(step),
                              .tools_asked = step.different_tools};
        assess_hours(step, result);
        assess_certificates(step, result);
        return result;
    }

  private:
    static std::vector<AreaId> own_areas(const HoursStep &step) {
        return step.own_hours_may_be_of.empty() ? std::vector{step.area} : step.own_hours_may_be_of;
    }

    minutes own_hours(const HoursStep &step) const {
        minutes sum{0};
        for (const AreaId &area : own_areas(step))
            if (const auto found = learning_.hours.find(area); found != learning_.hours.end()) sum += found->second;
        return sum;
    }

    int tools(const HoursStep &step) const {
        std::size_t count = 0;
        for (const AreaId &area : own_areas(step))
            if (const auto found = learning_.tools.find(area); found != learning_.tools.end())
                count += found->second.size();
        return static_cast<int>(count);
    }

    bool met_alone(const HoursStep &step) const {
        return own_hours(step) >= step.own_hours && tools(step) >= step.different_tools;
    }

    void assess_hours(const HoursStep &step, StepAssessment &result) const {
        for (const Steps &way : ways_.down_from(step)) {
            minutes held{0};
            for (const HoursStep *each : way) held += std::min(own_hours(*each), each->own_hours);
            result.total_held = std::max(result.total_held, held);
            result.hours_met =
                result.hours_met || std::ranges::all_of(way, [&](const HoursStep *each) { return met_alone(*each); });
        }
    }

    int held_of(const CertificateClassId &wanted) const {
        return static_cast<int>(std::ranges::count_if(held_, [&](const CertificateId &id) {
            const Certificate *certificate = framework_.find(id);
            return certificate && certificate->certificate_class == wanted;
        }));
    }

    void assess_certificates(const HoursStep &step, StepAssessment &result) const {
        result.certificates_met = step.certificates.empty();
        int fewest_missing = -1;
        for (std::size_t i = 0; i < step.certificates.size(); ++i) {
            std::vector<CertificatesHeld> here;
            int missing = 0;
            for (const CertificateDemand &demand : step.certificates[i]) {
                here.push_back({demand.certificate_class, demand.count, held_of(demand.certificate_class)});
                missing += std::max(0, demand.count - here.back().held);
            }
            if (fewest_missing >= 0 && missing >= fewest_missing) continue;
            fewest_missing = missing;
            result.alternative = static_cast<int>(i);
            result.certificates = std::move(here);
            result.certificates_met = missing == 0;
        }
    }

    const Framework &framework_;
    Ways ways_;
    Learning learning_;
    std::set<CertificateId> held_;
};

} // namespace

std::vector<StepAssessment> self_assessment(const PersonEvidence &evidence, const Yardstick &yardstick, Date as_of) {
    const Assessor assessor(yardstick.framework, learning_of(evidence, yardstick, as_of),
                            certificates_held(evidence, yardstick, as_of));
    std::vector<StepAssessment> steps;
    for (const HoursStep &step : yardstick.framework.hours_table) steps.push_back(assessor.assess(step));
    return steps;
}

} // namespace aitalent
