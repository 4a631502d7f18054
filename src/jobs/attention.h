#pragma once
#include "aitalent/reports/report.h"
#include "office.h"

namespace aitalent {

/// What in the store is no longer fresh on the as-of date: evidence past its validity by the profile, or past its
/// retention; certificates that have expired or soon will; a catalogue whose sessions, and so its prices, are of the
/// past; budgets that have run out; a newer edition than the one worked by; scores and plans older than the data.
/// One row an item, with how many and what to do; no rows where all is fresh.
Table attention_table(Office &office);

} // namespace aitalent
