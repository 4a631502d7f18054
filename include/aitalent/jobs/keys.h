#pragma once
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

namespace aitalent {

/// Care of the key file, the second file of an installation.

/// Where it is, whether it fits the store, how many generations it has, how many people are matched through it.
Report key_status(const Circumstances &circumstances);
/// Adds a generation: every pseudonym held becomes the HMAC of itself under a new key. Needs no identity number, and
/// whoever has an older key alone can match nobody in the store any longer. The key file is written first and keeps
/// the older generations, so that at every moment it fits the store, and older backups too.
/// Marks of imported files go the same way, and what the audit trail keeps sealed matches nothing afterwards.
/// AT-KEY-001 (66) without the key file, AT-KEY-004 (66) with another store's.
Report rotate_key(const Circumstances &circumstances);
/// For a key that is lost for good: pseudonyms nobody can match are dropped and a new key is made; the next staff file
/// with identity numbers gives people new ones, by staff number. AT-KEY-005 (2) while the key is there.
Report replace_key(const Circumstances &circumstances);

} // namespace aitalent
