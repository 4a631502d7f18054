#include "place.h"

#include "aitalent/store/store_file.h"
#include "aitalent/system/files.h"
#include "aitalent/system/temporary.h"
#include "database.h"
#include "schema.h"

#include <algorithm>
#include <string_view>
#include <thread>

#include <unistd.h>

namespace aitalent {

namespace {

constexpr std::string_view journal_endings[] = {"-journal", "-wal", "-shm"};

} // namespace

bool is_sqlite_file(const std::string &path) {
    constexpr std::string_view magic("SQLite format 3\0", 16);
    if (!is_regular_file(path)) return false;
    std::string head(magic.size(), '\0');
    return InputFile(path).read(head) == magic.size() && head == magic;
}

bool is_name_of_journal(const std::string &path) {
    return std::ranges::any_of(journal_endings, [&](std::string_view ending) {
        return path.ends_with(ending) && is_sqlite_file(path.substr(0, path.size() - ending.size()));
    });
}

void refuse_name_of_journal(const std::string &path) {
    if (is_name_of_journal(path))
        throw Error(Exit::cannot_create,
                    Fault("AT-FIL-014")
                        .with("path", path)
                        .with("reason", "a database beside it would take the name for its journal"));
}

void refuse_beside_journal(const std::string &path) {
    refuse_name_of_journal(path);
    for (const auto name : journal_endings) {
        const auto beside = path + std::string(name);
        if (file_exists(beside) || leads_nowhere(beside))
            throw Error(Exit::cannot_create, Fault("AT-STO-021").with("path", path).with("found", beside));
    }
}

void refuse_taken_place(const std::string &path) {
    if (leads_nowhere(path)) throw Error(Exit::cannot_create, Fault("AT-FIL-008").with("path", path));
    if (file_exists(path)) throw Error(Exit::cannot_create, Fault("AT-STO-006").with("path", path));
    refuse_beside_journal(path);
}

bool has_second_name(const std::string &path) {
    int tries = 20; // a publication by link and unlink leaves two names for a moment
    constexpr std::chrono::milliseconds pause(10);
    while (count_names(path) > 1 && remove_second_names(path) && --tries > 0) std::this_thread::sleep_for(pause);
    return count_names(path) > 1;
}

Fault second_name(const std::string &path, Severity severity) {
    return Fault("AT-STO-023", severity).with("path", path);
}

/// Whether what `earlier` holds is the store `now`, or was it once: its last audit entry is one of that store's. So a
/// copy that has gone on by itself is none.
static bool is_earlier_state(Database &earlier, Database &now) {
    const auto number = earlier.number("select coalesce(max(number), 0) from audit");
    Statement own(earlier, "select hash from audit where number = ?"),
        same(now, "select hash from audit where number = ?");
    return number > 0 && own.bind(number).next() && same.bind(number).next() && own.text() == same.text();
}

std::unique_ptr<Database> hold_earlier(Database &now, const std::string &path) {
    const Error not_of_this_store(Exit::cannot_create, Fault("AT-STO-022").with("path", path));
    if (!is_regular_file(path) || is_same_file(path, now.path())) throw not_of_this_store;
    auto earlier = std::make_unique<Database>(path, Database::Open::existing, std::chrono::seconds(5));
    try {
        recognise(*earlier);
        earlier->execute("pragma trusted_schema = off; pragma cell_size_check = on; begin exclusive");
        if (!is_earlier_state(*earlier, now)) throw not_of_this_store;
        // Under this lock a whole journal has been rolled back: what is left of one had not got as far as the file.
        ::unlink((path + "-journal").c_str());
    } catch (const Error &error) {
        if (error.exit() == Exit::refused) throw not_of_this_store; // foreign, damaged or newer
        throw;
    }
    return earlier;
}

} // namespace aitalent
