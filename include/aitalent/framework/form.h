#pragma once
#include "aitalent/base/words.h"
#include "aitalent/framework/framework.h"

#include <concepts>
#include <span>
#include <type_traits>

namespace aitalent {

// The written form of a framework, said once. `describe(form, node)` names every key of a node with a phrase on what it
// means, and whoever needs the form walks these lines: the YAML reader fills nodes by them, the writer prints nodes,
// the JSON Schema lists them, diff and `show --resolved` take values apart by them. A Form offers
//     provenance(value)                          first of all, because child nodes inherit it
//     required(key, value, about [, Range])      the key must be there
//     optional(key, value, about [, Range])      without it the value keeps its default
//     clock(key, minutes, about)                 a time of day
//     group(key, about, body)                    a map whose keys `body` names on the form it is given
// and takes as values: texts, ids, numbers, dates, hours, money, levels, words of enumerations, nodes, and lists of
// them.

/// Limits of a whole number, both included.
struct Range {
    int low = 0;
    int high = 1'000'000;
};

/// The words of an enumeration in files. Specialised beside each enumeration.
template<class Enum>
std::span<const Word<Enum>> words();
template<>
std::span<const Word<Basis>> words<Basis>();
template<>
std::span<const Word<Confidence>> words<Confidence>();
template<>
std::span<const Word<FrameworkStatus>> words<FrameworkStatus>();

/// `T` or `const T`: a reader describes what it fills, a writer what it may only look at.
template<class Node, class T>
concept Like = std::same_as<std::remove_const_t<Node>, T>;

template<class Form, Like<Source> Node>
void describe(Form &form, Node &source) {
    form.required("id", source.id, "name by which provenance refers to this source");
    form.required("title", source.title, "title of the document or page");
    form.optional("published", source.published, "date as the source prints it");
    form.optional("location", source.location, "page or document");
    form.optional("basis", source.basis, "how its content is known");
    form.optional("checked_against_original", source.checked_against_original,
                  "true once someone compared this file with the original");
    form.optional("note", source.note, "remark");
}

template<class Form, Like<TalentType> Node>
void describe(Form &form, Node &type) {
    form.provenance(type.provenance);
    form.required("id", type.id, "id of the talent type");
    form.required("name", type.name, "name");
    form.optional("summary", type.summary, "what people of this type do");
    form.optional("scenes", type.scenes, "scenes of use in government");
}

template<class Form, Like<Topic> Node>
void describe(Form &form, Node &topic) {
    form.provenance(topic.provenance);
    form.required("id", topic.id, "id of the topic, unique in the framework");
    form.required("name", topic.name, "name");
}

template<class Form, Like<Area> Node>
void describe(Form &form, Node &area) {
    form.provenance(area.provenance);
    form.required("id", area.id, "id of the area");
    form.optional("number", area.number, "the framework's own number", Range{0, 9999});
    form.required("name", area.name, "name");
    form.optional("talent_type", area.talent_type, "talent type the area belongs to");
    form.optional("code_class", area.code_class, "no-code, low-code or pro-code, where the framework says so");
    form.optional("topics", area.topics, "key topics of the area");
}

template<class Form, Like<Competency> Node>
void describe(Form &form, Node &competency) {
    form.provenance(competency.provenance);
    form.required("id", competency.id, "id of the competency; kept from edition to edition where it can be");
    form.optional("number", competency.number, "the framework's own number", Range{0, 9999});
    form.required("area", competency.area, "area it belongs to");
    form.required("name", competency.name, "name");
    form.optional("able_to", competency.able_to, "what a person who holds it is able to do");
    form.optional("since", competency.since, "edition that introduced it");
    form.optional("previous_ids", competency.previous_ids, "its ids in the edition before, where they differ");
    form.optional("tools", competency.tools, "example tools");
}

template<class Form, Like<HoursStep> Node>
void describe(Form &form, Node &step) {
    form.provenance(step.provenance);
    form.required("id", step.id, "id of the step");
    form.required("area", step.area, "area whose hours these are");
    form.required("name", step.name, "name");
    form.required("own_hours", step.own_hours, "hours of the step itself");
    form.optional("own_hours_may_be_of", step.own_hours_may_be_of, "areas whose hours count as own; else only `area`");
    form.optional("different_tools", step.different_tools, "at least this many different tools", Range{0, 99});
    form.optional("builds_on", step.builds_on, "all of these entries, each by any one of the steps it lists");
    form.required("total_hours", step.total_hours, "own hours plus those of what it builds on");
    form.optional("certificates", step.certificates, "any one of these sets: how many certificates of which class");
}

template<class Form, Like<CertificateClass> Node>
void describe(Form &form, Node &certificate_class) {
    form.provenance(certificate_class.provenance);
    form.required("id", certificate_class.id, "id of the class");
    form.required("name", certificate_class.name, "name");
}

template<class Form, Like<Certificate> Node>
void describe(Form &form, Node &certificate) {
    form.provenance(certificate.provenance);
    form.required("id", certificate.id, "id of the certificate");
    form.required("name", certificate.name, "name");
    form.required("class", certificate.certificate_class, "class it belongs to");
    form.required("issuer", certificate.issuer, "who issues it");
    form.optional("domestic", certificate.domestic, "issued in this country");
    form.optional("previous_ids", certificate.previous_ids, "ids of the certificates it replaces");
}

template<class Form, Like<SourceRole> Node>
void describe(Form &form, Node &role) {
    form.provenance(role.provenance);
    form.required("id", role.id, "id of the role");
    form.required("name", role.name, "name");
    form.optional("talent_types", role.talent_types, "talent types it belongs to");
    form.optional("titles", role.titles, "existing job titles");
}

template<class Form, Like<Partner> Node>
void describe(Form &form, Node &partner) {
    form.provenance(partner.provenance);
    form.required("id", partner.id, "id of the organisation");
    form.required("name", partner.name, "name");
    form.optional("kind", partner.kind, "certifier, trainer or platform");
}

template<class Form, Like<Principle> Node>
void describe(Form &form, Node &principle) {
    form.provenance(principle.provenance);
    form.required("id", principle.id, "id of the list");
    form.required("name", principle.name, "name");
    form.required("items", principle.items, "the phrases");
}

template<class Form, Like<Framework> Node>
void describe(Form &form, Node &framework) {
    form.provenance(framework.provenance);
    form.required("id", framework.ref.framework, "id of the framework, the same in every edition");
    form.required("edition", framework.ref.edition, "this edition");
    form.optional("status", framework.status, "how far its text is at hand");
    form.optional("previous_edition", framework.previous_edition, "the edition before");
    form.required("name", framework.name, "name");
    form.optional("publisher", framework.publisher, "who publishes it");
    form.optional("released", framework.released, "date of release");
    form.optional("note", framework.note, "remark");
    form.optional("sources", framework.sources, "documents this file draws on");
    form.optional("talent_types", framework.talent_types, "talent types");
    form.optional("areas", framework.areas, "capability areas");
    form.optional("competencies", framework.competencies, "what people can be able to do");
    form.optional("hours_table", framework.hours_table, "suggested hours and certificates, for self-assessment");
    form.optional("certificate_classes", framework.certificate_classes, "classes of certificates");
    form.optional("certificates", framework.certificates, "certificates the framework recognises");
    form.optional("roles", framework.roles, "roles and titles named as examples");
    form.optional("partners", framework.partners, "organisations named");
    form.optional("principles", framework.principles, "short lists the framework gives beside its competencies");
}

} // namespace aitalent
