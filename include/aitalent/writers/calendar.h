#pragma once
#include "aitalent/reports/agenda.h"

namespace aitalent {

/// An agenda as iCalendar (RFC 5545): CRLF, lines folded at 75 octets between characters, text escaped, times in the
/// zone of Taipei with its definition in the file, several days as a daily rule. Same agenda, same bytes: the stamp is
/// the agenda's day at midnight UTC.
std::string write_calendar(const Agenda &agenda);

} // namespace aitalent
