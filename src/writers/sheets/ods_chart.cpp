#include "../cell.h"
#include "ods_parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr int width_mm = 180;

int height_mm(const Sheet &sheet) {
    return static_cast<int>(std::max<std::size_t>(90, 30 + sheet.table.rows.size() * 8));
}

bool lies(const Sheet &sheet) {
    return *sheet.chart != Chart::Kind::line;
}

std::string styles(const Sheet &sheet) {
    const bool gantt = *sheet.chart == Chart::Kind::gantt;
    const bool stacked = gantt || *sheet.chart == Chart::Kind::stacked_bars;
    auto out = fmt::format(
        R"(<style:style style:name="plot" style:family="chart"><style:chart-properties chart:vertical="{}" )"
        R"(chart:stacked="{}" chart:gap-width="60" chart:overlap="{}" chart:treat-empty-cells="leave-gap"/></style:style>)"
        R"(<style:style style:name="names" style:family="chart"><style:chart-properties chart:display-label="true" )"
        R"(chart:reverse-direction="{}"/><style:graphic-properties draw:stroke="none"/></style:style>)"
        R"(<style:style style:name="wall" style:family="chart"><style:graphic-properties draw:stroke="none" draw:fill="none"/></style:style>)"
        R"(<style:style style:name="grid" style:family="chart"><style:graphic-properties svg:stroke-color="#dddddd"/></style:style>)",
        lies(sheet), stacked, stacked ? 100 : 0, lies(sheet));
    out += fmt::format(R"(<style:style style:name="values" style:family="chart"{}><style:chart-properties )"
                       R"(chart:display-label="true"{}/><style:graphic-properties draw:stroke="none"/></style:style>)",
                       gantt ? R"( style:data-style-name="month")" : "",
                       gantt ? fmt::format(R"( chart:minimum="{}" chart:link-data-style-to-source="false")",
                                           day_number(std::get<Date>(sheet.table.rows.front()[1])) + 25'569)
                             : "");
    for (std::size_t c = 1; c < sheet.table.columns.size(); ++c) {
        const auto colour = fmt::format("#{:06x}", series_colour(sheet, gantt ? 0 : c - 1));
        const auto look =
            gantt && c == 1 ? std::string(R"(draw:stroke="none" draw:fill="none")")
            : lies(sheet)
                ? fmt::format(R"(draw:stroke="none" draw:fill="solid" draw:fill-color="{}")", colour)
                : fmt::format(R"(draw:stroke="solid" svg:stroke-width="0.8mm" svg:stroke-color="{}")", colour);
        out += fmt::format(
            R"(<style:style style:name="series{}" style:family="chart"><style:graphic-properties {}/></style:style>)",
            c, look);
    }
    return out;
}

} // namespace

std::string ods_chart_frame(const Sheet &sheet, const std::string &object, int table_width_mm) {
    return fmt::format(
        R"(<table:shapes><draw:frame draw:z-index="0" svg:width="{}mm" svg:height="{}mm" svg:x="{}mm" svg:y="6mm">)"
        R"(<draw:object draw:notify-on-update-of-ranges="{}" xlink:href="./{}" xlink:type="simple" xlink:show="embed" )"
        R"(xlink:actuate="onLoad"/></draw:frame></table:shapes>)"
        "\n",
        width_mm, height_mm(sheet), table_width_mm + 8,
        xml(ods_range(sheet, 0, 0, sheet.table.rows.size(), sheet.table.columns.size() - 1)), object);
}

std::string ods_chart(const Sheet &sheet) {
    const auto rows = sheet.table.rows.size(), columns = sheet.table.columns.size();
    const std::string kind = lies(sheet) ? "chart:bar" : "chart:line";
    std::string series;
    for (std::size_t c = 1; c < columns; ++c)
        series += fmt::format(R"(<chart:series chart:style-name="series{}" chart:class="{}" )"
                              R"(chart:values-cell-range-address="{}" chart:label-cell-address="{}"/>)"
                              "\n",
                              c, kind, xml(ods_range(sheet, 1, c, rows, c)), xml(ods_range(sheet, 0, c, 0, c)));
    const bool legend = columns > 2 && *sheet.chart != Chart::Kind::gantt;
    return fmt::format(
        "{}<office:document-content{}>\n<office:automatic-styles><number:date-style style:name=\"month\"><number:year "
        "number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/></number:date-style>{}"
        "</office:automatic-styles>\n<office:body><office:chart><chart:chart chart:class=\"{}\" svg:width=\"{}mm\" "
        "svg:height=\"{}mm\">\n<chart:title>{}</chart:title>{}\n<chart:plot-area chart:style-name=\"plot\" "
        "table:cell-range-address=\"{}\" chart:data-source-has-labels=\"both\">\n<chart:axis chart:dimension=\"x\" "
        "chart:name=\"primary-x\" chart:style-name=\"names\"><chart:categories table:cell-range-address=\"{}\"/>"
        "</chart:axis>\n<chart:axis chart:dimension=\"y\" chart:name=\"primary-y\" chart:style-name=\"values\">"
        "<chart:grid chart:class=\"major\" chart:style-name=\"grid\"/></chart:axis>\n{}<chart:wall "
        "chart:style-name=\"wall\"/></chart:plot-area></chart:chart>"
        "</office:chart></office:body></office:document-content>\n",
        xml_declaration, ods_namespaces, styles(sheet), kind, width_mm, height_mm(sheet),
        xml_paragraph(sheet.table.title), legend ? "<chart:legend chart:legend-position=\"end\"/>" : "",
        xml(ods_range(sheet, 0, 0, rows, columns - 1)), xml(ods_range(sheet, 1, 0, rows, 0)), series);
}

} // namespace aitalent
