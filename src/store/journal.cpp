#include "journal.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "database.h"
#include "page_layout.h"

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

#include <sqlite3.h>

namespace aitalent {

namespace {

constexpr std::size_t file_header = 100, counter_at = 24, journal_header = 28;
constexpr std::string_view magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// What the file's first page says of it; nothing where its pages have no checksums, or its header is broken.
struct FileState {
    std::size_t page_size;
    std::uint64_t value;
    std::uint32_t counter;
};
std::optional<FileState> state_of(std::string_view header, std::string_view tail, std::size_t page_size) {
    const auto value = file_value(tail);
    if (!value) return std::nullopt;
    return FileState{page_size, *value, number_at(header, counter_at)};
}

sqlite3_file *file_of(const Database &database) {
    sqlite3_file *file = nullptr;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

std::optional<FileState> state_of(const Database &database) {
    sqlite3_file *file = file_of(database);
    std::string header(file_header, '\0'), tail(reserved_bytes, '\0');
    if (file->pMethods->xRead(file, header.data(), int(file_header), 0) != SQLITE_OK) return std::nullopt;
    const std::size_t size = number_at(header, 14) & 0xffff;
    const std::size_t page_size = size == 1 ? 65536 : size;
    if (page_size < 512 || header[20] != char(reserved_bytes)) return std::nullopt;
    const auto at = static_cast<sqlite3_int64>(page_size - reserved_bytes);
    if (file->pMethods->xRead(file, tail.data(), reserved_bytes, at) != SQLITE_OK) return std::nullopt;
    return state_of(header, tail, page_size);
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

    bool belongs_to(const FileState &store) {
        std::size_t fitting = 0, others = 0;
        for (std::uint64_t at = 0; const auto head = part(at);) {
            for (std::uint64_t i = 0; i < head->records && at + 8 + store.page_size <= size_; ++i) {
                const auto number = number_at(bytes(at, 4), 0);
                if (number == 1) return first_page_belongs(bytes(at + 4, store.page_size), store);
                if (fitting == 0) // one is enough
                    ++(fits_checksum(bytes(at + 4, store.page_size), number, store.value) ? fitting : others);
                at += 8 + store.page_size;
            }
            at = (at + head->sector - 1) / head->sector * head->sector;
        }
        return fitting > 0 || others == 0;
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
    static bool first_page_belongs(const std::string &page, const FileState &store) {
        if (page[20] != char(reserved_bytes)) return true; // of before the file had checksums
        const auto value = file_value(std::string_view(page).substr(page.size() - reserved_bytes));
        if (!value) return true;
        const auto begun_at = number_at(page, counter_at);
        return *value == store.value && (store.counter == begun_at || store.counter == begun_at + 1);
    }

    std::ifstream file_;
    std::uint64_t size_ = 0;
};

} // namespace

void refuse_foreign_journal(Database &database) {
    const auto path = database.path() + "-journal";
    if (!file_exists(path) || is_written_to(database)) return;
    const auto store = state_of(database);
    if (!store || Journal(path).belongs_to(*store)) return;
    if (is_written_to(database) || !file_exists(path)) return; // it changed while it was read
    throw Error(Exit::refused, Fault("AT-STO-018").with("path", database.path()).with("found", path));
}

} // namespace aitalent
