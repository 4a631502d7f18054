#include "import_report.h"

#include "aitalent/messages/fault_text.h"
#include "aitalent/messages/labels.h"
#include "aitalent/privacy/identity.h"
#include "aitalent/privacy/sensitive.h"
#include "aitalent/system/clock.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

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

/// By ColumnChoice::How.
constexpr std::pair<const char *, const char *> how_words[] = {{"使用者指定", "told"},
                                                               {"標題吻合", "heading"},
                                                               {"職能名稱", "names a competency"},
                                                               {"未使用", "not used"},
                                                               {"敏感欄位，捨棄不讀", "sensitive: dropped at the door"},
                                                               {"本程式的原因欄", "our own reason column"}};

/// By ImportKind, then what `framework load` brings in.
constexpr std::pair<std::string_view, const char *> kind_words[] = {
    {"agencies", "機關"},      {"staff", "人員"},          {"assessments", "能力評核"}, {"certificates", "證照"},
    {"courses", "課程"},       {"sessions", "班期"},       {"results", "訓練結果"},     {"budgets", "預算"},
    {"absences", "請假"},      {"bookings", "已報名班期"}, {"groups", "公平性群組"},    {"framework", "能力指引"},
    {"profile", "職能設定檔"}, {"catalogue", "課程目錄"}};

} // namespace

std::string kind_text(std::string_view kind, Lang lang) {
    for (const auto &[code, zh] : kind_words)
        if (code == kind && lang != Lang::en) return zh;
    return std::string(kind);
}

namespace {

/// The field as people read it; in English the key itself, which --map takes.
std::string field_text(const std::string &key, std::string_view kind, Lang lang) {
    const auto known = parse_import_kind(kind);
    if (lang != Lang::en && known)
        for (const auto &field : import_fields(*known))
            if (field.key == key) return field.label.zh_tw;
    return key;
}

std::string fields_text(const std::vector<std::string> &keys, std::string_view kind, Lang lang) {
    std::vector<std::string> words;
    for (const auto &key : keys) words.push_back(field_text(key, kind, lang));
    return joined(words, say(lang, "、", ", "));
}

std::string profile_text(const std::string &id, Lang lang) {
    if (lang != Lang::en)
        for (const auto &profile : import_profiles())
            if (profile.id == id) return profile.name.zh_tw + "（" + id + "）";
    return id;
}

/// What was found out about the file, in one cell: nothing is guessed silently.
std::string chosen_text(const ImportChoice &choice, Lang lang) {
    std::vector<std::string> parts;
    if (choice.dialect) parts.push_back(std::string(name(choice.dialect->encoding.encoding)));
    if (!choice.sheet.empty()) parts.push_back(fmt::format("[{}]", choice.sheet));
    if (choice.header_first_row > 0)
        parts.push_back(fmt::format("{} {}", label("header_row", lang), choice.header_first_row));
    if (!choice.profile.empty()) parts.push_back(profile_text(choice.profile, lang));
    return joined(parts, say(lang, "、", ", "));
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
            kind_text(file.kind, lang),
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

namespace {

/// Faults of one kind in one column.
struct Finding {
    std::int64_t count = 0;
    std::uint32_t first_row = 0;
    std::string remedy;
};

Table findings_table(const ImportedFile &file, std::string key, Lang lang) {
    static constexpr std::pair<const char *, const char *> words[] = {
        {"提示", "info"}, {"警告", "warning"}, {"錯誤", "error"}};
    using Kind = std::tuple<Severity, std::string, std::string>; // with code and heading
    std::map<Kind, Finding> met;
    for (const auto &fault : file.read.faults) {
        auto &finding = met[{fault.severity, fault.code, fault.place.field}];
        if (finding.count++ > 0) continue;
        finding.first_row = fault.place.line;
        finding.remedy = remedy(fault, lang);
    }
    std::vector<std::pair<Kind, Finding>> findings(met.begin(), met.end()); // errors first, the most frequent first
    std::stable_sort(findings.begin(), findings.end(), [](const auto &a, const auto &b) {
        return std::pair(std::get<Severity>(b.first), b.second.count) <
               std::pair(std::get<Severity>(a.first), a.second.count);
    });
    auto rows = table_of(lang, "findings", {"code", "field"});
    rows.key = std::move(key);
    rows.title = say(lang, "發現的問題", "What was found");
    rows.columns.insert(rows.columns.begin(), {"severity", say(lang, "程度", "severity")});
    rows.columns.push_back({"count", say(lang, "件數", "how many")});
    rows.columns.push_back({"first_row", say(lang, "首見列", "first row")});
    rows.columns.push_back({"remedy", say(lang, "怎麼辦", "what to do"), true});
    for (const auto &[kind, finding] : findings) {
        const auto &[severity, code, field] = kind;
        const auto &[zh, en] = words[static_cast<std::size_t>(severity)];
        rows.rows.push_back({say(lang, zh, en), Identifier{code}, field, finding.count,
                             finding.first_row > 0 ? Cell(std::int64_t{finding.first_row}) : Cell(), finding.remedy});
    }
    return rows;
}

Table columns_table(const ImportedFile &file, std::string key, Lang lang) {
    auto rows = table_of(lang, "columns", {"column", "item", "field"});
    rows.key = std::move(key);
    rows.title = say(lang, "各欄的判讀與填寫", "Columns: how each was read, and how full it is");
    rows.columns.push_back({"filled_rows", say(lang, "有值列數", "rows with a value")});
    rows.columns.push_back({"filled_share", say(lang, "填寫率", "share filled")});
    const auto data = std::int64_t(file.read.totals.read - file.read.totals.skipped);
    for (const auto &one : file.read.choice.columns) {
        const bool is_read = !one.field.empty();
        const auto filled = std::min(std::int64_t(one.filled), data);
        const auto &[zh, en] = how_words[static_cast<std::size_t>(one.how)];
        rows.rows.push_back({std::int64_t{one.column}, masked(one.heading),
                             is_read ? field_text(one.field, file.kind, lang) : say(lang, zh, en),
                             is_read ? Cell(filled) : Cell(),
                             is_read && data > 0 ? Cell(PerMille{filled * 1000 / data}) : Cell()});
    }
    return rows;
}

} // namespace

Section quality_section(const ImportedFile &file, std::size_t place, Lang lang) {
    const auto key = [&](const char *name) {
        return place == 1 ? std::string(name) : fmt::format("{}_{}", name, place);
    };
    const auto &totals = file.read.totals;
    const auto count = [](std::size_t number) { return Cell(std::int64_t(number)); };
    Section section;
    section.key = key("quality");
    section.title = say(lang, "資料品質：", "Data quality: ") + file.name;
    for (const auto &[name, number] : {std::pair("read", totals.read), std::pair("accepted", totals.accepted),
                                       std::pair("rejected", totals.rejected), std::pair("skipped", totals.skipped)})
        section.figures.push_back({name, label(name, lang), count(number)});
    section.tables.push_back(findings_table(file, key("findings"), lang));
    section.tables.push_back(columns_table(file, key("columns"), lang));
    return section;
}

Table leavers_table(std::span<const Person> leavers, Date on,
                    const std::map<std::pair<AgencyCode, UnitCode>, std::string> &units, bool confirmed, Lang lang) {
    auto rows = table_of(lang, "leavers", {"agency", "staff_no", "name", "unit", "title", "leaves_on"});
    rows.title = confirmed ? say(lang, "不在名冊上，視為離職", "Not in the full file: withdrawn")
                           : say(lang, "不在名冊上，將視為離職（加 --yes 確認）",
                                 "Not in the full file: would be withdrawn (--yes confirms)");
    for (const auto &person : leavers) {
        const auto unit = units.find({person.agency, person.unit});
        rows.rows.push_back({Identifier{person.agency.str()}, Identifier{person.staff_no.str()}, person.name,
                             unit == units.end() ? person.unit.str() : unit->second, person.title, on});
    }
    return rows;
}

Report imports_report(Table rows, std::vector<Section> quality, Lang lang, bool dry_run, bool refused) {
    auto title = refused   ? say(lang, "未匯入：沒有更動任何資料", "not imported: nothing was changed")
                 : dry_run ? say(lang, "試作：將會匯入", "dry run: would import")
                           : say(lang, "已匯入", "imported");
    const auto batch = std::find_if(rows.columns.begin(), rows.columns.end(),
                                    [](const auto &column) { return column.key == "batch"; });
    for (auto &row : rows.rows) // of several files one may have been refused
        if (refused) row[static_cast<std::size_t>(batch - rows.columns.begin())] = Cell();
    auto report = paper("imports", std::move(title), lang, std::move(rows));
    for (auto &section : quality) report.sections.push_back(std::move(section));
    return report;
}

Report history_report(std::span<const Batch> batches, const std::string &zone, Lang lang) {
    auto rows = table_of(lang, "batches",
                         {"batch", "moment", "who", "kind", "file", "read", "accepted", "rejected", "skipped", "added",
                          "changed", "unchanged"});
    rows.columns.push_back({"undone", say(lang, "復原時間", "undone")});
    for (const auto &one : batches)
        rows.rows.push_back({one.number, zone_text(one.at, zone), one.who, kind_text(one.source.kind, lang),
                             one.source.file, one.rows.accepted + one.rows.rejected + one.rows.skipped,
                             one.rows.accepted, one.rows.rejected, one.rows.skipped, one.records.added,
                             one.records.changed, one.records.unchanged,
                             one.undone_at ? Cell(zone_text(*one.undone_at, zone)) : Cell()});
    return paper("batches", say(lang, "歷次匯入", "what came in"), lang, std::move(rows));
}

Report undone_report(std::int64_t batch, const BatchRecords &records, Lang lang) {
    auto rows = table_of(lang, "undone", {"batch", "added", "changed"});
    rows.columns.push_back({"removed", label("removed", lang)});
    rows.rows.push_back({batch, records.added, records.changed, records.removed});
    return paper("undone", say(lang, "已復原", "taken back"), lang, std::move(rows));
}

Report proposal_report(const ImportProposal &proposal, Lang lang) {
    auto fits = table_of(lang, "fits", {"kind", "sheet", "header_row"});
    fits.columns.insert(fits.columns.begin(), {"profile", say(lang, "匯入格式", "import profile")});
    fits.columns.push_back({"matched", say(lang, "吻合欄位", "headings understood")});
    fits.columns.push_back({"missing", say(lang, "缺少的必要欄位", "required fields missing"), true});
    for (const auto &fit : proposal.fits)
        fits.rows.push_back({profile_text(fit.profile, lang), kind_text(name(fit.kind), lang), fit.sheet,
                             std::int64_t{fit.header_row}, fmt::format("{}/{}", fit.matched, fit.columns),
                             fields_text(fit.missing, name(fit.kind), lang)});
    auto report = paper("proposal", say(lang, "欄位對應提議", "how the file would be read"), lang, std::move(fits));
    auto columns = table_of(lang, "columns", {"column", "item", "field", "why"});
    for (const auto &one : proposal.choice.columns) {
        const auto &[zh, en] = how_words[static_cast<std::size_t>(one.how)];
        columns.rows.push_back({std::int64_t{one.column}, masked(one.heading),
                                field_text(one.field, name(proposal.kind), lang),
                                say(lang, zh, en) + (one.matched_by.empty() ? "" : ": " + one.matched_by)});
    }
    report.sections.front().tables.push_back(std::move(columns));
    return report;
}

namespace {

/// What may be shown of a cell: nothing below a heading whose columns are dropped at the door, unless asked for;
/// nothing below a heading of identity numbers, and no identity number, ever.
class Discretion {
  public:
    Discretion(bool show_sensitive, Place place, Faults &notes)
        : show_sensitive_(show_sensitive), place_(std::move(place)), notes_(notes) {}

    std::string shown(std::uint32_t row, std::uint32_t column, std::string_view text) {
        if (hidden_.contains(column)) return "**********";
        if (display_width(text) > widest_heading) return masked(std::string(text));
        const auto plain = folded(text);
        const bool identity = plain.find("身分證") != std::string::npos || plain.find("身份證") != std::string::npos;
        const bool sensitive = identity || sensitive_column(text);
        if (identity || (sensitive && !show_sensitive_)) {
            hidden_.insert(column);
            tell("AT-JOB-022", Severity::info, row, column, text);
        } else if (sensitive && told_.insert(column).second) {
            tell("AT-JOB-023", Severity::warning, row, column, text);
        }
        return masked(std::string(text));
    }

  private:
    static constexpr int widest_heading = 80; // running text is no heading, whatever its words

    void tell(const char *code, Severity severity, std::uint32_t row, std::uint32_t column, std::string_view heading) {
        place_.line = row, place_.column = column;
        notes_.add(Fault(code, severity).with("found", masked(std::string(heading))).at(place_));
    }

    bool show_sensitive_;
    Place place_;
    Faults &notes_;
    std::set<std::uint32_t> hidden_, told_;
};

} // namespace

Report sheets_report(Workbook &workbook, const SheetRequest &request, const std::string &file, Lang lang,
                     Faults &faults, Faults &notes) {
    auto rows = table_of(lang, "cells", {"sheet", "cell", "row", "column", "type", "value"});
    rows.columns.push_back({"shown", say(lang, "顯示為", "shown as")});
    const auto &sheets = workbook.sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto &wanted = request.sheet;
        if (!wanted.empty() && sheets[i].name != wanted && std::to_string(i + 1) != wanted) continue;
        const auto name_of_sheet = masked(sheets[i].name);
        Discretion discretion(request.show_sensitive, {.file = file, .sheet = name_of_sheet}, notes);
        workbook.read(
            i,
            [&](const SheetRow &row) {
                for (std::uint32_t column = 1; column <= row.cells.size(); ++column) {
                    const auto &cell = row.cells[column - 1];
                    if (cell.type == CellType::blank) continue;
                    const auto text = discretion.shown(row.number, column, cell.text);
                    rows.rows.push_back(
                        {name_of_sheet, Identifier{column_letters(column) + std::to_string(row.number)},
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
