#pragma once
#include "aitalent/reports/report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aitalent {

/// The forms a report can take.
enum class Format : std::uint8_t { table, csv, tsv, json, jsonl, md, html, xlsx, ods };

std::string_view name(Format format); ///< "table", "csv", …
std::optional<Format> parse_format(std::string_view word);
/// The form a file name asks for: "agency.html" → html; nothing for other endings. "txt" is table.
std::optional<Format> format_of_file(std::string_view path);
bool is_binary(Format format); ///< xlsx and ods: not for a terminal

enum class OutputEncoding : std::uint8_t { utf8, cp950 };

struct WriteOptions {
    /// The only table to write, by key. Empty: csv and tsv write the report's first table, or its figures where they
    /// lead or there is no table; every other form writes all.
    std::string table = {};
    bool colour = false; ///< table: bold and dim through ANSI sequences
    int width = 0;       ///< table: columns of the terminal; 0 = as wide as needed
    /// table: a table with more rows than this is cut there, and says how to see the rest; 0 = all rows.
    std::size_t rows_at_most = 0;
    bool plain = false; ///< csv, tsv: for scripts: no formula guard
    /// csv, tsv: for people with a spreadsheet program: byte order mark (UTF-8 only), CRLF, headings and yes/no in the
    /// report's language.
    bool excel = false;
    OutputEncoding encoding = OutputEncoding::utf8; ///< csv, tsv
};

/// The report as bytes. The same report and options give the same bytes on every machine.
///
///  table  for a terminal: aligned by display width; data cannot drive the terminal (printable(), base/text.h)
///  csv    RFC 4180, one table, headings are column keys, LF. Numbers, dates, shares (0.412), hours (1.5) and levels
///         (2) are bare; an unknown is an empty field. Text is guarded (base/formula_guard.h) unless `plain`.
///  tsv    as csv with TAB between fields
///  json   the whole report, "schema": "aitalent-report/1", keys in the order of the model; rows are objects
///  jsonl  one row a line, "schema": "aitalent-row/1", all tables unless one is named
///  md     CommonMark with pipe tables
///  html   one self-contained page, offline (see html/page.h in the workshop)
///  xlsx, ods  a workbook, a sheet per table, identifiers as text, numbers and dates as such
///
/// Throws Error: AT-WRT-001 (2) for a table the report does not have; AT-WRT-002 (65) where a character has no place in
/// cp950. Dates are Minguo in zh-TW text meant for people (table, md, html), ISO everywhere else.
std::string write(const Report &report, Format format, const WriteOptions &options = {});

} // namespace aitalent
