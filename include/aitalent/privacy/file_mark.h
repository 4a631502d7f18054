#pragma once
#include <string>
#include <string_view>

namespace aitalent {

/// By what a store tells an imported file again: 64 hexadecimal digits. A file of one row holds one unknown, its
/// identity number, so a plain hash of the file gives the number to whoever tries them all; a mark needs the key.

/// HMAC-SHA-256 of the file's SHA-256, under a key made from the first line of `key` for this purpose alone; renewed by
/// each further line, as a pseudonym is. `sha256` in hexadecimal; it must not be kept.
std::string file_mark(std::string_view key, std::string_view sha256);
/// What a mark becomes under one further generation of the key.
std::string renewed_file_mark(std::string_view generation, std::string_view mark);

} // namespace aitalent
