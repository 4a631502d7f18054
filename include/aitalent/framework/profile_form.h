#pragma once
#include "aitalent/framework/form.h"
#include "aitalent/framework/profile.h"

namespace aitalent {

// The written form of a profile; see form.h. A Form also offers `scale(value)`: from there on levels are written in the
// words of that scale (a number, and "none" for 0, are understood as well).

template<>
std::span<const Word<LevelRule>> words<LevelRule>();
template<>
std::span<const Word<Aspect>> words<Aspect>();

template<class Form, Like<ScaleLevel> Node>
void describe(Form &form, Node &level) {
    form.required("id", level.id, "word for this level");
    form.required("name", level.name, "name");
    form.optional("description", level.description, "what it means");
}

template<class Form, Like<Scale> Node>
void describe(Form &form, Node &scale) {
    form.required("id", scale.id, "id of the scale");
    form.required("name", scale.name, "name");
    form.optional("credit", scale.credit, "whose scale it is");
    form.required("levels", scale.levels, "level 1 and up, in order; 0 means assessed as none");
}

template<class Form, Like<Tier> Node>
void describe(Form &form, Node &tier) {
    form.required("id", tier.id, "id of the tier");
    form.required("name", tier.name, "name");
    form.optional("summary", tier.summary, "for whom it is");
}

template<class Form, Like<Requirement> Node>
void describe(Form &form, Node &requirement) {
    form.provenance(requirement.provenance);
    form.required("competency", requirement.competency, "competency asked");
    form.required("level", requirement.level, "level asked");
    form.optional("weight", requirement.weight, "how much it counts", Range{1, 100});
    form.optional("must_have", requirement.must_have, "without it nobody is ready for the role");
}

template<class Form, Like<RoleProfile> Node>
void describe(Form &form, Node &role) {
    form.provenance(role.provenance);
    form.required("id", role.id, "id of the role");
    form.required("name", role.name, "name");
    form.optional("summary", role.summary, "what the role does");
    form.optional("talent_type", role.talent_type, "talent type of the framework");
    form.required("tier", role.tier, "tier of training the role belongs to");
    form.optional("source_roles", role.source_roles, "roles of the framework it stands for");
    form.optional("hours_step", role.hours_step, "row of the framework's hours table that fits the role");
    form.optional("priority", role.priority, "multiplies the weight of its gaps in planning", Range{1, 100});
    form.optional("ready_per_mille", role.ready_per_mille,
                  "share of its levels that makes ready, besides every must-have; 0 = not asked", Range{0, 1000});
    form.required("requirements", role.requirements, "levels the role asks");
}

template<class Form, Like<KindPolicy> Node>
void describe(Form &form, Node &policy) {
    form.optional("counts", policy.counts, "whether this kind of evidence counts at all");
    form.optional("weight", policy.weight, "trust in the source", Range{0, 100});
    form.optional("valid_months", policy.valid_months, "how long it is valid; 0 = for ever", Range{0, 1200});
    form.optional("at_most", policy.at_most, "a level above this is counted as this");
    form.optional("confirms_must_have", policy.confirms_must_have, "whether this kind alone can meet a must-have");
}

template<class Form, Like<EvidencePolicy> Node>
void describe(Form &form, Node &policy) {
    form.optional("rule", policy.rule, "which of the valid pieces gives the level");
    form.optional("half_life_months", policy.half_life_months, "for rule decayed", Range{1, 1200});
    form.optional("half_life_of", policy.half_life_of, "competencies that fade faster or slower", Range{1, 1200});
    form.optional("minimum_pieces", policy.minimum_pieces, "fewer valid pieces than this: unknown", Range{1, 99});
    form.optional("outlier_steps", policy.outlier_steps, "raters this many levels apart are flagged", Range{1, 99});
    form.group("kinds", "policy of each kind of evidence", [&](auto &kinds) {
        for (std::size_t kind = 0; kind < evidence_kinds; ++kind)
            kinds.optional(name(static_cast<EvidenceKind>(kind)), policy.kinds[kind], "policy of this kind");
    });
}

template<class Form, Like<CertificateMapping> Node>
void describe(Form &form, Node &mapping) {
    form.provenance(mapping.provenance);
    form.required("certificate", mapping.certificate, "certificate of the framework");
    form.required("shows", mapping.shows, "level it shows in each competency");
    form.optional("valid_months", mapping.valid_months, "where it names no expiry itself; 0 = for ever",
                  Range{0, 1200});
}

template<class Form, Like<CoursePolicy> Node>
void describe(Form &form, Node &policy) {
    form.optional("pass_required", policy.pass_required, "only passed courses count");
    form.optional("score_at_least", policy.score_at_least,
                  "lowest score that counts, where one is given; 0 = not asked", Range{0, 100});
    form.optional("attended_per_mille", policy.attended_per_mille, "share of the hours attended", Range{0, 1000});
}

template<class Form, Like<FieldRule> Node>
void describe(Form &form, Node &rule) {
    form.required("field", rule.field, "an allowed field of a person");
    form.optional("any_of", rule.any_of, "values that fit");
    form.optional("at_least", rule.at_least, "for years of service", Range{0, 99});
    form.optional("at_most", rule.at_most, "for years of service", Range{0, 99});
}

template<class Form, Like<Reserve> Node>
void describe(Form &form, Node &reserve) {
    describe(form, reserve.who);
    form.required("seats", reserve.seats, "seats kept for who fits", Range{1, 1'000'000});
}

template<class Form, Like<SelectionPolicy> Node>
void describe(Form &form, Node &policy) {
    form.optional("rank_by", policy.rank_by, "order of the proposal; then a lottery");
    form.optional("allowed_fields", policy.allowed_fields, "the only fields of a person selection may look at");
    form.optional("at_most_ready_per_mille", policy.at_most_ready_per_mille,
                  "people readier than this are not eligible", Range{0, 1000});
    form.optional("eligibility", policy.eligibility, "rules that must all fit");
    form.optional("priorities", policy.priorities, "who fits the first goes before who fits the second");
    form.optional("reserves", policy.reserves, "seats kept in every selection");
}

template<class Form, Like<PeriodHours> Node>
void describe(Form &form, Node &limit) {
    form.required("from", limit.from, "first day");
    form.required("to", limit.to, "last day");
    form.required("hours", limit.hours, "most hours a person, in sessions that start between these days");
}

template<class Form, Like<ReservedSeats> Node>
void describe(Form &form, Node &reserve) {
    form.optional("course", reserve.course, "in each session of this course; without it, of every course");
    form.optional("agency", reserve.agency, "for people of this agency");
    form.optional("unit", reserve.unit, "for people of this unit");
    form.optional("grades", reserve.grades, "for people of these grades");
    form.required("seats", reserve.seats, "seats kept for who fits", Range{1, 1'000'000});
}

template<class Form, Like<ProviderSeats> Node>
void describe(Form &form, Node &limit) {
    form.required("provider", limit.provider, "id of the provider");
    form.required("seats", limit.seats, "most seats there in the plan", Range{0, 1'000'000});
}

template<class Form, Like<UnitAway> Node>
void describe(Form &form, Node &limit) {
    form.required("unit", limit.unit, "code of the unit");
    form.required("people", limit.people, "most people of it in class on one day, in place of the share",
                  Range{0, 10'000});
}

template<class Form, Like<PaidFrom> Node>
void describe(Form &form, Node &rule) {
    form.required("source", rule.source, "source of budgets, as budgets name it");
    form.optional("tiers", rule.tiers, "pays for courses of these tiers");
    form.optional("providers", rule.providers, "pays for courses of these providers");
    form.optional("courses", rule.courses, "pays for these courses");
}

template<class Form, Like<PlanningPolicy> Node>
void describe(Form &form, Node &policy) {
    form.optional("hours_per_person", policy.hours_per_person, "most hours a person trains in the plan's period");
    form.optional("budget", policy.budget, "for the plan's period; 0 = the budgets of the store");
    form.optional("unit_away_per_mille", policy.unit_away_per_mille, "share of a unit in class on one day",
                  Range{0, 1000});
    form.optional("mandatory_first", policy.mandatory_first, "gaps of must-haves outrank every other gap");
    form.optional("must_have_factor", policy.must_have_factor, "weight factor where mandatory_first is false",
                  Range{1, 100});
    auto &limits = policy.limits;
    form.optional("delivery", limits.delivery, "only these modes: online, classroom, blended");
    form.optional("regions", limits.regions, "only sessions held there, and those online");
    form.optional("period_hours", limits.period_hours, "most hours a person in parts of the year");
    form.optional("reserves", limits.reserves, "seats kept in sessions");
    form.optional("provider_seats", limits.provider_seats, "most seats at a provider");
    form.optional("unit_away", limits.unit_away, "most people of a unit away on one day");
    form.optional("paid_from", limits.paid_from, "which source of budgets pays for what; first match pays");
}

template<class Form, Like<RoleAssignmentRule> Node>
void describe(Form &form, Node &rule) {
    form.required("role", rule.role, "role people are measured against");
    form.optional("titles", rule.titles, "for these titles");
    form.optional("grades", rule.grades, "for these grades");
    form.optional("supervisor", rule.supervisor, "only for supervisors (true) or only for others (false)");
}

template<class Form, Like<Profile> Node>
void describe(Form &form, Node &profile) {
    form.provenance(profile.provenance);
    form.required("id", profile.id, "id of the profile, the same in every edition");
    form.required("edition", profile.edition, "this edition");
    form.required("framework", profile.framework, "edition of the framework it is for: framework@edition");
    form.optional("extends", profile.extends, "parent profile: profile@edition");
    form.required("name", profile.name, "name");
    form.optional("note", profile.note, "remark");
    form.optional("sources", profile.sources, "documents this file draws on");
    form.required("scale", profile.scale, "proficiency scale");
    form.scale(profile.scale);
    form.required("tiers", profile.tiers, "tiers of training, lowest first");
    form.required("roles", profile.roles, "role profiles");
    form.optional("topic_aspects", profile.topic_aspects, "what kind of learning each topic asks for");
    form.optional("evidence", profile.evidence, "how evidence becomes a level");
    form.optional("certificates", profile.certificates, "what each certificate shows");
    form.optional("courses", profile.courses, "when a finished course counts as evidence");
    form.optional("selection", profile.selection, "who may be chosen");
    form.optional("planning", profile.planning, "limits of plans");
    form.optional("role_rules", profile.role_rules, "who is measured against which role; first match wins");
    form.optional("locked", profile.locked, "paths a child may tighten and may not weaken");
}

} // namespace aitalent
