#pragma once
#include <string>

namespace aitalent {

class Database;

/// See include/aitalent/store/marks.h.
std::string sealed(Database &database, const std::string &hash);
/// Puts a new seal in the place of the old one, which nobody knows afterwards.
void renew_seal(Database &database);

} // namespace aitalent
