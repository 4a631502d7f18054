#include "place.h"

#include "aitalent/system/files.h"
#include "aitalent/system/temporary.h"

#include <thread>

namespace aitalent {

void refuse_beside_journal(const std::string &path) {
    for (const char *ending : {"-journal", "-wal", "-shm"})
        if (file_exists(path + ending) || leads_nowhere(path + ending))
            throw Error(Exit::cannot_create, Fault("AT-STO-021").with("path", path).with("found", path + ending));
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

} // namespace aitalent
