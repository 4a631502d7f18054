#pragma once
#include "sheet.h"

namespace aitalent {

inline constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
inline constexpr std::string_view ods_namespaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
    R"( xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0")"
    R"( xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0")"
    R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")"
    R"( xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0")"
    R"( xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")"
    R"( xmlns:xlink="http://www.w3.org/1999/xlink")"
    R"( xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2")"
    R"( xmlns:dc="http://purl.org/dc/elements/1.1/")"
    R"( xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2")";

std::string xml(std::string_view text); ///< text or attribute value
/// Text of a paragraph; blanks stay as many as they are.
std::string xml_paragraph(std::string_view text);
/// "'Sheet'.B2:.B9"; rows and columns from 0.
std::string ods_range(const Sheet &sheet, std::size_t first_row, std::size_t first_column, std::size_t last_row,
                      std::size_t last_column);

/// The frame in a sheet that shows its chart, and the chart as a document of its own. `object`: its folder's name.
std::string ods_chart_frame(const Sheet &sheet, const std::string &object, int table_width_mm);
std::string ods_chart(const Sheet &sheet);

/// Rules for columns to be filled in. The rule of a column is named by its place.
std::string ods_validations(const std::vector<Sheet> &sheets);
std::string ods_validation_name(std::size_t sheet, std::size_t column);

} // namespace aitalent
