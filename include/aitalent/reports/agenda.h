#pragma once
#include "aitalent/reports/plans.h"

namespace aitalent {

/// Something at a time and place, on each day from `first` to `last` between two clock times.
struct AgendaEntry {
    std::string id; ///< unique in the agenda and the same in every export
    Date first, last;
    std::chrono::minutes from{0}, to{0}; ///< since midnight, local time of Taipei
    std::string title;
    std::string place = {};
    std::string text = {};
};

/// A calendar before it becomes bytes.
struct Agenda {
    std::string title;
    Date stamp; ///< the day it speaks from
    std::vector<AgendaEntry> entries = {};
};

/// Whose calendar: of everybody where nothing is named.
struct AgendaOf {
    std::optional<PersonKey> person = {};
    std::optional<UnitCode> unit = {};
    std::optional<SessionId> session = {};
};
/// A person's entries bear the course; a unit's also who goes; a session's who comes.
Agenda plan_agenda(const Frame &frame, const PlanPaper &paper, const AgendaOf &of);

} // namespace aitalent
