#include "key_file.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"
#include "aitalent/store/settings.h"
#include "aitalent/store/store_file.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "aitalent/system/process.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr std::size_t key_digits = 64;

bool is_generation(std::string_view text) {
    return text.size() == key_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_key(const std::string &text) {
    const auto generations = generations_of(text);
    return std::all_of(generations.begin(), generations.end(), is_generation);
}

/// The generations of that name, from the first on.
std::optional<std::string> generations_named(const std::string &key, const std::string &name) {
    if (key_name(key) == name) return key;
    for (auto end = key.rfind('\n'); end != std::string::npos && end > 0; end = key.rfind('\n', end - 1))
        if (auto older = key.substr(0, end); key_name(older) == name) return older;
    return std::nullopt;
}

} // namespace

bool key_fits(const std::string &key, const std::string &name) {
    return !key.empty() && (name.empty() || generations_named(key, name));
}

bool is_same_or_later(const std::string &key, const std::string &earlier) {
    return key == earlier || key.starts_with(earlier + "\n");
}

std::string key_path(const std::string &db_path) {
    return environment("AITALENT_KEY").value_or(real_name(db_path) + ".key");
}

std::string new_key() {
    return random_hex(key_digits / 2);
}

void write_key(const std::string &path, const std::string &key) {
    refuse_name_of_journal(path);
    write_file(path, key + "\n", Existing::replace);
}

std::vector<std::string> generations_of(const std::string &key) {
    std::vector<std::string> lines;
    for (const auto line : split(key, '\n')) lines.emplace_back(line);
    return lines;
}

std::string read_key(const std::string &db_path) {
    return read_key_file(key_path(db_path));
}

std::string read_key_file(const std::string &path) {
    if (file_exists(path) && !is_regular_file(path)) throw Error(Exit::refused, Fault("AT-KEY-002").with("path", path));
    const auto text = read_file_if_there(path, 1 << 16);
    if (!text) return {};
    if (const auto mode = file_mode(path); mode && (*mode & 077) != 0)
        throw Error(Exit::permission, Fault("AT-KEY-003").with("path", path));
    std::string key(trimmed(*text));
    if (!is_key(key)) throw Error(Exit::refused, Fault("AT-KEY-002").with("path", path));
    return key;
}

bool is_key_file(const std::string &path) {
    constexpr std::uint64_t limit = 1 << 16;
    if (!is_regular_file(path)) return false;
    InputFile file(path);
    if (file.size() > limit) return false;
    std::string text(file.size(), '\0');
    text.resize(file.read(text));
    return is_key(std::string(trimmed(text)));
}

std::string key_of(const Store &store, const std::string &db_path) {
    const auto key = read_key(db_path);
    const auto name = load_settings(store).key_name;
    if (key.empty() || name.empty()) return key;
    if (auto known = generations_named(key, name)) return *known;
    throw Error(Exit::missing, Fault("AT-KEY-004").with("path", key_path(db_path)));
}

std::string needed_key(const Store &store, const std::string &db_path) {
    auto key = key_of(store, db_path);
    if (key.empty()) throw Error(Exit::missing, Fault("AT-KEY-001").with("path", key_path(db_path)));
    return key;
}

std::string key_name(const std::string &key) {
    return key.empty() ? std::string() : hex_of(hmac_sha256(key, "aitalent key name")).substr(0, 16);
}

} // namespace aitalent
