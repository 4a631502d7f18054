#include "aitalent/system/clock.h"

#include "aitalent/base/fault.h"

#include <memory>

#include <fmt/format.h>
#include <unicode/timezone.h>

namespace aitalent {

namespace {

std::unique_ptr<icu::TimeZone> find_zone(const std::string &zone) {
    std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
    if (*found == icu::TimeZone::getUnknown()) return nullptr;
    return found;
}

} // namespace

Moment now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string utc_text(Moment moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time(moment - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Date(day)), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

bool is_zone(const std::string &zone) {
    return find_zone(zone) != nullptr;
}

Date day_in_zone(Moment moment, const std::string &zone) {
    const auto found = find_zone(zone);
    if (!found) throw Error(Exit::usage, Fault("AT-STO-020").with("found", zone));
    int32_t standard = 0, summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    found->getOffset(static_cast<double>(moment.time_since_epoch().count()) * 1000.0, false, standard, summer, status);
    const auto local = moment + std::chrono::seconds((standard + summer) / 1000);
    return Date(std::chrono::floor<std::chrono::days>(local));
}

std::chrono::milliseconds Stopwatch::elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start_);
}

} // namespace aitalent
