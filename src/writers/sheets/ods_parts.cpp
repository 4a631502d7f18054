#include "ods_parts.h"

#include "../forms.h"

#include <fmt/format.h>

namespace aitalent {

std::string xml(std::string_view text) {
    std::string result;
    for (const char c : sheet_text(text)) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else
            result += c;
    }
    return result;
}

// Runs of blanks would be drawn together, so all but the first are written out.
std::string xml_paragraph(std::string_view text) {
    std::string result;
    bool blank = true; // a blank at the beginning would be lost
    for (const char c : xml(text)) {
        if (c == ' ' && blank)
            result += "<text:s/>";
        else
            result += c;
        blank = c == ' ';
    }
    return "<text:p>" + result + "</text:p>";
}

namespace {

std::string column_letters(std::size_t column) {
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

} // namespace

std::string ods_range(const Sheet &sheet, std::size_t first_row, std::size_t first_column, std::size_t last_row,
                      std::size_t last_column) {
    return fmt::format("'{}'.{}{}:.{}{}", sheet.name, column_letters(first_column), first_row + 1,
                       column_letters(last_column), last_row + 1);
}

std::string ods_validation_name(std::size_t sheet, std::size_t column) {
    return fmt::format("choices{}-{}", sheet, column);
}

std::string ods_validations(const std::vector<Sheet> &sheets) {
    std::string rules;
    for (std::size_t s = 0; s < sheets.size(); ++s)
        for (std::size_t c = 0; c < sheets[s].table.columns.size(); ++c) {
            const auto &column = sheets[s].table.columns[c];
            if (column.choices.empty()) continue;
            std::vector<std::string> quoted;
            for (const auto &choice : column.choices) quoted.push_back("\"" + choice + "\"");
            rules += fmt::format(
                R"(<table:content-validation table:name="{}" table:condition="{}" table:allow-empty-cell="true" )"
                R"(table:base-cell-address="{}">)",
                ods_validation_name(s, c), xml("of:cell-content-is-in-list(" + joined(quoted, ";") + ")"),
                xml(fmt::format("'{}'.{}2", sheets[s].name, column_letters(c))));
            if (!column.hint.empty())
                rules +=
                    fmt::format(R"(<table:help-message table:title="{}" table:display="true">{}</table:help-message>)",
                                xml(column.label), xml_paragraph(column.hint));
            rules +=
                R"(<table:error-message table:message-type="stop" table:display="true"/></table:content-validation>)"
                "\n";
        }
    return rules.empty() ? rules : "<table:content-validations>\n" + rules + "</table:content-validations>\n";
}

} // namespace aitalent
