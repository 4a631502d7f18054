#include "page_checksums.h"

#include "aitalent/base/checksum.h"
#include "aitalent/base/fault.h"
#include "database.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

namespace aitalent {

namespace {

// Requests to the layer; SQLite's own end below 100.
constexpr int op_state = 6101, op_begin = 6102, op_add = 6103, op_verify = 6104;

constexpr std::size_t tail_size = reserved_bytes, tag_size = 8;
constexpr char mark[] = {'a', 'i', 'C', '1'};
constexpr std::size_t header_size = 100, counter_at = 24, first_trunk_at = 32;

std::uint64_t little_endian(const char *bytes) {
    std::uint64_t value = 0;
    for (int i = 7; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

void put_little_endian(char *bytes, std::uint64_t value) {
    for (int i = 0; i < 8; ++i, value >>= 8) bytes[i] = static_cast<char>(value & 0xff);
}

std::uint32_t big_endian(const char *bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Of the header at the start of page 1; 0 where it is none.
std::size_t page_size_of(const char *header) {
    if (std::memcmp(header, "SQLite format 3", 16) != 0) return 0;
    const auto high = static_cast<unsigned char>(header[16]), low = static_cast<unsigned char>(header[17]);
    const std::size_t size = high == 0 && low == 1 ? 65536 : std::size_t(high) << 8 | low;
    return size >= 512 && (size & (size - 1)) == 0 ? size : 0;
}

} // namespace

static std::uint64_t tag_of(std::string_view page, std::uint64_t number, std::uint64_t value) {
    return checksum(page, value + number * 0x9e3779b97f4a7c15u);
}

std::optional<std::uint64_t> file_value(std::string_view reserved) {
    if (reserved.size() != tail_size || std::memcmp(reserved.data(), mark, sizeof mark) != 0) return std::nullopt;
    return little_endian(reserved.data() + 8);
}

bool fits_checksum(std::string_view page, std::uint64_t number, std::uint64_t value) {
    const auto content = page.substr(0, page.size() - tag_size);
    return little_endian(page.data() + content.size()) == tag_of(content, number, value);
}

namespace {

struct State {
    bool checked = false;
    PageFinding finding;
};

/// What stands between a connection and its file.
class CheckedFile {
  public:
    explicit CheckedFile(sqlite3_file *below) : below_(below) {}

    sqlite3_file *below() const { return below_; }
    const sqlite3_io_methods &methods() const { return *below_->pMethods; }
    State state() const { return {checked_, finding_}; }

    /// Looks at the header of a file just opened. A failure is no matter: SQLite reads the same bytes again.
    void look() {
        char header[header_size], tail[tail_size];
        if (read_below(header, header_size, 0) != SQLITE_OK) return;
        const std::size_t size = page_size_of(header);
        if (size == 0 || header[20] != char(reserved_bytes)) return;
        if (read_below(tail, tail_size, size - tail_size) == SQLITE_OK) learn(size, tail);
    }

    int read(char *bytes, std::size_t count, std::uint64_t offset) {
        const int code = read_below(bytes, count, offset);
        // SQLite would call a page malformed that the disk did not give, and the store damaged.
        if (code == SQLITE_IOERR_CORRUPTFS) return SQLITE_IOERR_READ;
        const bool whole_page = count >= 512 && (count & (count - 1)) == 0 && offset % count == 0;
        if (!whole_page) return code;
        if (code == SQLITE_IOERR_SHORT_READ) return checked_ && is_cut(count, offset) ? misfit(count, offset) : code;
        if (code != SQLITE_OK) return code;
        // Read in a size that is not the file's: SQLite will see that, and read again.
        if (offset == 0 && page_size_of(bytes) == count && bytes[20] == char(reserved_bytes))
            learn(count, bytes + count - tail_size);
        if (!checked_ || (offset == 0 && page_size_of(bytes) != count && page_size_of(bytes) != 0)) return code;
        if (fits(bytes, count, offset / count + 1)) return code;
        finding_ = {static_cast<std::uint32_t>(offset / count + 1), offset == 0 && is_by_another_program(bytes, count)};
        return SQLITE_IOERR_DATA;
    }

    /// What is filled in is put into `bytes` too, SQLite's own copy of the page: a journal takes the page from there.
    int write(char *bytes, std::size_t count, std::uint64_t offset) {
        if (!checked_) return methods().xWrite(below_, bytes, static_cast<int>(count), offset_of(offset));
        if (page_size_ == 0) page_size_ = count;
        // Neither the page size nor the reserved bytes change under checksums; SQLite takes the transaction back.
        if (count != page_size_ || offset % count != 0 || (offset == 0 && bytes[20] != char(reserved_bytes)))
            return SQLITE_IOERR_WRITE;
        if (const int code = know_tags(); code != SQLITE_OK) return code;
        const std::uint64_t number = offset / count + 1;
        while (tags_.size() + 1 < number) { // a file is never grown by a hole: whoever copies it reads every page
            page_.assign(count, 0);
            if (const int code = write_page(tags_.size() + 1); code != SQLITE_OK) return code;
        }
        page_.assign(bytes, bytes + count);
        const int code = write_page(number);
        std::memcpy(bytes + count - tail_size, page_.data() + count - tail_size, tail_size);
        return code;
    }

    int truncate(std::uint64_t size) {
        if (checked_ && page_size_ != 0) {
            if (const int code = know_tags(); code != SQLITE_OK) return code;
            while (tags_.size() > size / page_size_) {
                if (tags_.size() > 1) sum_ -= tags_.back();
                tags_.pop_back();
            }
            first_page_due_ = true;
        }
        return methods().xTruncate(below_, offset_of(size));
    }

    /// Before what was written is brought to the disk: the first page is told the sum.
    int finish() {
        if (!checked_ || !first_page_due_) return SQLITE_OK;
        if (taking_back_)
            if (const int code = mend_free_pages(); code != SQLITE_OK) return code;
        page_.resize(page_size_);
        const int code = read_below(page_.data(), page_size_, 0);
        if (code == SQLITE_IOERR_SHORT_READ) return SQLITE_OK; // nothing was written
        if (code != SQLITE_OK) return code;
        seal(1);
        first_page_due_ = false;
        tail_.assign(page_.end() - tail_size, page_.end());
        return methods().xWrite(below_, page_.data() + page_size_ - tail_size, tail_size,
                                offset_of(page_size_ - tail_size));
    }

    /// SQLite takes a broken-off transaction back under an exclusive lock without reserving it first.
    void locked(int level) {
        if (level == SQLITE_LOCK_EXCLUSIVE && lock_ == SQLITE_LOCK_SHARED) {
            taking_back_ = true;
            tags_known_ = false;
            tail_.clear(); // the first page may say the same though others changed
        }
        lock_ = level;
    }
    void unlocked(int level) {
        lock_ = level;
        taking_back_ = false;
        if (level == SQLITE_LOCK_NONE) tags_known_ = false; // others may write from now on
    }

    void begin() {
        checked_ = true;
        sqlite3_randomness(sizeof value_, &value_);
    }

    int add() {
        char header[header_size];
        if (const int code = read_below(header, header_size, 0); code != SQLITE_OK) return code;
        if (page_size_of(header) == 0 || header[20] != char(reserved_bytes)) return SQLITE_MISUSE;
        page_size_ = page_size_of(header);
        begin();
        sqlite3_int64 size = 0;
        if (const int code = methods().xFileSize(below_, &size); code != SQLITE_OK) return code;
        tags_.assign(static_cast<std::uint64_t>(size) / page_size_, 0);
        sum_ = 0;
        tags_known_ = true;
        page_.resize(page_size_);
        for (std::uint64_t number = 2; number <= tags_.size(); ++number) {
            if (const int code = read_below(page_.data(), page_size_, (number - 1) * page_size_); code != SQLITE_OK)
                return code;
            if (const int code = write_page(number); code != SQLITE_OK) return code;
        }
        if (const int code = methods().xSync(below_, SQLITE_SYNC_NORMAL); code != SQLITE_OK) return code;
        first_page_due_ = true;
        if (const int code = finish(); code != SQLITE_OK) return code;
        return methods().xSync(below_, SQLITE_SYNC_NORMAL);
    }

    int verify() {
        finding_ = {};
        if (!checked_ || page_size_ == 0) return SQLITE_OK;
        tags_known_ = false;
        if (const int code = know_tags(); code != SQLITE_OK) return code;
        const bool fits = whole_ && tail_.size() == tail_size && little_endian(tail_.data() + 16) == sum_;
        if (!fits) tail_.clear(); // looked at anew the next time
        return fits ? SQLITE_OK : SQLITE_IOERR_DATA;
    }

  private:
    static sqlite3_int64 offset_of(std::uint64_t offset) { return static_cast<sqlite3_int64>(offset); }
    int read_below(char *bytes, std::size_t count, std::uint64_t offset) const {
        return methods().xRead(below_, bytes, static_cast<int>(count), offset_of(offset));
    }
    std::uint64_t tag_of(const char *page, std::size_t size, std::uint64_t number) const {
        return ::aitalent::tag_of({page, size - tag_size}, number, value_);
    }
    bool fits(const char *page, std::size_t size, std::uint64_t number) const {
        return little_endian(page + size - tag_size) == tag_of(page, size, number);
    }
    void learn(std::size_t size, const char *tail) {
        if (std::memcmp(tail, mark, sizeof mark) != 0) return; // once there are checksums, none is a misfit
        checked_ = true;
        page_size_ = size;
        value_ = little_endian(tail + 8);
    }
    static bool is_by_another_program(const char *page, std::size_t size) {
        const char *tail = page + size - tail_size;
        return std::memcmp(tail, mark, sizeof mark) != 0 || big_endian(tail + 4) != big_endian(page + counter_at);
    }
    /// Whether the file ends within these bytes, not before them.
    bool is_cut(std::size_t count, std::uint64_t offset) const {
        sqlite3_int64 size = 0;
        return methods().xFileSize(below_, &size) == SQLITE_OK && static_cast<std::uint64_t>(size) > offset &&
               static_cast<std::uint64_t>(size) < offset + count;
    }
    int misfit(std::size_t count, std::uint64_t offset) {
        finding_ = {static_cast<std::uint32_t>(offset / count + 1), false};
        return SQLITE_IOERR_DATA;
    }

    /// The checksums that stand on the file now, and their sum. Those known from before are still true where the first
    /// page ends in the same bytes, as each write changes its counter, sum or both.
    int know_tags() {
        if (tags_known_) return SQLITE_OK;
        std::string tail(tail_size, '\0');
        if (read_below(tail.data(), tail_size, page_size_ - tail_size) == SQLITE_OK && tail == tail_) {
            tags_known_ = true;
            return SQLITE_OK;
        }
        tail_ = std::move(tail);
        sqlite3_int64 size = 0;
        if (const int code = methods().xFileSize(below_, &size); code != SQLITE_OK) return code;
        whole_ = static_cast<std::uint64_t>(size) % page_size_ == 0;
        tags_.resize(static_cast<std::uint64_t>(size) / page_size_);
        sum_ = 0;
        char tag[tag_size];
        for (std::uint64_t number = 1; number <= tags_.size(); ++number) {
            const int code = read_below(tag, tag_size, number * page_size_ - tag_size);
            if (code != SQLITE_OK) return code == SQLITE_IOERR_CORRUPTFS ? SQLITE_IOERR_READ : code;
            tags_[number - 1] = little_endian(tag);
            if (number > 1) sum_ += tags_[number - 1];
        }
        tags_known_ = true;
        return SQLITE_OK;
    }

    /// Fills in the reserved bytes of page_.
    void seal(std::uint64_t number) {
        char *tail = page_.data() + page_.size() - tail_size;
        std::memset(tail, 0, tail_size);
        if (number == 1) {
            std::memcpy(tail, mark, sizeof mark);
            std::memcpy(tail + 4, page_.data() + counter_at, 4);
            put_little_endian(tail + 8, value_);
            put_little_endian(tail + 16, sum_);
        }
        put_little_endian(tail + tail_size - tag_size, tag_of(page_.data(), page_.size(), number));
    }

    /// Writes page_.
    int write_page(std::uint64_t number) {
        seal(number);
        const int code = methods().xWrite(below_, page_.data(), static_cast<int>(page_.size()),
                                          offset_of((number - 1) * page_size_));
        first_page_due_ = true;
        if (code != SQLITE_OK) {
            tags_known_ = false; // what stands there now is not known
            tail_.clear();
            return code;
        }
        if (tags_.size() < number) tags_.push_back(0);
        const std::uint64_t tag = little_endian(page_.data() + page_.size() - tag_size);
        if (number > 1) sum_ += tag - tags_[number - 1];
        tags_[number - 1] = tag;
        return SQLITE_OK;
    }

    /// SQLite keeps no copy of a free page before it writes to it, so that one taken back may have been torn by a power
    /// cut. It holds nothing: it becomes zeros.
    int mend_free_pages() {
        if (const int code = know_tags(); code != SQLITE_OK) return code;
        std::vector<char> trunk(page_size_);
        if (const int code = read_below(trunk.data(), page_size_, 0); code != SQLITE_OK) return code;
        std::uint32_t next = big_endian(trunk.data() + first_trunk_at);
        for (std::size_t seen = 0; next > 1 && next <= tags_.size() && seen < tags_.size(); ++seen) {
            if (const int code = read_below(trunk.data(), page_size_, (next - 1) * std::uint64_t(page_size_));
                code != SQLITE_OK)
                return code;
            if (!fits(trunk.data(), page_size_, next)) return SQLITE_OK; // told when it is read
            const std::size_t most = (page_size_ - tail_size) / 4 - 2;
            const std::size_t leaves = std::min<std::size_t>(big_endian(trunk.data() + 4), most);
            for (std::size_t leaf = 0; leaf < leaves; ++leaf)
                if (const int code = mend_free_page(big_endian(trunk.data() + 8 + leaf * 4)); code != SQLITE_OK)
                    return code;
            next = big_endian(trunk.data());
        }
        return SQLITE_OK;
    }
    int mend_free_page(std::uint32_t number) {
        if (number < 2 || number > tags_.size()) return SQLITE_OK;
        page_.resize(page_size_);
        const int code = read_below(page_.data(), page_size_, (number - 1) * std::uint64_t(page_size_));
        if (code != SQLITE_OK || fits(page_.data(), page_size_, number)) return code;
        page_.assign(page_size_, 0);
        return write_page(number);
    }

    sqlite3_file *below_;
    bool checked_ = false;
    std::size_t page_size_ = 0; ///< 0 while nothing was written
    std::uint64_t value_ = 0;
    PageFinding finding_;
    int lock_ = SQLITE_LOCK_NONE;
    bool taking_back_ = false;
    std::vector<std::uint64_t> tags_; ///< of all pages
    std::uint64_t sum_ = 0;           ///< of these but the first
    bool tags_known_ = false;
    std::string tail_;  ///< of the first page, when the tags were read or last written
    bool whole_ = true; ///< the file ended with a page when its tags were read
    bool first_page_due_ = false;
    std::vector<char> page_; ///< being written
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
        *static_cast<State *>(argument) = file.state();
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
