#pragma once
#include "aitalent/store/store.h"

#include <string>
#include <vector>

namespace aitalent {

/// The key that turns identity numbers into pseudonyms: the second file of an installation, beside the store
/// (`STORE.key`) or where AITALENT_KEY says, 0600. Whoever has it and a list of identity numbers can tell who is who,
/// so it is kept apart from copies of the store; without it no identity number can be matched again, and nothing is
/// imported, as the mark of a file needs it too (privacy/file_mark.h).
///
/// A line of the file is one generation: rotation adds a line, and a pseudonym goes through all of them (see
/// privacy/identity.h). The store keeps the name of the generations it stands at, so that the newest key file also
/// serves every older backup, and a file that lacks a generation is refused instead of matching nobody.

std::string key_path(const std::string &db_path);
/// All generations, or empty where there is no key file. AT-KEY-002 (65) where the file holds no key; AT-KEY-003 (77)
/// where others may read it.
std::string read_key(const std::string &db_path);
/// The same of a key file by its own name.
std::string read_key_file(const std::string &path);
/// Whether a file holds a key and nothing else, whoever may read it.
bool is_key_file(const std::string &path);
/// Whether a key holds the generations of that name (see key_name); any key does where the name is empty.
bool key_fits(const std::string &key, const std::string &name);
/// Whether `key` is `earlier` or has grown out of it: rotation adds generations at the end.
bool is_same_or_later(const std::string &key, const std::string &earlier);
/// The generations this store stands at, by the name it keeps of them now; empty where there is no key file.
/// AT-KEY-004 (66) where the file does not hold them. Who goes on to write asks within the transaction.
std::string key_of(const Store &store, const std::string &db_path);
/// The same, for what cannot be done without: AT-KEY-001 (66) where there is no key file.
std::string needed_key(const Store &store, const std::string &db_path);
/// A name for a key that gives nothing of it away.
std::string key_name(const std::string &key);
std::string new_key();
/// Puts this key, or list of them, into the key file, whole or not at all.
void write_key(const std::string &path, const std::string &key);
/// The generations of a key, a line each.
std::vector<std::string> generations_of(const std::string &key);

} // namespace aitalent
