#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/id.h"

#include <chrono>
#include <string>
#include <vector>

namespace aitalent {

/// At most so many hours a person in sessions that start between two days, both included.
struct PeriodHours {
    Date from{}, to{};
    std::chrono::minutes hours{0};
};
/// Seats of each session of a course (of every session where empty) kept for people who fit.
struct ReservedSeats {
    CourseId course = CourseId();
    AgencyCode agency = AgencyCode();
    UnitCode unit = UnitCode();           ///< empty = any
    std::vector<std::string> grades = {}; ///< empty = any
    int seats = 0;
};
/// At most so many seats at a provider in the whole plan.
struct ProviderSeats {
    ProviderId provider;
    int seats = 0;
};
/// At most so many people of a unit in class on one day; replaces the share.
struct UnitAway {
    UnitCode unit;
    int people = 0;
};
/// Sessions that fit are paid from budgets of that source and from no other. An empty list fits every session.
struct PaidFrom {
    std::string source;
    std::vector<TierId> tiers = {};
    std::vector<ProviderId> providers = {};
    std::vector<CourseId> courses = {};
};

/// Limits of a plan that name things: which courses may be used, for whom seats are kept, who pays.
struct PlanningLimits {
    std::vector<std::string> delivery = {}; ///< "online", "classroom", "blended": only these modes; empty = any
    std::vector<std::string> regions = {};  ///< only sessions held there, and those online; empty = anywhere
    std::vector<PeriodHours> period_hours = {};
    std::vector<ReservedSeats> reserves = {};
    std::vector<ProviderSeats> provider_seats = {};
    std::vector<UnitAway> unit_away = {};
    std::vector<PaidFrom> paid_from = {}; ///< first match pays; the rest is paid from all other sources together
};

} // namespace aitalent
