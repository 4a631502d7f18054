#include "checked_file.h"

#include <algorithm>

#include <sqlite3.h>

namespace aitalent {

namespace {

constexpr std::size_t tail_size = reserved_bytes, tag_size = 8;

} // namespace

const sqlite3_io_methods &CheckedFile::methods() const {
    return *below_->pMethods;
}

int CheckedFile::read_below(char *bytes, std::size_t count, std::uint64_t offset) const {
    return methods().xRead(below_, bytes, static_cast<int>(count), static_cast<sqlite3_int64>(offset));
}

int CheckedFile::write_below(const char *bytes, std::size_t count, std::uint64_t offset) const {
    return methods().xWrite(below_, bytes, static_cast<int>(count), static_cast<sqlite3_int64>(offset));
}

int CheckedFile::size_below(std::uint64_t &size) const {
    sqlite3_int64 bytes = 0;
    const int code = methods().xFileSize(below_, &bytes);
    size = static_cast<std::uint64_t>(bytes);
    return code;
}

void CheckedFile::look() {
    char header[file_header_bytes], tail[tail_size];
    if (read_below(header, sizeof header, 0) != SQLITE_OK) return;
    const std::size_t size = page_size_of(header);
    if (size == 0 || !has_reserved_bytes(header)) return;
    if (read_below(tail, tail_size, size - tail_size) == SQLITE_OK) learn(size, tail);
}

void CheckedFile::learn(std::size_t size, const char *tail) {
    const auto value = file_value({tail, tail_size});
    if (!value) return; // once there are checksums, none is a misfit
    checked_ = true;
    page_size_ = size;
    value_ = *value;
}

int CheckedFile::read(char *bytes, std::size_t count, std::uint64_t offset) {
    const int code = read_below(bytes, count, offset);
    // SQLite would call a page malformed that the disk did not give, and the store damaged.
    if (code == SQLITE_IOERR_CORRUPTFS) return SQLITE_IOERR_READ;
    const bool whole_page = count >= 512 && (count & (count - 1)) == 0 && offset % count == 0;
    if (!whole_page) return code;
    const auto number = static_cast<std::uint32_t>(offset / count + 1);
    if (code == SQLITE_IOERR_SHORT_READ && checked_ && is_cut(count, offset)) {
        finding_ = {number, false};
        return SQLITE_IOERR_DATA;
    }
    if (code != SQLITE_OK) return code;
    // Read in a size that is not the file's: SQLite will see that, and read again.
    if (offset == 0 && page_size_of(bytes) == count && has_reserved_bytes(bytes))
        learn(count, bytes + count - tail_size);
    if (!checked_ || (offset == 0 && page_size_of(bytes) != count && page_size_of(bytes) != 0)) return code;
    if (fits_checksum({bytes, count}, number, value_)) return code;
    finding_ = {number, offset == 0 && is_written_by_others({bytes, count})};
    return SQLITE_IOERR_DATA;
}

/// Whether the file ends within these bytes, not before them.
bool CheckedFile::is_cut(std::size_t count, std::uint64_t offset) const {
    std::uint64_t size = 0;
    return size_below(size) == SQLITE_OK && size > offset && size < offset + count;
}

int CheckedFile::write(char *bytes, std::size_t count, std::uint64_t offset) {
    if (!checked_) return write_below(bytes, count, offset);
    if (page_size_ == 0) page_size_ = count;
    // Neither the page size nor the reserved bytes change under checksums; SQLite takes the transaction back.
    if (count != page_size_ || offset % count != 0 || (offset == 0 && !has_reserved_bytes(bytes)))
        return SQLITE_IOERR_WRITE;
    if (const int code = know_tags(); code != SQLITE_OK) return code;
    const std::uint64_t number = offset / count + 1;
    while (tags_.size() + 1 < number) { // a file is never grown by a hole: whoever copies it reads every page
        page_.assign(count, 0);
        if (const int code = write_page(tags_.size() + 1); code != SQLITE_OK) return code;
    }
    page_.assign(bytes, bytes + count);
    const int code = write_page(number);
    std::copy(page_.end() - tail_size, page_.end(), bytes + count - tail_size);
    return code;
}

int CheckedFile::truncate(std::uint64_t size) {
    if (checked_ && page_size_ != 0) {
        if (const int code = know_tags(); code != SQLITE_OK) return code;
        while (tags_.size() > size / page_size_) {
            if (tags_.size() > 1) sum_ -= tags_.back();
            tags_.pop_back();
        }
        whole_ = size % page_size_ == 0;
        first_page_due_ = true;
    }
    return methods().xTruncate(below_, static_cast<sqlite3_int64>(size));
}

int CheckedFile::finish() {
    if (!checked_ || !first_page_due_) return SQLITE_OK;
    if (taking_back_)
        if (const int code = mend_free_pages(); code != SQLITE_OK) return code;
    page_.resize(page_size_);
    const int code = read_below(page_.data(), page_size_, 0);
    if (code == SQLITE_IOERR_SHORT_READ) return SQLITE_OK; // nothing was written
    if (code != SQLITE_OK) return code;
    seal_page(page_.data(), page_size_, 1, value_, sum_);
    first_page_due_ = false;
    tail_.assign(page_.end() - tail_size, page_.end());
    return write_below(tail_.data(), tail_size, page_size_ - tail_size);
}

/// SQLite takes a broken-off transaction back under an exclusive lock without reserving it first.
void CheckedFile::locked(int level) {
    if (level == SQLITE_LOCK_EXCLUSIVE && lock_ == SQLITE_LOCK_SHARED) {
        taking_back_ = true;
        tags_known_ = false;
        tail_.clear(); // the first page may say the same though others changed
    }
    lock_ = level;
}

void CheckedFile::unlocked(int level) {
    lock_ = level;
    taking_back_ = false;
    if (level == SQLITE_LOCK_NONE) tags_known_ = false; // others may write from now on
}

void CheckedFile::begin() {
    checked_ = true;
    sqlite3_randomness(sizeof value_, &value_);
}

int CheckedFile::add() {
    char header[file_header_bytes];
    if (const int code = read_below(header, sizeof header, 0); code != SQLITE_OK) return code;
    if (page_size_of(header) == 0 || !has_reserved_bytes(header)) return SQLITE_MISUSE;
    page_size_ = page_size_of(header);
    begin();
    std::uint64_t size = 0;
    if (const int code = size_below(size); code != SQLITE_OK) return code;
    tags_.assign(size / page_size_, 0);
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

int CheckedFile::verify() {
    finding_ = {};
    if (!checked_ || page_size_ == 0) return SQLITE_OK;
    tags_known_ = false;
    if (const int code = know_tags(); code != SQLITE_OK) return code;
    const bool fits = whole_ && tail_.size() == tail_size && sum_in(tail_) == sum_;
    if (!fits) tail_.clear(); // looked at anew the next time
    return fits ? SQLITE_OK : SQLITE_IOERR_DATA;
}

/// The checksums that stand on the file now, and their sum. Those known from before are still true where the first page
/// ends in the same bytes, as each write changes its counter, sum or both.
int CheckedFile::know_tags() {
    if (tags_known_) return SQLITE_OK;
    std::string tail(tail_size, '\0');
    if (read_below(tail.data(), tail_size, page_size_ - tail_size) == SQLITE_OK && tail == tail_) {
        tags_known_ = true;
        return SQLITE_OK;
    }
    tail_ = std::move(tail);
    std::uint64_t size = 0;
    if (const int code = size_below(size); code != SQLITE_OK) return code;
    whole_ = size % page_size_ == 0;
    tags_.resize(size / page_size_);
    sum_ = 0;
    char tag[tag_size];
    for (std::uint64_t number = 1; number <= tags_.size(); ++number) {
        const int code = read_below(tag, tag_size, number * page_size_ - tag_size);
        if (code != SQLITE_OK) return code == SQLITE_IOERR_CORRUPTFS ? SQLITE_IOERR_READ : code;
        tags_[number - 1] = checksum_in({tag, tag_size});
        if (number > 1) sum_ += tags_[number - 1];
    }
    tags_known_ = true;
    return SQLITE_OK;
}

/// Writes page_. The first page says no sum yet, as more pages may follow; SQLite keeps it so in its cache, and puts it
/// so into the journal of the next transaction.
int CheckedFile::write_page(std::uint64_t number) {
    seal_page(page_.data(), page_.size(), number, value_, 0);
    const int code = write_below(page_.data(), page_.size(), (number - 1) * page_size_);
    first_page_due_ = true;
    if (code != SQLITE_OK) {
        tags_known_ = false; // what stands there now is not known
        tail_.clear();
        return code;
    }
    if (tags_.size() < number) {
        tags_.push_back(0);
        whole_ = true; // it took the place of a part of a page at the end
    }
    const std::uint64_t tag = checksum_in({page_.data(), page_.size()});
    if (number > 1) sum_ += tag - tags_[number - 1];
    tags_[number - 1] = tag;
    return SQLITE_OK;
}

/// SQLite keeps no copy of a free page before it writes to it, so that one taken back may have been torn by a power
/// cut. It holds nothing: it becomes zeros.
int CheckedFile::mend_free_pages() {
    if (const int code = know_tags(); code != SQLITE_OK) return code;
    std::vector<char> page(page_size_);
    if (const int code = read_below(page.data(), page_size_, 0); code != SQLITE_OK) return code;
    std::uint32_t next = big_endian(page.data() + first_trunk_at);
    for (std::size_t seen = 0; next > 1 && next <= tags_.size() && seen < tags_.size(); ++seen) {
        const int code = read_below(page.data(), page_size_, (next - 1) * std::uint64_t(page_size_));
        if (code != SQLITE_OK) return code;
        if (!fits_checksum({page.data(), page_size_}, next, value_)) return SQLITE_OK; // told when it is read
        const auto trunk = trunk_page({page.data(), page_size_});
        for (const auto leaf : trunk.leaves)
            if (const int mended = mend_free_page(leaf); mended != SQLITE_OK) return mended;
        next = trunk.next;
    }
    return SQLITE_OK;
}

int CheckedFile::mend_free_page(std::uint32_t number) {
    if (number < 2 || number > tags_.size()) return SQLITE_OK;
    page_.resize(page_size_);
    const int code = read_below(page_.data(), page_size_, (number - 1) * std::uint64_t(page_size_));
    if (code != SQLITE_OK || fits_checksum({page_.data(), page_size_}, number, value_)) return code;
    page_.assign(page_size_, 0);
    return write_page(number);
}

} // namespace aitalent
