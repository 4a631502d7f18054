#pragma once
#include "page_layout.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

struct sqlite3_file;
struct sqlite3_io_methods;

namespace aitalent {

/// What the last page that did not fit was.
struct PageFinding {
    std::uint32_t page = 0;          ///< 0: none
    bool by_another_program = false; ///< the change counter moved without us
};

/// One open file whose pages carry checksums (page_layout.h): compares them when a page is read, fills them in when one
/// is written, and keeps their sum. It reads and writes through the file below, SQLite's own; which calls SQLite makes,
/// and when, is the matter of page_checksums.cpp. All functions with a result give a code of SQLite's.
class CheckedFile {
  public:
    explicit CheckedFile(sqlite3_file *below) : below_(below) {}

    sqlite3_file *below() const { return below_; }
    const sqlite3_io_methods &methods() const;
    bool is_checked() const { return checked_; } ///< whether its pages carry checksums, as far as it was read
    const PageFinding &finding() const { return finding_; }

    /// Looks at the header of a file just opened. A failure is no matter: SQLite reads the same bytes again.
    void look();
    int read(char *bytes, std::size_t count, std::uint64_t offset);
    /// What is filled in is put into `bytes` too, SQLite's own copy of the page: a journal takes the page from there.
    int write(char *bytes, std::size_t count, std::uint64_t offset);
    int truncate(std::uint64_t size);
    /// Before what was written is brought to the disk: the first page is told the sum.
    int finish();
    void locked(int level);
    void unlocked(int level);

    /// The file holds nothing yet: all its pages will carry checksums.
    void begin();
    /// Gives every page its checksum; see add_checksums.
    int add();
    /// Holds the sum of all checksums against what the first page says.
    int verify();

  private:
    int read_below(char *bytes, std::size_t count, std::uint64_t offset) const;
    int write_below(const char *bytes, std::size_t count, std::uint64_t offset) const;
    int size_below(std::uint64_t &size) const;
    void learn(std::size_t size, const char *tail);
    bool is_cut(std::size_t count, std::uint64_t offset) const;
    int know_tags();
    int write_page(std::uint64_t number);
    int mend_free_pages();
    int mend_free_page(std::uint32_t number);

    sqlite3_file *below_;
    bool checked_ = false;
    std::size_t page_size_ = 0; ///< 0 while nothing was written
    std::uint64_t value_ = 0;
    PageFinding finding_;
    int lock_ = 0; ///< a level of SQLite's
    bool taking_back_ = false;
    std::vector<std::uint64_t> tags_; ///< checksums of all pages
    std::uint64_t sum_ = 0;           ///< of these but the first
    bool tags_known_ = false;
    std::string tail_;  ///< of the first page, when the tags were read or last written
    bool whole_ = true; ///< the file ends with a page, as far as its tags are known
    bool first_page_due_ = false;
    std::vector<char> page_; ///< being written
};

} // namespace aitalent
