#include "import_report.h"

#include "aitalent/messages/labels.h"
#include "aitalent/privacy/identity.h"
#include "aitalent/privacy/sensitive.h"

#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string say(Lang lang, const char *zh, const char *en) {
    return lang == Lang::en ? en : zh;
}

Table table_of(Lang lang, const char *key, std::initializer_list<const char *> columns) {
    Table made;
    made.key = key;
    for (const char *column : columns) made.columns.push_back({column, label(column, lang)});
    return made;
}

Report paper(const char *kind, std::string title, Lang lang, Table rows) {
    Report report;
    report.kind = kind;
    report.lang = lang;
    report.title = std::move(title);
    report.sections.push_back({kind, report.title, {}, {}, {}, {std::move(rows)}});
    return report;
}

/// What was found out about the file, in one cell: nothing is guessed silently.
std::string chosen_text(const ImportChoice &choice, Lang lang) {
    std::vector<std::string> parts;
    if (choice.dialect) parts.push_back(std::string(name(choice.dialect->encoding.encoding)));
    if (!choice.sheet.empty()) parts.push_back(fmt::format("[{}]", choice.sheet));
    if (choice.header_first_row > 0)
        parts.push_back(fmt::format("{} {}", label("header_row", lang), choice.header_first_row));
    if (!choice.profile.empty()) parts.push_back(choice.profile);
    return joined(parts, ", ");
}

} // namespace

Table imports_table(Lang lang) {
    auto rows = table_of(lang, "imports",
                         {"file", "kind", "read", "accepted", "rejected", "skipped", "added", "changed", "unchanged",
                          "withdrawn", "batch"});
    rows.columns.push_back({"chosen", say(lang, "判定", "taken as"), true});
    return rows;
}

std::vector<Cell> import_row(const ImportedFile &file, Lang lang) {
    const auto &totals = file.read.totals;
    const auto count = [](std::size_t number) { return Cell(std::int64_t(number)); };
    return {file.name,
            file.kind,
            count(totals.read),
            count(totals.accepted),
            count(totals.rejected),
            count(totals.skipped),
            file.records.added,
            file.records.changed,
            file.records.unchanged,
            file.records.removed,
            file.batch > 0 ? Cell(file.batch) : Cell(),
            chosen_text(file.read.choice, lang)};
}

Report imports_report(Table rows, Lang lang, bool dry_run, bool refused) {
    auto title = refused   ? say(lang, "未匯入：沒有更動任何資料", "not imported: nothing was changed")
                 : dry_run ? say(lang, "試作：將會匯入", "dry run: would import")
                           : say(lang, "已匯入", "imported");
    return paper("imports", std::move(title), lang, std::move(rows));
}

Report history_report(std::span<const Batch> batches, Lang lang) {
    auto rows = table_of(lang, "batches",
                         {"batch", "moment", "who", "kind", "file", "read", "accepted", "rejected", "skipped", "added",
                          "changed", "unchanged"});
    rows.columns.push_back({"undone", say(lang, "收回時間", "undone")});
    for (const auto &one : batches)
        rows.rows.push_back({one.number, one.at, one.who, one.source.kind, one.source.file,
                             one.rows.accepted + one.rows.rejected + one.rows.skipped, one.rows.accepted,
                             one.rows.rejected, one.rows.skipped, one.records.added, one.records.changed,
                             one.records.unchanged, one.undone_at ? Cell(*one.undone_at) : Cell()});
    return paper("batches", say(lang, "歷次匯入", "what came in"), lang, std::move(rows));
}

Report undone_report(std::int64_t batch, const BatchRecords &records, Lang lang) {
    auto rows = table_of(lang, "undone", {"batch", "added", "changed"});
    rows.columns.push_back({"removed", say(lang, "移除", "removed")});
    rows.rows.push_back({batch, records.added, records.changed, records.removed});
    return paper("undone", say(lang, "已收回", "taken back"), lang, std::move(rows));
}

Report proposal_report(const ImportProposal &proposal, Lang lang) {
    auto fits = table_of(lang, "fits", {"profile", "kind", "sheet", "header_row"});
    fits.columns.push_back({"matched", say(lang, "吻合欄位", "headings understood")});
    fits.columns.push_back({"missing", say(lang, "缺少的必要欄位", "required fields missing"), true});
    for (const auto &fit : proposal.fits)
        fits.rows.push_back({fit.profile, std::string(name(fit.kind)), fit.sheet, std::int64_t{fit.header_row},
                             fmt::format("{}/{}", fit.matched, fit.columns), joined(fit.missing, ", ")});
    auto report = paper("proposal", say(lang, "欄位對應提議", "how the file would be read"), lang, std::move(fits));
    auto columns = table_of(lang, "columns", {"column", "item", "field", "why"});
    static constexpr std::pair<const char *, const char *> why[] = {
        {"使用者指定", "told"},
        {"標題吻合", "heading"},
        {"職能名稱", "names a competency"},
        {"未使用", "not used"},
        {"敏感欄位，捨棄不讀", "sensitive: dropped at the door"},
        {"本程式的原因欄", "our own reason column"}};
    for (const auto &one : proposal.choice.columns) {
        const auto &[zh, en] = why[static_cast<std::size_t>(one.how)];
        columns.rows.push_back({std::int64_t{one.column}, masked(one.heading), one.field,
                                say(lang, zh, en) + (one.matched_by.empty() ? "" : ": " + one.matched_by)});
    }
    report.sections.front().tables.push_back(std::move(columns));
    return report;
}

namespace {

/// What may be shown of a cell: nothing below a heading whose columns are dropped at the door, and no identity number.
class Discretion {
  public:
    std::string shown(std::uint32_t column, std::string_view text) {
        if (hidden_.contains(column)) return "**********";
        if (sensitive_column(text) || folded(text).find("身分證") != std::string::npos ||
            folded(text).find("身份證") != std::string::npos)
            hidden_.insert(column);
        return masked(std::string(text));
    }

  private:
    std::set<std::uint32_t> hidden_;
};

} // namespace

Report sheets_report(Workbook &workbook, const std::string &sheet, Lang lang, Faults &faults) {
    auto rows = table_of(lang, "cells", {"sheet", "cell", "row", "column", "type", "value"});
    rows.columns.push_back({"shown", say(lang, "顯示為", "shown as")});
    const auto &sheets = workbook.sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (!sheet.empty() && sheets[i].name != sheet && std::to_string(i + 1) != sheet) continue;
        Discretion discretion;
        workbook.read(
            i,
            [&](const SheetRow &row) {
                for (std::uint32_t column = 1; column <= row.cells.size(); ++column) {
                    const auto &cell = row.cells[column - 1];
                    if (cell.type == CellType::blank) continue;
                    const auto text = discretion.shown(column, cell.text);
                    rows.rows.push_back(
                        {sheets[i].name, Identifier{column_letters(column) + std::to_string(row.number)},
                         std::int64_t{row.number}, std::int64_t{column}, std::string(name(cell.type)), Identifier{text},
                         cell.shown.empty() || text != cell.text ? Cell()
                                                                 : Cell(Identifier{masked(std::string(cell.shown))})});
                }
                return true;
            },
            faults);
    }
    return paper("cells", say(lang, "試算表內容", "cells"), lang, std::move(rows));
}

} // namespace aitalent
