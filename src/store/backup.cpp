#include "aitalent/store/health.h"
#include "aitalent/system/files.h"
#include "copy.h"
#include "database.h"
#include "place.h"
#include "schema.h"
#include "upgrade.h"

namespace aitalent {

using namespace std::chrono_literals;

/// The earlier backup that stands there, held; null where there is none.
static std::unique_ptr<Database> hold_place(const Store &store, const std::string &to, Existing existing) {
    if (leads_nowhere(to)) throw Error(Exit::cannot_create, Fault("AT-FIL-008").with("path", to));
    const auto place = real_name(to);
    const bool there = file_exists(place);
    auto earlier = there ? hold_earlier(store.database(), place) : nullptr;
    if (there && existing == Existing::refuse) throw Error(Exit::cannot_create, Fault("AT-STO-027").with("path", to));
    refuse_beside_journal(place);
    return earlier;
}

void refuse_place_of_backup(const Store &store, const std::string &to, Existing existing) {
    hold_place(store, to, existing);
}

void back_up(const Store &store, const std::string &to, Existing existing) {
    const auto earlier = hold_place(store, to, existing);
    CopyOnDisk(store.database(), real_name(to)).publish(earlier ? Existing::replace : Existing::refuse);
}

std::string key_name_of_backup(const std::string &path) {
    if (!file_exists(path)) throw Error(Exit::missing, Fault("AT-STO-028").with("path", path));
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
    if (!file_exists(from)) throw Error(Exit::missing, Fault("AT-STO-028").with("path", from));
    Database backup(real_name(from), Database::Open::existing, 5s);
    recognise(backup);
    backup.execute("pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on; begin;"
                   "select count(*) from sqlite_schema");
    refuse_changed_pages(backup);
    refuse_foreign(from, foreign_parts_of_any_version(backup));
    refuse_wrong_counters(backup);
    if (auto broken = verify_audit_of_any_version(backup); !broken.empty()) {
        Faults faults;
        faults.add(Fault("AT-STO-024").with("path", from));
        faults.add(std::move(broken));
        throw Error(Exit::refused, std::move(faults));
    }
    CopyOnDisk(backup, to).publish(Existing::refuse);
}

} // namespace aitalent
