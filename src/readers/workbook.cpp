#include "refused.h"
#include "workbooks.h"
#include "zip.h"

#include "aitalent/base/text.h"
#include "aitalent/base/words.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr Word<CellType> cell_types[] = {{CellType::blank, "blank"},     {CellType::text, "text"},
                                         {CellType::number, "number"},   {CellType::date, "date"},
                                         {CellType::boolean, "boolean"}, {CellType::error, "error"}};

constexpr std::string_view zip_mark("PK\3\4", 4), empty_zip_mark("PK\5\6", 4),
    compound_mark("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);

[[noreturn]] void refuse(const SheetOptions &options, const char *code, const char *format) {
    throw Refused{Fault(code).at({.file = options.file}).with("format", format)};
}

/// Office files before 2007 and password-protected ones share a container; the latter name a stream of their own.
void refuse_compound_file(const Input &input, const SheetOptions &options) {
    constexpr std::string_view stream("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    const auto holds_stream = [&](std::uint64_t at) {
        return input.text_at(at, 1 << 20).find(stream) != std::string::npos;
    };
    const auto tail = input.size() > (1 << 20) ? input.size() - (1 << 20) : 0;
    if (holds_stream(0) || holds_stream(tail)) refuse(options, "AT-SHT-022", "XLSX");
    refuse(options, "AT-SHT-003", "XLS");
}

/// Web pages and XML saved under the name of a spreadsheet, and what is no table at all.
void refuse_other_formats(std::string_view head, const SheetOptions &options) {
    std::string plain;
    for (char c : head.substr(0, 512)) plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    const auto first = plain.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    const std::string_view text =
        first == std::string::npos ? std::string_view() : std::string_view(plain).substr(first);
    for (std::string_view mark : {"<html", "<!doctype", "<table", "<meta", "<head"})
        if (text.starts_with(mark)) refuse(options, "AT-SHT-003", "HTML");
    if (text.starts_with("<?xml")) refuse(options, "AT-SHT-003", "XML");
    if (text.starts_with("%pdf-")) refuse(options, "AT-SHT-003", "PDF");
    if (text.starts_with("{\\rtf")) refuse(options, "AT-SHT-003", "RTF");
}

std::unique_ptr<Workbook> open_archive(const Input &input, const SheetOptions &options) {
    auto archive = std::make_unique<ZipArchive>(input, options.file, options.caps);
    if (archive->has("_rels/.rels")) return open_xlsx(std::move(archive), options);
    if (archive->has("content.xml")) return open_ods(std::move(archive), options);
    refuse(options, "AT-SHT-003", "ZIP");
}

std::unique_ptr<Workbook> open_by_content(const Input &input, const SheetOptions &options) {
    const std::string head = input.text_at(0, 4096);
    if (trimmed(head).empty() && input.size() <= head.size())
        throw Refused{Fault("AT-SHT-001").at({.file = options.file})};
    if (head.starts_with(zip_mark) || head.starts_with(empty_zip_mark)) return open_archive(input, options);
    if (head.starts_with(compound_mark)) refuse_compound_file(input, options);
    refuse_other_formats(head, options);
    return open_text(input, options);
}

} // namespace

std::string_view name(CellType type) {
    return word_of(cell_types, type);
}

std::unique_ptr<Workbook> open_workbook(const Input &input, const SheetOptions &options, Faults &faults) try {
    return open_by_content(input, options);
} catch (Refused &refused) {
    faults.add(std::move(refused.fault));
    return nullptr;
}

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) letters += static_cast<char>('A' + (column - 1) % 26);
    std::reverse(letters.begin(), letters.end());
    return letters;
}

} // namespace aitalent
