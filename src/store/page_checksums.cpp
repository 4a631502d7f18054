#include "page_checksums.h"

#include "database.h"

#include <cstddef>
#include <new>

#include <sqlite3.h>

namespace aitalent {

namespace {

// Requests to the layer; SQLite's own end below 100.
constexpr int op_state = 6101, op_begin = 6102, op_add = 6103, op_verify = 6104;

struct State {
    bool checked = false;
    PageFinding finding;
};

/// As SQLite sees it; the file of the layer below follows.
struct OpenFile {
    sqlite3_file seen;
    CheckedFile *file;
};
static_assert(sizeof(OpenFile) % alignof(std::max_align_t) == 0);

CheckedFile &file_of(sqlite3_file *seen) {
    return *reinterpret_cast<OpenFile *>(seen)->file;
}

/// No exception may pass through SQLite.
template<class Work>
int guarded(Work work) {
    try {
        return work();
    } catch (const std::bad_alloc &) {
        return SQLITE_IOERR_NOMEM;
    }
}

int close_file(sqlite3_file *seen) {
    auto *open = reinterpret_cast<OpenFile *>(seen);
    sqlite3_file *below = open->file->below();
    delete open->file;
    return below->pMethods->xClose(below);
}
int read_file_at(sqlite3_file *seen, void *bytes, int count, sqlite3_int64 offset) {
    return file_of(seen).read(static_cast<char *>(bytes), static_cast<std::size_t>(count),
                              static_cast<std::uint64_t>(offset));
}
int write_file_at(sqlite3_file *seen, const void *bytes, int count, sqlite3_int64 offset) {
    return guarded([&] {
        return file_of(seen).write(static_cast<char *>(const_cast<void *>(bytes)), static_cast<std::size_t>(count),
                                   static_cast<std::uint64_t>(offset));
    });
}
int truncate_file(sqlite3_file *seen, sqlite3_int64 size) {
    return guarded([&] { return file_of(seen).truncate(static_cast<std::uint64_t>(size)); });
}
int sync_open_file(sqlite3_file *seen, int flags) {
    CheckedFile &file = file_of(seen);
    const int code = guarded([&] { return file.finish(); });
    return code == SQLITE_OK ? file.methods().xSync(file.below(), flags) : code;
}
int file_size(sqlite3_file *seen, sqlite3_int64 *size) {
    return file_of(seen).methods().xFileSize(file_of(seen).below(), size);
}
int lock_file(sqlite3_file *seen, int level) {
    CheckedFile &file = file_of(seen);
    const int code = file.methods().xLock(file.below(), level);
    if (code == SQLITE_OK) file.locked(level);
    return code;
}
int unlock_file(sqlite3_file *seen, int level) {
    CheckedFile &file = file_of(seen);
    const int code = file.methods().xUnlock(file.below(), level);
    file.unlocked(level);
    return code;
}
int is_reserved(sqlite3_file *seen, int *result) {
    return file_of(seen).methods().xCheckReservedLock(file_of(seen).below(), result);
}
int control_file(sqlite3_file *seen, int op, void *argument) {
    CheckedFile &file = file_of(seen);
    switch (op) {
    case op_state:
        *static_cast<State *>(argument) = {file.is_checked(), file.finding()};
        return SQLITE_OK;
    case op_begin:
        file.begin();
        return SQLITE_OK;
    case op_add:
        return guarded([&] { return file.add(); });
    case op_verify:
        return guarded([&] { return file.verify(); });
    case SQLITE_FCNTL_SYNC: // comes before each sync, also where syncing is off
        if (const int code = guarded([&] { return file.finish(); }); code != SQLITE_OK) return code;
        break;
    default:
        break;
    }
    return file.methods().xFileControl(file.below(), op, argument);
}
int sector_size(sqlite3_file *seen) {
    return file_of(seen).methods().xSectorSize(file_of(seen).below());
}
int characteristics(sqlite3_file *seen) { // a page may be written twice in a transaction, so no write is the only one
    constexpr int atomic = SQLITE_IOCAP_ATOMIC | SQLITE_IOCAP_ATOMIC512 | SQLITE_IOCAP_ATOMIC1K |
                           SQLITE_IOCAP_ATOMIC2K | SQLITE_IOCAP_ATOMIC4K | SQLITE_IOCAP_ATOMIC8K |
                           SQLITE_IOCAP_ATOMIC16K | SQLITE_IOCAP_ATOMIC32K | SQLITE_IOCAP_ATOMIC64K |
                           SQLITE_IOCAP_BATCH_ATOMIC;
    return file_of(seen).methods().xDeviceCharacteristics(file_of(seen).below()) & ~atomic;
}

/// Version 1: without shared memory and mapped pages, which would pass the checksums by.
constexpr sqlite3_io_methods checked_methods = {
    1,         close_file,  read_file_at, write_file_at, truncate_file, sync_open_file,  file_size,
    lock_file, unlock_file, is_reserved,  control_file,  sector_size,   characteristics, nullptr,
    nullptr,   nullptr,     nullptr,      nullptr,       nullptr};

sqlite3_vfs *below_vfs = nullptr;

int open_file(sqlite3_vfs *, const char *name, sqlite3_file *seen, int flags, int *flags_out) {
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return below_vfs->xOpen(below_vfs, name, seen, flags, flags_out);
    auto *open = reinterpret_cast<OpenFile *>(seen);
    auto *below = reinterpret_cast<sqlite3_file *>(open + 1);
    open->seen.pMethods = nullptr; // not to be closed where it is not opened
    const int code = below_vfs->xOpen(below_vfs, name, below, flags, flags_out);
    if (code != SQLITE_OK) {
        if (below->pMethods != nullptr) below->pMethods->xClose(below);
        return code;
    }
    open->file = new (std::nothrow) CheckedFile(below);
    if (open->file == nullptr) return below->pMethods->xClose(below), SQLITE_IOERR_NOMEM;
    open->seen.pMethods = &checked_methods;
    open->file->look();
    return SQLITE_OK;
}

int control(const Database &database, int op, void *argument = nullptr) {
    return sqlite3_file_control(database.handle(), "main", op, argument);
}

State state_of(const Database &database) {
    State state;
    control(database, op_state, &state); // a database in memory knows no such request
    return state;
}

} // namespace

void register_page_checksums() {
    static sqlite3_vfs vfs = [] {
        below_vfs = sqlite3_vfs_find(nullptr);
        sqlite3_vfs ours = *below_vfs; // everything but opening is as below
        ours.zName = page_checksum_vfs;
        ours.pNext = nullptr;
        ours.szOsFile += static_cast<int>(sizeof(OpenFile));
        ours.xOpen = open_file;
        return ours;
    }();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    static_cast<void>(registered); // where it failed, opening says that there is no such VFS
}

bool has_checksums(const Database &database) {
    return state_of(database).checked;
}

void begin_checksums(Database &database) {
    int reserved = reserved_bytes;
    control(database, SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    if (const int code = control(database, op_begin); code != SQLITE_OK) database.fail(code);
}

void add_checksums(Database &database) {
    if (const int code = control(database, op_add); code != SQLITE_OK) database.fail(code);
}

PageFinding last_page_finding(const Database &database) {
    return state_of(database).finding;
}

void verify_sum(Database &database) {
    const int code = control(database, op_verify);
    if (code == SQLITE_OK || code == SQLITE_NOTFOUND) return;
    database.fail(code);
}

} // namespace aitalent
