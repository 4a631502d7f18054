#include "key_file.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "aitalent/system/process.h"

namespace aitalent {

namespace {

constexpr std::size_t key_digits = 64;

bool is_key(std::string_view text) {
    return text.size() == key_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

std::string key_path(const std::string &db_path) {
    return environment("AITALENT_KEY").value_or(db_path + ".key");
}

bool make_key_file(const std::string &db_path) {
    const auto path = key_path(db_path);
    if (file_exists(path)) return false;
    write_file(path, random_hex(key_digits / 2) + "\n");
    return true;
}

std::string read_key(const std::string &db_path) {
    const auto path = key_path(db_path);
    const auto text = read_file_if_there(path, 4096);
    if (!text) return {};
    if (const auto mode = file_mode(path); mode && (*mode & 077) != 0)
        throw Error(Exit::permission, Fault("AT-KEY-003").with("path", path));
    const auto key = trimmed(*text);
    if (!is_key(key)) throw Error(Exit::refused, Fault("AT-KEY-002").with("path", path));
    return std::string(key);
}

std::string key_name(const std::string &key) {
    return key.empty() ? std::string() : hmac_sha256(key, "aitalent key name").substr(0, 16);
}

} // namespace aitalent
