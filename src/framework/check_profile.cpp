#include "aitalent/framework/check.h"
#include "aitalent/framework/checking.h"
#include "aitalent/framework/flat.h"

#include <algorithm>
#include <array>

namespace aitalent {

namespace {

constexpr std::array<std::string_view, 7> allowed_fields = {"agency", "unit",       "region", "grade",
                                                            "title",  "supervisor", "years"};
constexpr std::array<std::string_view, 3> deliveries = {"online", "classroom", "blended"};
constexpr std::array<std::string_view, 2> ranking = {"need", "waiting"};

/// What a person may never be chosen by, in the spellings we would expect in a profile.
constexpr std::string_view protected_fields[] = {
    "sex",  "gender",   "birth_date", "birthday", "age",       "marital_state", "disability", "indigenous", "religion",
    "race", "photo",    "name",       "id",       "id_number", "identity",      "性別",       "生日",       "年齡",
    "婚姻", "身心障礙", "原住民",     "宗教",     "照片",      "姓名",          "身分證字號"};

template<class List>
bool has(const List &list, std::string_view wanted) {
    return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

struct Known {
    Names talent_types, topics, competencies, steps, certificates, source_roles, tiers, roles, sources;
    Known(const Framework &framework, const Profile &profile)
        : talent_types(framework.talent_types), competencies(framework.competencies), steps(framework.hours_table),
          certificates(framework.certificates), source_roles(framework.roles), tiers(profile.tiers),
          roles(profile.roles), sources(profile.sources) {
        for (const auto &area : framework.areas)
            for (const auto &topic : area.topics) topics.add(topic.id);
    }
};

class ProfileChecker {
  public:
    ProfileChecker(const Profile &profile, const Framework &framework, const PlaceOf &place)
        : profile_(profile), known_(framework, profile), checker_(place) {}

    Faults run(const EditionRef &edition) {
        if (profile_.framework != edition)
            checker_.add(checker_.fault("AT-FRM-020", "framework")
                             .with("found", profile_.framework.str())
                             .with("expected", edition.str()));
        check_scale();
        for (const auto &role : profile_.roles) check_role(role);
        checker_.names_differ("roles", profile_.roles);
        checker_.names_differ("tiers", profile_.tiers);
        check_certificates();
        check_policies();
        check_role_rules();
        check_locks();
        checker_.refers("AT-FRM-010", "provenance.source", profile_.provenance.source, known_.sources);
        return checker_.take();
    }

  private:
    const Profile &profile_;
    const Known known_;
    Checker checker_;

    void check_scale() {
        const std::size_t levels = profile_.scale.levels.size();
        if (levels < 1 || levels > 9)
            checker_.add(checker_.fault("AT-FRM-025", "scale.levels").with("found", fmt::to_string(levels)));
        checker_.names_differ("scale.levels", profile_.scale.levels);
    }

    void check_role(const RoleProfile &role) {
        const std::string path = fmt::format("roles[{}]", role.id.str());
        checker_.refers("AT-FRM-003", path + ".talent_type", role.talent_type, known_.talent_types);
        checker_.refers("AT-FRM-008", path + ".tier", role.tier, known_.tiers);
        checker_.refers("AT-FRM-006", path + ".hours_step", role.hours_step, known_.steps);
        checker_.all_refer("AT-FRM-007", path + ".source_roles", role.source_roles, known_.source_roles);
        checker_.refers("AT-FRM-010", path + ".provenance.source", role.provenance.source, known_.sources);
        if (role.requirements.empty()) checker_.add(checker_.fault("AT-FRM-021", path).with("found", role.id.str()));
        for (const auto &requirement : role.requirements) check_requirement(role, requirement);
    }

    void check_requirement(const RoleProfile &role, const Requirement &requirement) {
        const std::string path = fmt::format("roles[{}].requirements[{}]", role.id.str(), requirement.competency.str());
        checker_.refers("AT-FRM-001", path + ".competency", requirement.competency, known_.competencies);
        if (requirement.level == Level(0) && !checker_.full())
            checker_.add(checker_.fault("AT-FRM-022", path + ".level").with("found", requirement.competency.str()));
        if (requirement.level > most_shown(requirement.must_have) && !checker_.full())
            checker_.add(checker_.fault("AT-FRM-023", path + ".level")
                             .with("found", requirement.competency.str())
                             .with("role", role.id.str()));
    }

    /// The highest level any kind of evidence can show under this policy.
    Level most_shown(bool must_have) const {
        Level most(0);
        for (const auto &kind : profile_.evidence.kinds)
            if (kind.counts && (kind.confirms_must_have || !must_have))
                most = std::max(most, kind.at_most.value_or(profile_.scale.highest()));
        return most;
    }

    void check_certificates() {
        for (const auto &mapping : profile_.certificates) {
            const std::string path = fmt::format("certificates[{}]", mapping.certificate.str());
            checker_.refers("AT-FRM-004", path + ".certificate", mapping.certificate, known_.certificates);
            for (const auto &shown : mapping.shows)
                checker_.refers("AT-FRM-001", path + ".shows." + shown.first.str(), shown.first, known_.competencies);
        }
    }

    void check_policies() {
        for (const auto &[topic, aspect] : profile_.topic_aspects)
            checker_.refers("AT-FRM-009", "topic_aspects." + topic.str(), topic, known_.topics);
        for (const auto &[competency, months] : profile_.evidence.half_life_of)
            checker_.refers("AT-FRM-001", "evidence.half_life_of." + competency.str(), competency, known_.competencies);
        check_words("selection.allowed_fields", profile_.selection.allowed_fields, allowed_fields);
        check_words("selection.rank_by", profile_.selection.rank_by, ranking);
        check_fields("selection.eligibility", profile_.selection.eligibility);
        check_fields("selection.priorities", profile_.selection.priorities);
        check_fields("selection.reserves", profile_.selection.reserves);
        check_limits(profile_.planning.limits);
    }

    void check_limits(const PlanningLimits &limits) {
        check_words("planning.delivery", limits.delivery, deliveries);
        for (std::size_t i = 0; i < limits.period_hours.size(); ++i)
            if (const auto &limit = limits.period_hours[i]; limit.to < limit.from)
                checker_.add(checker_.fault("AT-FRM-032", fmt::format("planning.period_hours[{}].to", i))
                                 .with("found", iso(limit.to))
                                 .with("expected", iso(limit.from)));
        for (std::size_t i = 0; i < limits.paid_from.size(); ++i)
            checker_.all_refer("AT-FRM-008", fmt::format("planning.paid_from[{}].tiers", i), limits.paid_from[i].tiers,
                               known_.tiers);
    }

    static const FieldRule &rule_of(const FieldRule &rule) { return rule; }
    static const FieldRule &rule_of(const Reserve &reserve) { return reserve.who; }

    template<class Rule>
    void check_fields(const std::string &path, const std::vector<Rule> &rules) {
        for (std::size_t i = 0; i < rules.size(); ++i)
            check_word(fmt::format("{}[{}].field", path, i), rule_of(rules[i]).field,
                       profile_.selection.allowed_fields);
    }

    template<class Words>
    void check_words(const std::string &path, const std::vector<std::string> &found, const Words &allowed) {
        for (std::size_t i = 0; i < found.size(); ++i) check_word(fmt::format("{}[{}]", path, i), found[i], allowed);
    }

    template<class Words>
    void check_word(const std::string &where, const std::string &found, const Words &allowed) {
        if (has(allowed, found) || checker_.full()) return;
        const std::vector<std::string> words(allowed.begin(), allowed.end());
        if (has(protected_fields, folded(found)))
            checker_.add(checker_.fault("AT-FRM-029", where).with("found", found));
        else
            checker_.add(checker_.fault("AT-FRM-031", where)
                             .with("found", found)
                             .with("expected", joined(words, ", "))
                             .with("suggestion", nearest(found, words)));
    }

    void check_role_rules() {
        bool all_taken = false;
        for (std::size_t i = 0; i < profile_.role_rules.size(); ++i) {
            const auto &rule = profile_.role_rules[i];
            const std::string path = fmt::format("role_rules[{}]", i);
            checker_.refers("AT-FRM-011", path + ".role", rule.role, known_.roles);
            if (all_taken && profile_.extends.empty() && !checker_.full())
                checker_.add(checker_.fault("AT-FRM-024", path, Severity::warning).with("found", rule.role.str()));
            all_taken = all_taken || (rule.titles.empty() && rule.grades.empty() && !rule.supervisor);
        }
    }

    void check_locks() {
        if (profile_.locked.empty()) return;
        const auto values = flat(profile_);
        for (std::size_t i = 0; i < profile_.locked.size(); ++i) {
            const auto &lock = profile_.locked[i];
            const bool names_something = std::any_of(
                values.begin(), values.end(), [&](const FlatValue &value) { return is_within(value.path, lock); });
            if (!names_something && !checker_.full())
                checker_.add(checker_.fault("AT-FRM-026", fmt::format("locked[{}]", i)).with("found", lock));
        }
    }
};

} // namespace

Faults check(const Profile &profile, const Framework &framework, const PlaceOf &place) {
    return ProfileChecker(profile, framework, place).run(framework.ref);
}

} // namespace aitalent
