#include "aitalent/reports/agenda.h"

#include "plan_words.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace aitalent {

namespace {

const Session *held(const Frame &frame, const SessionId &id) {
    const auto &sessions = frame.catalogue->sessions;
    const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const Session &one) { return one.id == id; });
    return found == sessions.end() ? nullptr : &*found;
}

bool concerns(const AgendaOf &of, const Enrolment &one, const Person &person) {
    return (!of.person || *of.person == one.person) && (!of.unit || *of.unit == person.unit) &&
           (!of.session || *of.session == one.session);
}

std::string title_of(const Frame &frame, const PlanPaper &paper, const AgendaOf &of) {
    std::string whose;
    if (of.person)
        if (const auto *person = person_of(paper, *of.person))
            whose = " " + person->staff_no.str() + " " + person->name;
    if (of.unit) whose = " " + frame.name(*of.unit);
    if (of.session) whose = " " + of.session->str();
    return frame.say("訓練計畫 ", "Training plan ") + paper.name + whose;
}

} // namespace

Agenda plan_agenda(const Frame &frame, const PlanPaper &paper, const AgendaOf &of) {
    std::map<SessionId, std::vector<std::string>> who; // comes to each session
    for (const auto &one : paper.plan.enrolments) {
        const auto *person = person_of(paper, one.person);
        if (person != nullptr && concerns(of, one, *person))
            who[one.session].push_back(person->staff_no.str() + " " + person->name);
    }
    Agenda agenda{title_of(frame, paper, of), frame.as_of};
    for (const auto &[id, names] : who) {
        const auto *session = held(frame, id);
        if (session == nullptr) continue;
        AgendaEntry entry{id.str(),           session->starts,  session->ends,
                          session->from_time, session->to_time, frame.name(session->course)};
        entry.place = session->place.empty() ? session->region : session->place;
        entry.text = frame.say("班期 ", "Session ") + id.str();
        if (!of.person)
            entry.text += "\n" + grouped(std::int64_t(names.size())) + frame.say(" 人：", " people: ") +
                          joined(names, frame.say("、", ", "));
        agenda.entries.push_back(std::move(entry));
    }
    std::stable_sort(agenda.entries.begin(), agenda.entries.end(),
                     [](auto &a, auto &b) { return std::tie(a.first, a.from) < std::tie(b.first, b.from); });
    return agenda;
}

} // namespace aitalent
