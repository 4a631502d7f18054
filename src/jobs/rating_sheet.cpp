#include "aitalent/reports/rating_sheet.h"
#include "report_kinds.h"
#include "scored.h"

namespace aitalent {

Report rating_sheet(Office &office, const ReportTask &task) {
    const Scored scored(office, task.scope);
    return rating_sheet_report(office.frame(), title_of(office, task.scope), scored.people());
}

} // namespace aitalent
