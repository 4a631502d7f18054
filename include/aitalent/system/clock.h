#pragma once
#include "aitalent/base/date.h"

#include <chrono>
#include <string>

/// The only clock of the program. Results never depend on it: it dates the audit trail, and gives "today" where no
/// as-of date was told.
namespace aitalent {

using Moment = std::chrono::sys_seconds;

Moment now();
/// "2026-11-23T13:05:09Z"
std::string utc_text(Moment moment);

/// Is this a time zone the system knows ("Asia/Taipei")?
bool is_zone(const std::string &zone);
/// The calendar day of a moment in a zone. Throws AT-STO-020 (2) for an unknown zone.
Date day_in_zone(Moment moment, const std::string &zone);
inline Date today(const std::string &zone) {
    return day_in_zone(now(), zone);
}

/// Time since it was made, for progress and for bench figures.
class Stopwatch {
  public:
    std::chrono::milliseconds elapsed() const;

  private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

} // namespace aitalent
