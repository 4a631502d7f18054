#pragma once
#include "aitalent/readers/sheet.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// A ZIP archive whose directory has been checked whole before any part is inflated: no part twice (whatever the case
/// of its name), none encrypted, none overlapping another, none outside the file. Throws Refused.
class ZipArchive {
  public:
    ZipArchive(const Input &input, const std::string &file, const SheetCaps &caps);

    bool has(std::string_view part) const { return find(part) != nullptr; }
    /// Inflates a part in pieces of at most 64 KiB; false from `take` ends it early. Counts every byte against the caps
    /// and checks length and CRC at the end. A part that is not there is refused.
    void inflate(std::string_view part, const std::function<bool(std::string_view)> &take);
    /// A part as one text, refused when longer than `most`.
    std::string text(std::string_view part, std::size_t most);

  private:
    struct Part {
        std::string name;
        std::uint64_t offset = 0; ///< of the local header
        std::uint64_t stored = 0, inflated = 0;
        std::uint32_t crc = 0;
        std::uint16_t method = 0;
    };
    const Part *find(std::string_view name) const;
    void read_directory();
    std::uint64_t find_end_record(std::uint64_t &entries, std::uint64_t &size, std::uint64_t &offset) const;
    void add(Part part, std::uint16_t flags);
    void refuse_overlaps(std::uint64_t directory) const;
    std::uint64_t data_offset(const Part &part) const;
    void count(const Part &part, std::uint64_t inflated_of_part, std::size_t more);
    [[noreturn]] void refuse(const char *code, std::string_view part, std::string reason = {}) const;

    const Input &input_;
    std::string file_;
    SheetCaps caps_;
    std::vector<Part> parts_;
    std::map<std::string, std::size_t, std::less<>> by_name_; ///< lower-case ASCII
    std::uint64_t inflated_ = 0;
};

} // namespace aitalent
