#include "journal.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "database.h"
#include "page_layout.h"

#include <cstdint>
#include <fstream>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace aitalent {

namespace {

constexpr std::size_t journal_header = 28;
constexpr std::string_view magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    return big_endian(bytes.data() + at);
}

sqlite3_file *file_of(const Database &database) {
    sqlite3_file *file = nullptr;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

/// The file as it stands, read beside SQLite and not compared with its checksums: the journal may be about to mend it.
class StoreFile {
  public:
    explicit StoreFile(const Database &database) : file_(file_of(database)) {
        const auto header = bytes(0, file_header_bytes);
        page_size_ = header.empty() || !has_reserved_bytes(header.data()) ? 0 : page_size_of(header.data());
        if (page_size_ == 0) return;
        counter_ = number_at(header, change_counter_at);
        tail_ = bytes(page_size_ - reserved_bytes, reserved_bytes);
        value_ = file_value(tail_);
    }

    /// False where its pages have no checksums, or its header is broken.
    bool has_checksums() const { return value_.has_value(); }
    std::size_t page_size() const { return page_size_; }
    std::uint64_t value() const { return *value_; }
    std::uint32_t counter() const { return counter_; }

    /// Checksums of all pages, the first at 0.
    std::vector<std::uint64_t> checksums() const {
        sqlite3_int64 size = 0;
        file_->pMethods->xFileSize(file_, &size);
        std::vector<std::uint64_t> all(static_cast<std::size_t>(size) / page_size_);
        for (std::size_t page = 0; page < all.size(); ++page)
            if (const auto one = bytes((page + 1) * page_size_ - 8, 8); !one.empty()) all[page] = checksum_in(one);
        return all;
    }
    bool is_sum(std::uint64_t sum) const { return sum_in(tail_) == sum; }
    /// A page without its reserved bytes.
    std::string content(std::uint32_t page) const {
        return bytes((page - 1) * std::uint64_t(page_size_), page_size_ - reserved_bytes);
    }

  private:
    std::string bytes(std::uint64_t at, std::size_t count) const {
        std::string read(count, '\0');
        const int code =
            file_->pMethods->xRead(file_, read.data(), static_cast<int>(count), static_cast<sqlite3_int64>(at));
        return code == SQLITE_OK ? read : std::string();
    }

    sqlite3_file *file_;
    std::size_t page_size_ = 0;
    std::uint32_t counter_ = 0;
    std::string tail_;
    std::optional<std::uint64_t> value_;
};

std::uint64_t sum_of(const std::vector<std::uint64_t> &checksums) {
    return checksums.empty() ? 0 : std::accumulate(checksums.begin() + 1, checksums.end(), std::uint64_t(0));
}

bool is_written_to(const Database &database) {
    sqlite3_file *file = file_of(database);
    int reserved = 0;
    return file->pMethods->xCheckReservedLock(file, &reserved) == SQLITE_OK && reserved != 0;
}

/// Reads the journal of https://www.sqlite.org/fileformat.html, section 3.
class Journal {
  public:
    explicit Journal(const std::string &path) : file_(path, std::ios::binary) {
        file_.seekg(0, std::ios::end);
        size_ = file_ ? static_cast<std::uint64_t>(file_.tellg()) : 0;
    }

    bool belongs_to(const StoreFile &store) {
        std::size_t fitting = 0, others = 0;
        std::string first_page;
        each_page(store.page_size(), [&](std::uint32_t number, std::uint64_t at) {
            if (number == 1) first_page = bytes(at, store.page_size());
            if (number != 1 && fitting == 0) // one is enough
                ++(fits_checksum(bytes(at, store.page_size()), number, store.value()) ? fitting : others);
            return number != 1;
        });
        return first_page.empty() ? fitting > 0 || others == 0 : first_page_belongs(first_page, store);
    }

  private:
    struct Part {
        std::uint64_t records = 0;
        std::uint64_t sector = 512;
    };
    std::optional<Part> part(std::uint64_t &at) {
        if (at + journal_header > size_) return std::nullopt;
        const auto header = bytes(at, journal_header);
        if (header.substr(0, magic.size()) != magic) return std::nullopt;
        Part found{number_at(header, 8), number_at(header, 20)};
        if (found.sector < 32 || found.sector > 65536) return std::nullopt;
        if (found.records == 0xffffffff || (found.records == 0 && at == 0))
            found.records = size_; // as many as there are
        at += found.sector;
        return found;
    }
    std::string bytes(std::uint64_t at, std::size_t count) {
        std::string read(count, '\0');
        file_.clear();
        file_.seekg(static_cast<std::streamoff>(at));
        file_.read(read.data(), static_cast<std::streamsize>(count));
        return read;
    }
    /// Number and place of each page the journal holds, until `look` gives false.
    template<class Look>
    void each_page(std::size_t page_size, const Look &look) {
        for (std::uint64_t at = 0; const auto head = part(at);) {
            for (std::uint64_t i = 0; i < head->records && at + 8 + page_size <= size_; ++i) {
                if (!look(number_at(bytes(at, 4), 0), at + 4)) return;
                at += 8 + page_size;
            }
            at = (at + head->sector - 1) / head->sector * head->sector;
        }
    }

    bool first_page_belongs(const std::string &page, const StoreFile &store) {
        if (!has_reserved_bytes(page.data())) return true; // of before the file had checksums
        const auto tail = std::string_view(page).substr(page.size() - reserved_bytes);
        const auto value = file_value(tail);
        if (!value) return true;
        const auto begun_at = number_at(page, change_counter_at);
        if (*value != store.value()) return false;
        if (store.counter() == begun_at) return true;
        return store.counter() == begun_at + 1 && may_lead_back(page, store);
    }

    /// The file is one change further than the state the journal was begun on: by its own transaction, or by another
    /// one. Where the file is not whole, only the transaction of this journal can have left it so. Where it is, the
    /// journal is another's if rolling it back would not give the sum of checksums its first page tells. Three
    /// cases cannot be told by that, and the journal is taken for the file's own: a first page whose sum was not final
    /// (see CheckedFile::write_page); another transaction that changed no page but those in the journal, where rolling
    /// back gives the whole store as it was before that transaction, which a head of the audit trail that was noted
    /// elsewhere tells; and a page that was free then and is in use or not empty now, as SQLite keeps no copy of free
    /// pages, and a transaction taken back leaves them with what it wrote.
    bool may_lead_back(const std::string &first_page, const StoreFile &store) {
        const auto begun_with = sum_in(std::string_view(first_page).substr(first_page.size() - reserved_bytes));
        auto checksums = store.checksums();
        if (begun_with == 0 || !store.is_sum(sum_of(checksums))) return true;
        std::map<std::uint32_t, std::uint64_t> places; // of the pages in the journal
        each_page(store.page_size(),
                  [&](std::uint32_t number, std::uint64_t at) { return places.emplace(number, at), true; });
        const auto had = number_at(bytes(0, journal_header), 16); // pages, each of them in the file or in the journal
        if (had > checksums.size() + places.size()) return false;
        checksums.resize(had);
        bool is_leaf_in_use = false;
        for (const auto leaf : free_leaves(first_page, places, store, checksums.size())) {
            std::string zeros(store.page_size(), '\0'); // as secure_delete leaves it
            seal_page(zeros.data(), zeros.size(), leaf, store.value(), 0);
            is_leaf_in_use = is_leaf_in_use || (!places.contains(leaf) && checksums[leaf - 1] != checksum_in(zeros));
            checksums[leaf - 1] = checksum_in(zeros);
        }
        for (const auto &[number, at] : places)
            if (number >= 1 && number <= checksums.size())
                checksums[number - 1] = checksum_in(bytes(at, store.page_size()));
        return sum_of(checksums) == begun_with || is_leaf_in_use;
    }

    /// Free pages of the state the journal was begun on: SQLite writes to them without a copy in the journal.
    std::vector<std::uint32_t> free_leaves(const std::string &first_page,
                                           const std::map<std::uint32_t, std::uint64_t> &places, const StoreFile &store,
                                           std::size_t pages) {
        std::vector<std::uint32_t> leaves;
        auto next = number_at(first_page, first_trunk_at);
        for (std::size_t seen = 0; next > 1 && next <= pages && seen < pages; ++seen) {
            const auto place = places.find(next);
            auto page = place == places.end() ? store.content(next) : bytes(place->second, store.page_size());
            page.resize(store.page_size());
            const auto trunk = trunk_page(page);
            for (const auto leaf : trunk.leaves)
                if (leaf > 1 && leaf <= pages) leaves.push_back(leaf);
            next = trunk.next;
        }
        return leaves;
    }

    std::ifstream file_;
    std::uint64_t size_ = 0;
};

} // namespace

void refuse_foreign_journal(Database &database) {
    const auto path = database.path() + "-journal";
    if (!file_exists(path) || is_written_to(database)) return;
    const StoreFile store(database);
    if (!store.has_checksums() || Journal(path).belongs_to(store)) return;
    if (is_written_to(database) || !file_exists(path)) return; // it changed while it was read
    throw Error(Exit::refused, Fault("AT-STO-018").with("path", database.path()).with("found", path));
}

} // namespace aitalent
