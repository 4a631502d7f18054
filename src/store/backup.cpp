#include "aitalent/store/health.h"
#include "aitalent/system/files.h"
#include "copy.h"
#include "database.h"
#include "place.h"
#include "schema.h"

#include <optional>

namespace aitalent {

using namespace std::chrono_literals;

namespace {

/// What two copies of one store share for ever: its id, or, where one is of before there were ids, the first entry of
/// its audit trail.
bool is_same_store(Database &one, Database &other) {
    for (const char *mark : {"select coalesce(max(value), '') from setting where name = 'store_id'",
                             "select coalesce(max(hash), '') from audit where number = 1"}) {
        const auto marks = std::pair(one.text(mark), other.text(mark));
        if (!marks.first.empty() && !marks.second.empty()) return marks.first == marks.second;
    }
    return false;
}

/// The earlier backup that is to be replaced, held so that nobody begins a journal beside its name meanwhile.
std::unique_ptr<Database> hold_earlier(const Store &store, const std::string &path) {
    const Error not_of_this_store(Exit::cannot_create, Fault("AT-STO-022").with("path", path));
    if (!is_regular_file(path) || is_same_file(path, store.path())) throw not_of_this_store;
    auto earlier = std::make_unique<Database>(path, Database::Open::existing, 5s);
    try {
        recognise(*earlier);
        earlier->execute("pragma trusted_schema = off; pragma cell_size_check = on; begin exclusive");
        if (!is_same_store(store.database(), *earlier)) throw not_of_this_store;
    } catch (const Error &error) {
        if (error.exit() == Exit::refused) throw not_of_this_store; // foreign, damaged or newer
        throw;
    }
    return earlier;
}

} // namespace

void back_up(const Store &store, const std::string &to, Existing existing) {
    if (leads_nowhere(to)) throw Error(Exit::cannot_create, Fault("AT-FIL-008").with("path", to));
    const auto place = real_name(to);
    const bool there = file_exists(place);
    if (there && existing == Existing::refuse) throw Error(Exit::cannot_create, Fault("AT-FIL-005").with("path", to));
    const auto earlier = there ? hold_earlier(store, place) : nullptr;
    refuse_beside_journal(place);
    CopyOnDisk(store.database(), place).publish(there ? Existing::replace : Existing::refuse);
}

std::string key_name_of_backup(const std::string &path) {
    if (!file_exists(path)) throw Error(Exit::missing, Fault("AT-STO-001").with("path", path));
    Database backup(real_name(path), Database::Open::existing, 5s);
    recognise(backup);
    backup.execute("pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on");
    return backup.text("select coalesce(max(value), '') from setting where name = 'key_name'");
}

void refuse_place(const std::string &path) {
    refuse_taken_place(path);
    if (const auto system = file_system_of(path); system.footing == Footing::network)
        throw Error(Exit::refused, Fault("AT-STO-010").with("found", system.name));
}

void restore_backup(const std::string &from, const std::string &to) {
    refuse_place(to);
    if (!file_exists(from)) throw Error(Exit::missing, Fault("AT-STO-001").with("path", from));
    Database backup(real_name(from), Database::Open::existing, 5s);
    recognise(backup);
    backup.execute("pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on; begin;"
                   "select count(*) from sqlite_schema");
    refuse_changed_pages(backup);
    refuse_foreign(from, foreign_parts_of_any_version(backup));
    CopyOnDisk(backup, to).publish(Existing::refuse);
}

} // namespace aitalent
