#pragma once
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/framework/form.h"

namespace aitalent {

// The written form of a catalogue; see aitalent/framework/form.h. `level_words(words)` is for levels what `scale` is in
// profiles: the document names its own words, and the checker compares them with the profile's scale.

template<>
std::span<const Word<Delivery>> words<Delivery>();
template<>
std::span<const Word<OpenTo>> words<OpenTo>();

template<class Form, Like<Provider> Node>
void describe(Form &form, Node &provider) {
    form.provenance(provider.provenance);
    form.required("id", provider.id, "id of the provider; the framework's partner id where it has one");
    form.required("name", provider.name, "name");
}

template<class Form, Like<Lift> Node>
void describe(Form &form, Node &lift) {
    form.required("competency", lift.competency, "competency the course lifts");
    form.optional("from", lift.from, "entry level; none = anybody");
    form.required("to", lift.to, "level reached");
}

template<class Form, Like<Course> Node>
void describe(Form &form, Node &course) {
    form.provenance(course.provenance);
    form.required("id", course.id, "id of the course");
    form.required("name", course.name, "name");
    form.required("tier", course.tier, "tier of training");
    form.required("provider", course.provider, "who holds it");
    form.required("lifts", course.lifts, "what it does for each competency");
    form.required("hours", course.hours, "length in hours");
    form.optional("price", course.price, "per seat, in NT$");
    form.optional("delivery", course.delivery, "how it is held");
    form.optional("after_courses", course.after_courses, "courses to be finished before");
    form.optional("after_levels", course.after_levels, "levels to be held before");
}

template<class Form, Like<Session> Node>
void describe(Form &form, Node &session) {
    form.provenance(session.provenance);
    form.required("id", session.id, "id of the session");
    form.required("course", session.course, "course it is a run of");
    form.required("starts", session.starts, "first day");
    form.required("ends", session.ends, "last day");
    form.clock("from_time", session.from_time, "start of each day");
    form.clock("to_time", session.to_time, "end of each day");
    form.required("seats", session.seats, "seats", Range{1, 100'000});
    form.optional("minimum_enrolment", session.minimum_enrolment, "with fewer it is not held", Range{0, 100'000});
    form.optional("price_per_seat", session.price_per_seat, "where it differs from the course's price");
    form.optional("price_per_session", session.price_per_session, "paid once if it is held");
    form.optional("place", session.place, "place");
    form.optional("region", session.region, "region, for sessions open to a region");
    form.optional("open_to", session.open_to, "who may come");
    form.optional("agency", session.agency, "agency, for sessions open to one agency");
    form.optional("cancelled", session.cancelled, "cancelled");
}

template<class Form, Like<Catalogue> Node>
void describe(Form &form, Node &catalogue) {
    form.provenance(catalogue.provenance);
    form.required("id", catalogue.id, "id of the catalogue");
    form.required("edition", catalogue.edition, "this edition");
    form.optional("name", catalogue.name, "name");
    form.optional("note", catalogue.note, "remark");
    form.optional("scale", catalogue.scale, "words used for levels 1 and up; without it levels are numbers");
    form.level_words(catalogue.scale);
    form.optional("sources", catalogue.sources, "documents this file draws on");
    form.optional("providers", catalogue.providers, "who holds courses");
    form.optional("courses", catalogue.courses, "courses");
    form.optional("sessions", catalogue.sessions, "runs of courses");
}

} // namespace aitalent
