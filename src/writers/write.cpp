#include "aitalent/writers/write.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/words.h"
#include "forms.h"

namespace aitalent {

namespace {

constexpr Word<Format> formats[] = {{Format::table, "table"}, {Format::csv, "csv"},     {Format::tsv, "tsv"},
                                    {Format::json, "json"},   {Format::jsonl, "jsonl"}, {Format::md, "md"},
                                    {Format::html, "html"},   {Format::xlsx, "xlsx"},   {Format::ods, "ods"}};

void require_table(const Report &report, const std::string &key) {
    if (key.empty() || report.table(key) != nullptr) return;
    std::vector<std::string> keys;
    for (const auto &section : report.sections)
        for (const auto &table : section.tables) keys.push_back(table.key);
    throw Error(Exit::usage, Fault("AT-WRT-001")
                                 .with("found", key)
                                 .with("expected", joined(keys, ", "))
                                 .with("suggestion", nearest(key, keys)));
}

} // namespace

std::string_view name(Format format) {
    return word_of(formats, format);
}

std::optional<Format> parse_format(std::string_view word) {
    return value_of(formats, word);
}

std::optional<Format> format_of_file(std::string_view path) {
    const auto dot = path.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto ending = folded(path.substr(dot + 1));
    if (ending == "txt") return Format::table;
    if (ending == "htm") return Format::html;
    return ending == "table" ? std::nullopt : parse_format(ending);
}

bool is_binary(Format format) {
    return format == Format::xlsx || format == Format::ods;
}

bool wanted(const Table &table, const WriteOptions &options) {
    return options.table.empty() || options.table == table.key;
}

std::string write(const Report &report, Format format, const WriteOptions &options) {
    require_table(report, options.table);
    switch (format) {
    case Format::csv:
        return write_csv(report, options);
    case Format::tsv:
        return write_tsv(report, options);
    case Format::json:
        return write_json(report, options);
    case Format::jsonl:
        return write_jsonl(report, options);
    case Format::md:
        return write_markdown(report, options);
    case Format::html:
        return write_html(report, options);
    case Format::xlsx:
        return write_xlsx(report, options);
    case Format::ods:
        return write_ods(report, options);
    case Format::table:
        break;
    }
    return write_terminal(report, options);
}

} // namespace aitalent
