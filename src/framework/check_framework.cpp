#include "aitalent/framework/check.h"
#include "aitalent/framework/checking.h"

#include <algorithm>

namespace aitalent {

namespace {

struct Known {
    Names sources, talent_types, areas, topics, competencies, steps, classes, certificates;
    explicit Known(const Framework &framework)
        : sources(framework.sources), talent_types(framework.talent_types), areas(framework.areas),
          competencies(framework.competencies), steps(framework.hours_table), classes(framework.certificate_classes),
          certificates(framework.certificates) {}
};

/// Inherited sources are told once, at the document.
class SourceChecker {
  public:
    SourceChecker(Checker &checker, const Known &known, const std::string &inherited)
        : checker_(checker), known_(known), inherited_(inherited) {
        checker.refers("AT-FRM-010", "provenance.source", inherited, known.sources);
    }
    template<class Nodes>
    void check(const std::string &list, const Nodes &nodes) {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (const std::string &source = nodes[i].provenance.source; source != inherited_)
                checker_.refers("AT-FRM-010", fmt::format("{}[{}].provenance.source", list, i), source, known_.sources);
    }

  private:
    Checker &checker_;
    const Known &known_;
    const std::string &inherited_;
};

void check_all_sources(Checker &checker, const Known &known, const Framework &framework) {
    SourceChecker sources(checker, known, framework.provenance.source);
    sources.check("talent_types", framework.talent_types);
    sources.check("areas", framework.areas);
    sources.check("competencies", framework.competencies);
    sources.check("hours_table", framework.hours_table);
    sources.check("certificate_classes", framework.certificate_classes);
    sources.check("certificates", framework.certificates);
    sources.check("roles", framework.roles);
    sources.check("partners", framework.partners);
    sources.check("principles", framework.principles);
}

void check_areas(Checker &checker, const Known &known, const Framework &framework) {
    Names topics;
    for (const auto &area : framework.areas) {
        const std::string path = fmt::format("areas[{}]", area.id.str());
        checker.refers("AT-FRM-003", path + ".talent_type", area.talent_type, known.talent_types);
        for (const auto &topic : area.topics) {
            if (topics.has(topic.id.str()) && !checker.full())
                checker.add(checker.fault("AT-FRM-016", fmt::format("{}.topics[{}]", path, topic.id.str()))
                                .with("found", topic.id.str()));
            topics.add(topic.id);
        }
    }
    checker.names_differ("areas", framework.areas);
}

/// The framework's own numbers tell items apart in print, so no two may share one.
template<class Nodes>
void check_numbers(Checker &checker, const std::string &list, const Nodes &nodes) {
    std::map<int, std::string> seen;
    for (const auto &node : nodes) {
        if (node.number == 0) continue;
        const auto [first, is_new] = seen.emplace(node.number, node.id.str());
        if (!is_new && !checker.full())
            checker.add(checker.fault("AT-FRM-014", fmt::format("{}[{}].number", list, node.id.str()))
                            .with("found", fmt::to_string(node.number))
                            .with("other", first->second));
    }
}

/// Ids of the edition before lead to one thing of this edition; what still exists here has not been replaced.
template<class Nodes>
void check_previous(Checker &checker, const std::string &list, const Nodes &nodes, const Names &current) {
    for (const auto &node : nodes)
        for (std::size_t i = 0; i < node.previous_ids.size(); ++i) {
            const auto &previous = node.previous_ids[i];
            if (previous == node.id || !current.has(previous.str()) || checker.full()) continue;
            checker.add(checker.fault("AT-FRM-018", fmt::format("{}[{}].previous_ids[{}]", list, node.id.str(), i))
                            .with("found", previous.str()));
        }
}

void check_competencies(Checker &checker, const Known &known, const Framework &framework) {
    for (const auto &competency : framework.competencies)
        checker.refers("AT-FRM-002", fmt::format("competencies[{}].area", competency.id.str()), competency.area,
                       known.areas);
    check_numbers(checker, "areas", framework.areas);
    check_numbers(checker, "competencies", framework.competencies);
    check_previous(checker, "competencies", framework.competencies, known.competencies);
    checker.names_differ("competencies", framework.competencies);
}

void check_certificates(Checker &checker, const Known &known, const Framework &framework) {
    for (const auto &certificate : framework.certificates)
        checker.refers("AT-FRM-005", fmt::format("certificates[{}].class", certificate.id.str()),
                       certificate.certificate_class, known.classes);
    check_previous(checker, "certificates", framework.certificates, known.certificates);
    checker.names_differ("certificates", framework.certificates);
}

void check_roles(Checker &checker, const Known &known, const Framework &framework) {
    for (const auto &role : framework.roles)
        checker.all_refer("AT-FRM-003", fmt::format("roles[{}].talent_types", role.id), role.talent_types,
                          known.talent_types);
    checker.names_differ("roles", framework.roles);
    checker.names_differ("talent_types", framework.talent_types);
}

void check_status(Checker &checker, const Framework &framework) {
    const bool has_items = !framework.competencies.empty();
    if (framework.status == FrameworkStatus::text_not_available && has_items)
        checker.add(checker.fault("AT-FRM-017", "status"));
    if (framework.status == FrameworkStatus::published && !has_items)
        checker.add(checker.fault("AT-FRM-019", "competencies", Severity::warning));
}

void check_step_references(Checker &checker, const Known &known, const HoursStep &step) {
    const std::string path = fmt::format("hours_table[{}]", step.id);
    checker.refers("AT-FRM-002", path + ".area", step.area, known.areas);
    checker.all_refer("AT-FRM-002", path + ".own_hours_may_be_of", step.own_hours_may_be_of, known.areas);
    for (std::size_t i = 0; i < step.builds_on.size(); ++i)
        checker.all_refer("AT-FRM-006", fmt::format("{}.builds_on[{}]", path, i), step.builds_on[i], known.steps);
    for (std::size_t i = 0; i < step.certificates.size(); ++i)
        for (const auto &demand : step.certificates[i])
            checker.refers("AT-FRM-005", fmt::format("{}.certificates[{}].{}", path, i, demand.certificate_class.str()),
                           demand.certificate_class, known.classes);
}

} // namespace

// In src/framework/check_hours.cpp.
void check_hours(Checker &checker, const Framework &framework);

Faults check(const Framework &framework, const PlaceOf &place) {
    Checker checker(place);
    const Known known(framework);
    check_status(checker, framework);
    check_areas(checker, known, framework);
    check_competencies(checker, known, framework);
    for (const auto &step : framework.hours_table) check_step_references(checker, known, step);
    check_hours(checker, framework);
    check_certificates(checker, known, framework);
    check_roles(checker, known, framework);
    check_all_sources(checker, known, framework);
    return checker.take();
}

} // namespace aitalent
