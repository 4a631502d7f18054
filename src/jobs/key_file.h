#pragma once
#include <string>

namespace aitalent {

/// The key that turns identity numbers into pseudonyms: the second file of an installation, beside the store
/// (`STORE.key`) or where AITALENT_KEY says, 0600. Whoever has it and a list of identity numbers can tell who is who,
/// so it is kept apart from copies of the store; without it no identity number can be matched again.

std::string key_path(const std::string &db_path);
/// Makes a new random key; one that is there stays. True if it was made.
bool make_key_file(const std::string &db_path);
/// The key, or empty where there is no key file. AT-KEY-002 (65) where the file holds no key; AT-KEY-003 (77) where
/// others may read it.
std::string read_key(const std::string &db_path);
/// A name for a key that gives nothing of it away: kept by the store, so that a wrong key file is noticed.
std::string key_name(const std::string &key);

} // namespace aitalent
