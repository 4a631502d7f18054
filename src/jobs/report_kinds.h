#pragma once
#include "aitalent/jobs/work.h"
#include "office.h"

namespace aitalent {

// One function a kind of report; report.cpp is the visible list.
Report agency_page(Office &office, const ReportTask &task);
Report coverage_page(Office &office, const ReportTask &task);
Report person_page(Office &office, const ReportTask &task);
Report plan_page(Office &office, const ReportTask &task);
Report providers_page(Office &office, const ReportTask &task);
Report rating_sheet(Office &office, const ReportTask &task);
Report role_page(Office &office, const ReportTask &task);
Report trend_page(Office &office, const ReportTask &task);

/// The agency, and the unit in it, that a report speaks of.
std::string title_of(Office &office, const Scope &scope);

} // namespace aitalent
