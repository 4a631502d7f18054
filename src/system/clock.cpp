#include "aitalent/system/clock.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/text.h"

#include <cstdlib>
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

static std::chrono::seconds offset_of(Moment moment, const std::string &zone) {
    const auto found = find_zone(zone);
    if (!found) throw Error(Exit::usage, Fault("AT-STO-020").with("found", zone));
    int32_t standard = 0, summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    found->getOffset(static_cast<double>(moment.time_since_epoch().count()) * 1000.0, false, standard, summer, status);
    return std::chrono::seconds((standard + summer) / 1000);
}

Date day_in_zone(Moment moment, const std::string &zone) {
    return Date(std::chrono::floor<std::chrono::days>(moment + offset_of(moment, zone)));
}

std::string zone_text(const std::string &utc, const std::string &zone) {
    constexpr std::size_t day_end = 10, time_at = 11, time_length = 8, length = 20;
    const auto day = parse_iso_date(std::string_view(utc).substr(0, day_end));
    const auto clock = utc.size() == length ? parse_clock(std::string_view(utc).substr(time_at, 5)) : std::nullopt;
    const auto second = utc.size() == length ? parse_int(utc.substr(time_at + 6, time_length - 6)) : std::nullopt;
    if (!day || !clock || !second) return utc;
    const Moment moment = std::chrono::sys_days(*day) + *clock + std::chrono::seconds(*second);
    const auto offset = offset_of(moment, zone);
    auto text = utc_text(moment + offset);
    text[day_end] = ' ', text.pop_back();
    const auto minutes = std::abs(std::chrono::duration_cast<std::chrono::minutes>(offset).count());
    return text + fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::chrono::milliseconds Stopwatch::elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start_);
}

} // namespace aitalent
