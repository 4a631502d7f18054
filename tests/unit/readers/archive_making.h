#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <zlib.h>

namespace archive_making {

/// A part of an archive to be made, and what shall be wrong with it.
struct Part {
    std::string name;
    std::string content;
    bool encrypted = false;
    std::string same_place_as = {}; ///< claims the bytes of that part
};

inline std::string little(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xff);
    return out;
}

inline std::string deflated(std::string_view content) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline std::string zip_of(const std::vector<Part> &parts) {
    std::string out, directory;
    std::vector<std::size_t> offsets;
    for (const auto &part : parts) {
        const std::string data = deflated(part.content);
        const auto crc =
            crc32(0, reinterpret_cast<const Bytef *>(part.content.data()), static_cast<uInt>(part.content.size()));
        const std::string about = little(20, 2) + little(part.encrypted ? 1 : 0, 2) + little(8, 2) + little(0, 4) +
                                  little(crc, 4) + little(data.size(), 4) + little(part.content.size(), 4) +
                                  little(part.name.size(), 2) + little(0, 2);
        std::size_t offset = out.size();
        for (std::size_t i = 0; i < offsets.size(); ++i)
            if (parts[i].name == part.same_place_as) offset = offsets[i];
        offsets.push_back(offset);
        directory += std::string("PK\1\2") + little(20, 2) + about + little(0, 2) + little(0, 2) + little(0, 2) +
                     little(0, 4) + little(offset, 4) + part.name;
        if (part.same_place_as.empty()) out += std::string("PK\3\4") + about + part.name + data;
    }
    const auto at = out.size();
    return out + directory + std::string("PK\5\6") + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) +
           little(directory.size(), 4) + little(at, 4) + little(0, 2);
}

/// The parts of a workbook with one sheet whose XML is given; `strings` is its shared-strings part.
inline std::vector<Part> xlsx_parts(std::string sheet, std::string strings = {}) {
    const std::string relationships =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
    const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return {{"_rels/.rels", relationships + "<Relationship Id='r1' Type='" + type +
                                "officeDocument' Target='xl/workbook.xml'/></Relationships>"},
            {"xl/workbook.xml",
             "<workbook><sheets><sheet name='S' sheetId='1' r:id='r1' xmlns:r='x'/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             relationships + "<Relationship Id='r1' Type='" + type + "worksheet' Target='worksheets/sheet1.xml'/>" +
                 "<Relationship Id='r2' Type='" + type + "sharedStrings' Target='sharedStrings.xml'/>" +
                 "<Relationship Id='r3' Type='" + type + "styles' Target='styles.xml'/></Relationships>"},
            {"xl/sharedStrings.xml", strings.empty() ? "<sst/>" : strings},
            {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='000000'/></numFmts><cellXfs>"
                              "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>"},
            {"xl/worksheets/sheet1.xml", std::move(sheet)}};
}
inline std::string xlsx_of(std::string rows, std::string strings = {}) {
    return zip_of(
        xlsx_parts("<worksheet><sheetData>" + std::move(rows) + "</sheetData></worksheet>", std::move(strings)));
}

inline std::string ods_of(std::string tables, std::string styles = {}) {
    return zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml", "<office:document-content><office:automatic-styles>" + std::move(styles) +
                             "</office:automatic-styles><office:body><office:spreadsheet>" + std::move(tables) +
                             "</office:spreadsheet></office:body></office:document-content>"}});
}

} // namespace archive_making
