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

/// The same moment in a zone: "2026-11-23 21:05:09+08:00". What is no such text stays as it is. Throws AT-STO-020 (2)
/// for an unknown zone.
std::string zone_text(const std::string &utc, const std::string &zone);

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
