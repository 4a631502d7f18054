#include "aitalent/readers/import.h"

#include "aitalent/base/formula_guard.h"
#include "aitalent/base/words.h"
#include "aitalent/privacy/identity.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr Word<Severity> severities[] = {
    {Severity::info, "info"}, {Severity::warning, "warning"}, {Severity::error, "error"}};

void append_cell(std::string &line, std::string_view text, char delimiter) {
    const std::string safe = guarded(text);
    const bool quote = safe.find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos;
    if (!quote) {
        line += safe;
        return;
    }
    line += '"';
    for (char c : safe) line.append(c == '"' ? 2 : 1, c);
    line += '"';
}

void append_row(std::string &out, const std::vector<std::string> &cells, char delimiter) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += delimiter;
        append_cell(out, cells[i], delimiter);
    }
    out += "\r\n";
}

std::size_t widest(const ImportFile &file) {
    std::size_t width = 0;
    for (const auto &column : file.choice.columns) width = std::max<std::size_t>(width, column.column);
    for (const auto &row : file.rejected) width = std::max(width, row.cells.size());
    return width;
}

/// The column of reasons of an earlier rejects file, which this one takes the place of; 0 = none.
std::uint32_t earlier_reasons(const ImportFile &file) {
    for (const auto &column : file.choice.columns)
        if (column.how == ColumnChoice::How::own_reason) return column.column;
    return 0;
}

std::string in_encoding_of_source(const ImportFile &file, const std::string &text) {
    const auto wanted = file.choice.dialect ? file.choice.dialect->encoding.encoding : Encoding::utf8_bom;
    if (const auto bytes = encode(text, wanted)) return std::string(byte_order_mark(wanted)) + *bytes;
    return std::string(byte_order_mark(Encoding::utf8_bom)) + text;
}

} // namespace

std::string rejects_csv(const ImportFile &file, const FaultWords &words) {
    if (file.rejected.empty()) return {};
    const char delimiter = file.choice.dialect ? file.choice.dialect->delimiter : ',';
    const auto earlier = earlier_reasons(file);
    const auto reason_at = earlier > 0 ? earlier - 1 : widest(file);
    std::string out;
    for (std::size_t i = 0; i < file.head.size(); ++i) {
        auto cells = file.head[i];
        if (i + 1 == file.head.size()) {
            cells.resize(std::max<std::size_t>(cells.size(), reason_at + 1));
            cells[reason_at] = "匯入問題 (import problem)";
        }
        append_row(out, cells, delimiter);
    }
    for (const auto &row : file.rejected) {
        auto cells = row.cells;
        cells.resize(std::max<std::size_t>(cells.size(), reason_at + 1));
        std::vector<std::string> reasons;
        for (const auto &fault : row.reasons) reasons.push_back(words(fault));
        cells[reason_at] = joined(reasons, " / ");
        append_row(out, cells, delimiter);
    }
    return in_encoding_of_source(file, out);
}

std::string faults_csv(const ImportFile &file, const FaultWords &message, const FaultWords &remedy) {
    std::string out(byte_order_mark(Encoding::utf8_bom));
    append_row(out,
               {"code", "severity", "file", "sheet", "row", "column", "heading", "found", "expected", "suggestion",
                "message", "remedy"},
               ',');
    for (const auto &fault : file.faults) {
        const auto number = [](std::uint32_t value) { return value == 0 ? std::string() : std::to_string(value); };
        append_row(out,
                   {fault.code, std::string(word_of(severities, fault.severity)), fault.place.file, fault.place.sheet,
                    number(fault.place.line), number(fault.place.column), fault.place.field,
                    masked(fault.value("found")), fault.value("expected"), masked(fault.value("suggestion")),
                    message(fault), remedy(fault)},
                   ',');
    }
    return out;
}

} // namespace aitalent
