#include "cell.h"
#include "forms.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

/// Text out of the data as one line of inert Markdown: no markup, no HTML, no break out of a table cell.
std::string inert(std::string_view text) {
    std::string result;
    for (const char c : printable(text)) {
        if (std::string_view("\\`*_{}[]<>#|~!$").find(c) != std::string_view::npos) result += '\\';
        if (c == '&')
            result += "&amp;";
        else
            result += c;
    }
    return result;
}

/// As `inert`, for the beginning of a line: "1." and "-" would make lists there.
std::string paragraph(std::string_view text) {
    auto line = inert(text);
    const auto first = line.find_first_not_of("0123456789");
    if (first != std::string::npos && std::string_view("-+=.)").find(line[first]) != std::string_view::npos)
        line.insert(first, 1, '\\');
    return line;
}

std::string table_text(const Table &table, Lang lang) {
    std::string head = "|", rule = "|", body;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        head += fmt::format(" {} |", inert(table.columns[i].label));
        rule += is_numeric_column(table, i) ? " ---: |" : " --- |";
    }
    for (const auto &row : table.rows) {
        body += '|';
        for (const auto &cell : row) body += fmt::format(" {} |", inert(shown(cell, lang)));
        body += '\n';
    }
    return fmt::format("{}\n{}\n{}\n", head, rule, body);
}

std::string figures_text(const std::vector<Figure> &figures, Lang lang) {
    std::string out;
    for (const auto &figure : figures) {
        out += fmt::format("- {}: **{}**", inert(figure.label), inert(shown(figure.value, lang)));
        if (!figure.note.empty()) out += fmt::format(" ({})", inert(figure.note));
        out += '\n';
    }
    return figures.empty() ? out : out + '\n';
}

std::string section_text(const Section &section, const WriteOptions &options, Lang lang) {
    std::string out;
    if (!section.title.empty()) out += fmt::format("## {}\n\n", inert(section.title));
    if (!section.text.empty()) out += paragraph(section.text) + "\n\n";
    out += figures_text(section.figures, lang);
    for (const auto &table : section.tables) {
        if (!wanted(table, options)) continue;
        if (table.title != section.title) out += fmt::format("### {}\n\n", inert(table.title));
        if (!table.note.empty()) out += paragraph(table.note) + "\n\n";
        out += table_text(table, lang);
    }
    return out;
}

} // namespace

std::string write_markdown(const Report &report, const WriteOptions &options) {
    auto out = fmt::format("# {}\n\n", inert(report.title));
    if (!report.subtitle.empty()) out += paragraph(report.subtitle) + "\n\n";
    if (!report.notice.empty()) out += "> " + paragraph(report.notice) + "\n\n";
    for (const auto &section : report.sections) out += section_text(section, options, report.lang);
    return out + figures_text(report.about, report.lang);
}

} // namespace aitalent
