#include "aitalent/store/health.h"
#include "aitalent/system/files.h"
#include "copy.h"
#include "database.h"
#include "schema.h"

namespace aitalent {

using namespace std::chrono_literals;

void back_up(const Store &store, const std::string &to) {
    if (file_exists(to)) throw Error(Exit::cannot_create, Fault("AT-FIL-005").with("path", to));
    CopyOnDisk(store.database(), to).publish(Existing::refuse);
}

void restore_backup(const std::string &from, const std::string &to) {
    if (file_exists(to)) throw Error(Exit::cannot_create, Fault("AT-STO-006").with("path", to));
    if (const auto system = file_system_of(to); system.footing == Footing::network)
        throw Error(Exit::refused, Fault("AT-STO-010").with("found", system.name));
    if (!file_exists(from)) throw Error(Exit::missing, Fault("AT-STO-001").with("path", from));
    Database backup(from, Database::Open::existing, 5s);
    recognise(backup);
    backup.execute("pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on");
    CopyOnDisk(backup, to).publish(Existing::refuse);
}

} // namespace aitalent
