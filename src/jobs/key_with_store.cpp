#include "key_with_store.h"

#include "aitalent/base/fault.h"
#include "aitalent/store/store_file.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"

#include <unistd.h>

namespace aitalent {

KeyWithStore::KeyWithStore(const std::string &path, const std::string &key, const std::string &store, bool replace)
    : store_(store), stood_(file_exists(store)) {
    if (file_exists(path) && !is_regular_file(path)) throw Error(Exit::refused, Fault("AT-KEY-002").with("path", path));
    refuse_name_of_journal(path);
    const bool there = file_exists(path);
    if (!there) removed_.emplace(path, store); // before it is written: a signal may follow at once
    try {
        if (write_file(path, key + "\n", replace ? Existing::replace : Existing::refuse) == Written::created)
            made_ = path;
        else
            removed_.reset();
    } catch (const Error &error) {
        if (!there && error.faults().begin()->code == "AT-FIL-009") ::unlink(path.c_str()); // its name may not last
        throw;
    }
}

KeyWithStore::~KeyWithStore() {
    if (!made_.empty() && (stood_ || ::access(store_.c_str(), F_OK) != 0)) ::unlink(made_.c_str());
}

} // namespace aitalent
