// The parts of a workbook, split at "\n---\n": sheet, shared strings, styles, workbook, relationships.
#include "fuzz/read_all.h"
#include "unit/readers/archive_making.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char *>(data), size);
    auto parts = archive_making::xlsx_parts("<worksheet/>");
    for (const char *name : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
                             "xl/_rels/workbook.xml.rels"}) {
        const auto end = rest.find("\n---\n");
        for (auto &part : parts)
            if (part.name == name && !rest.empty()) part.content = std::string(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 5);
    }
    fuzz::read_all(archive_making::zip_of(parts));
    return 0;
}
