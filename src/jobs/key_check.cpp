#include "key_check.h"

#include "aitalent/system/accounts.h"
#include "aitalent/system/files.h"
#include "key_file.h"

#include <vector>

namespace aitalent {

Faults check_key(const Store &store, const std::string &db_path) {
    Faults faults;
    const auto path = key_path(db_path);
    try {
        if (key_of(store, db_path).empty()) faults.add(Fault("AT-KEY-001").with("path", path));
    } catch (const Error &error) {
        faults.add(error.faults());
    }
    const auto folder = folder_of(db_path), key_folder = folder_of(path);
    for (const auto &one : folder == key_folder ? std::vector{folder} : std::vector{folder, key_folder})
        if (others_may_write_in(one)) faults.add(Fault("AT-FIL-013").with("path", one));
    return faults;
}

} // namespace aitalent
