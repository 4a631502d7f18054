#include "../cell.h"
#include "../forms.h"
#include "archive.h"
#include "ods_parts.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr std::string_view mimetype = "application/vnd.oasis.opendocument.spreadsheet";
// Number formats first, then the cell styles that use them.
constexpr std::string_view formats = R"(
<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="N3"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<number:number-style style:name="N4"><number:number number:decimal-places="1" number:min-integer-digits="1"/></number:number-style>
<number:text-style style:name="N5"><number:text-content/></number:text-style>
<style:style style:name="sheet" style:family="table" style:master-page-name="page"><style:table-properties table:display="true"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:background-color="#e6ecea" fo:border-bottom="0.5pt solid #808080" fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="integer" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="share" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="date" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="hours" style:family="table-cell" style:data-style-name="N4"/>
<style:style style:name="words" style:family="table-cell" style:data-style-name="N5"/>
<style:style style:name="wide" style:family="table-cell" style:data-style-name="N5"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>
<style:style style:name="h0" style:family="table-cell" style:data-style-name="N2"><style:table-cell-properties fo:background-color="#f2cfb9"/></style:style>
<style:style style:name="h1" style:family="table-cell" style:data-style-name="N2"><style:table-cell-properties fo:background-color="#f6e4c4"/></style:style>
<style:style style:name="h2" style:family="table-cell" style:data-style-name="N2"><style:table-cell-properties fo:background-color="#dcebe4"/></style:style>
<style:style style:name="h3" style:family="table-cell" style:data-style-name="N2"><style:table-cell-properties fo:background-color="#9bd0c6"/></style:style>
<style:style style:name="h4" style:family="table-cell" style:data-style-name="N2"><style:table-cell-properties fo:background-color="#4fa79c"/></style:style>
)";

std::string text_cell(std::string_view style, std::string_view text) {
    return fmt::format(R"(<table:table-cell table:style-name="{}" office:value-type="string">{}</table:table-cell>)",
                       style, xml_paragraph(text));
}

std::string value_cell(std::string_view style, std::string_view type, std::string_view attribute,
                       std::string_view value, std::string_view text) {
    return fmt::format(R"(<table:table-cell table:style-name="{}" office:value-type="{}" office:{}="{}">{})"
                       "</table:table-cell>",
                       style, type, attribute, value, xml_paragraph(text));
}

bool drawn(const Sheet &sheet) {
    return sheet.chart && !sheet.table.rows.empty();
}

std::string object_name(std::size_t place) {
    return fmt::format("Chart {}", place);
}

class Content {
  public:
    explicit Content(Lang lang) : lang_(lang) {}

    std::string write(const std::vector<Sheet> &sheets) {
        for (std::size_t i = 0; i < sheets.size(); ++i) add(sheets[i], i);
        return fmt::format("{}<office:document-content{}>\n<office:automatic-styles>{}{}{}</office:automatic-styles>\n"
                           "<office:body><office:spreadsheet>\n{}{}</office:spreadsheet></office:body>\n"
                           "</office:document-content>\n",
                           xml_declaration, ods_namespaces, formats, widths_, levels_, ods_validations(sheets),
                           tables_);
    }

  private:
    void add(const Sheet &sheet, std::size_t place) {
        tables_ += fmt::format("<table:table table:name=\"{}\" table:style-name=\"sheet\">\n", xml(sheet.name));
        const auto widths = column_widths(sheet.table, lang_);
        if (drawn(sheet))
            tables_ += ods_chart_frame(sheet, object_name(place), std::accumulate(widths.begin(), widths.end(), 0) * 2);
        for (const int width : widths)
            tables_ += fmt::format(R"(<table:table-column table:style-name="{}"/>)", width_style(width));
        tables_ += "\n<table:table-header-rows><table:table-row>";
        for (const auto &column : sheet.table.columns) tables_ += text_cell("head", column.label);
        tables_ += "</table:table-row></table:table-header-rows>\n";
        for (const auto &row : sheet.table.rows) {
            tables_ += "<table:table-row>";
            for (std::size_t i = 0; i < row.size(); ++i)
                tables_ += ruled(cell(row[i], sheet.table.columns[i].wide, sheet.shaded), sheet, place, i);
            tables_ += "</table:table-row>\n";
        }
        tables_ += "</table:table>\n";
    }

    /// The cell with the rule of its column, where it has one.
    static std::string ruled(std::string cell, const Sheet &sheet, std::size_t place, std::size_t column) {
        constexpr std::string_view begin = "<table:table-cell";
        if (!sheet.table.columns[column].choices.empty())
            cell.insert(begin.size(),
                        fmt::format(" table:content-validation-name=\"{}\"", ods_validation_name(place, column)));
        return cell;
    }

    std::string width_style(int characters) {
        auto &name = width_names_[characters];
        if (name.empty()) {
            name = fmt::format("w{}", characters);
            widths_ += fmt::format(R"(<style:style style:name="{}" style:family="table-column">)"
                                   R"(<style:table-column-properties style:column-width="{}mm"/></style:style>)"
                                   "\n",
                                   name, characters * 2);
        }
        return name;
    }

    /// A level is a number shown with its name, on the colour of its height.
    std::string level_style(const LevelCell &level) {
        const auto height = std::min<std::size_t>(level.level->value(), std::size(level_colours) - 1);
        auto &name = level_names_[{height, level.label}];
        if (name.empty()) {
            name = fmt::format("level{}", level_names_.size());
            levels_ += fmt::format(R"(<number:number-style style:name="N{0}"><number:number number:decimal-places="0" )"
                                   R"(number:min-integer-digits="1"/><number:text> {1}</number:text>)"
                                   R"(</number:number-style><style:style style:name="{0}" style:family="table-cell" )"
                                   R"(style:data-style-name="N{0}"><style:table-cell-properties )"
                                   R"(fo:background-color="#{2:06x}"/></style:style>)"
                                   "\n",
                                   name, xml(level.label), level_colours[height]);
        }
        return name;
    }

    std::string cell(const Cell &cell, bool wide, bool shaded) {
        const auto text = shown(cell, lang_);
        auto number = [&](std::string_view style) { return value_cell(style, "float", "value", bare(cell), text); };
        return std::visit(
            Cases{[](std::monostate) { return std::string("<table:table-cell/>"); },
                  [&](const std::string &value) { return text_cell(wide ? "wide" : "words", value); },
                  [&](const Identifier &id) { return text_cell("words", id.text); },
                  [&](std::int64_t) { return number("integer"); }, [&](bool) { return text_cell("words", text); },
                  [&](Date date) { return value_cell("date", "date", "date-value", iso(date), iso(date)); },
                  [&](Money) { return number("integer"); },
                  [&](PerMille share) {
                      const auto step = std::clamp<std::int64_t>(share.value / 200, 0, 4);
                      const auto style = shaded ? fmt::format("h{}", step) : "share";
                      return value_cell(style, "percentage", "value", bare(cell), text);
                  },
                  [&](const LevelCell &level) {
                      return level.level ? number(level_style(level)) : text_cell("words", text);
                  },
                  [&](Hours) { return number("hours"); }},
            cell);
    }

    Lang lang_;
    std::string tables_, widths_, levels_; ///< bodies of sheets; styles of columns; styles of levels
    std::map<int, std::string> width_names_;
    std::map<std::pair<std::size_t, std::string>, std::string> level_names_;
};

/// The heading row of every sheet stays in view.
std::string settings(const std::vector<Sheet> &sheets) {
    std::string entries;
    for (const auto &sheet : sheets)
        entries += fmt::format(
            R"(<config:config-item-map-entry config:name="{}">)"
            R"(<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>)"
            R"(<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>)"
            R"(<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>)"
            "</config:config-item-map-entry>\n",
            xml(sheet.name));
    return fmt::format(
        "{}<office:document-settings{}><office:settings><config:config-item-set config:name=\"ooo:view-settings\">"
        "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
        "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>"
        "<config:config-item-map-named config:name=\"Tables\">\n{}</config:config-item-map-named>"
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>\n",
        xml_declaration, ods_namespaces, entries);
}

/// A4 across, as many columns on a page as there are, the notice at its foot.
std::string page_style(const Report &report) {
    return fmt::format(
        "{}<office:document-styles{}>\n<office:automatic-styles><style:page-layout style:name=\"a4\">"
        "<style:page-layout-properties fo:page-width=\"297mm\" fo:page-height=\"210mm\" "
        "style:print-orientation=\"landscape\" fo:margin=\"12mm\" style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/>"
        "<style:footer-style><style:header-footer-properties fo:min-height=\"8mm\" fo:margin-top=\"4mm\"/>"
        "</style:footer-style></style:page-layout></office:automatic-styles>\n<office:master-styles>"
        "<style:master-page style:name=\"page\" style:page-layout-name=\"a4\"><style:header style:display=\"false\"/>"
        "<style:footer><text:p>{} · <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>\n",
        xml_declaration, ods_namespaces, xml(report.notice));
}

std::string meta(const Report &report) {
    return fmt::format("{}<office:document-meta{}><office:meta><dc:title>{}</dc:title></office:meta>"
                       "</office:document-meta>\n",
                       xml_declaration, ods_namespaces, xml(report.title));
}

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string manifest(const Parts &parts) {
    std::string entries;
    auto add = [&](std::string_view path, std::string_view type) {
        entries += fmt::format("<manifest:file-entry manifest:full-path=\"{}\" manifest:version=\"1.2\" "
                               "manifest:media-type=\"{}\"/>",
                               path, type);
    };
    add("/", mimetype);
    for (const auto &[path, content] : parts) {
        if (const auto slash = path.find('/'); slash != std::string::npos)
            add(path.substr(0, slash + 1), "application/vnd.oasis.opendocument.chart");
        if (path != "mimetype") add(path, "text/xml");
    }
    return fmt::format("{}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                       "manifest:version=\"1.2\">{}</manifest:manifest>\n",
                       xml_declaration, entries);
}

} // namespace

std::string write_ods(const Report &report, const WriteOptions &options) {
    const auto sheets = sheets_of(report, options);
    Parts parts{{"mimetype", std::string(mimetype)},
                {"content.xml", Content(report.lang).write(sheets)},
                {"styles.xml", page_style(report)},
                {"settings.xml", settings(sheets)},
                {"meta.xml", meta(report)}};
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (drawn(sheets[i])) parts.emplace_back(object_name(i) + "/content.xml", ods_chart(sheets[i]));
    parts.emplace_back("META-INF/manifest.xml", manifest(parts));
    return zip_archive(parts);
}

} // namespace aitalent
