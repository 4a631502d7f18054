#pragma once
#include "number_format.h"
#include "zip.h"

#include "aitalent/readers/sheet.h"

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// The parts of a workbook beside its sheets. Both the transitional and the strict form are read: names are compared
/// without their namespace.

struct Relationship {
    std::string type;   ///< the last word of the type: "worksheet", "styles"
    std::string target; ///< the part's name in the archive
};
/// Of one part, by id. Empty where the part has none.
std::map<std::string, Relationship> read_relationships(ZipArchive &archive, std::string_view part,
                                                       const std::string &file, const SheetCaps &caps);

struct WorkbookPart {
    struct Sheet {
        SheetInfo info;
        std::string relationship;
    };
    std::vector<Sheet> sheets;
    bool epoch_1904 = false;
};
WorkbookPart read_workbook_part(ZipArchive &archive, std::string_view part, const std::string &file,
                                const SheetCaps &caps);

/// Number formats by cell style.
std::vector<NumberFormat> read_styles(ZipArchive &archive, std::string_view part, const std::string &file,
                                      const SheetCaps &caps);

/// The texts cells point at, in one piece of memory.
class SharedStrings {
  public:
    void read(ZipArchive &archive, std::string_view part, const std::string &file, const SheetCaps &caps);
    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t index) const {
        const auto begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(bytes_).substr(begin, ends_[index] - begin);
    }

  private:
    friend class SharedStringsHandler;
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

/// "_x000D_" stands for the character U+000D; undone in place from `from` on.
void undo_escapes(std::string &text, std::size_t from = 0);

} // namespace aitalent
