#include "import/table_faults.h"

#include "aitalent/base/text.h"
#include "aitalent/privacy/identity.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

bool TableFaults::usable(const TableChoice &table) {
    const Place place{.file = options_.file, .sheet = file_.choice.sheet, .line = table.last_row};
    for (const auto &field : table.map.missing)
        file_.faults.add(Fault("AT-IMP-007").at(place).with("field", field).with("label", label_of(field)));
    for (Field field : untold(table.map)) {
        const auto key = std::string(name(field));
        file_.faults.add(Fault("AT-IMP-007")
                             .at(place)
                             .with("field", key)
                             .with("label", label_of(key))
                             .with("option", field == Field::agency ? "--agency CODE"
                                             : field == Field::kind ? "--evidence KIND"
                                             : field == Field::on   ? "--rated-on DATE"
                                                                    : ""));
    }
    for (const auto &competency : table.map.doubled_competencies)
        file_.faults.add(Fault("AT-IMP-008").at(place).with("field", competency.str()).with("label", competency.str()));
    for (Field field : table.map.doubled)
        file_.faults.add(Fault("AT-IMP-008")
                             .at(place)
                             .with("field", std::string(name(field)))
                             .with("label", std::string(zh_label(field))));
    const bool identities = table.map.column[static_cast<std::size_t>(Field::identity)] != 0;
    if (identities && options_.pseudonym_key.empty()) file_.faults.add(Fault("AT-IMP-027").at(place));
    for (const auto &column : table.map.columns)
        if (column.how == ColumnChoice::How::sensitive) file_.dropped_columns.push_back(column.heading);
    return !file_.faults.has_errors();
}

void TableFaults::tell_of_the_rest(const TableChoice &table, const std::vector<ToldMapping> &told) {
    const auto &choice = file_.choice;
    const Place place{.file = options_.file, .sheet = choice.sheet, .line = table.last_row};
    if (options_.sheet.empty() && choice.other_tables.size() + choice.hidden_sheets.size() > 0)
        file_.faults.add(Fault("AT-IMP-062", choice.other_tables.empty() ? Severity::info : Severity::warning)
                             .at({.file = options_.file})
                             .with("sheet", choice.sheet)
                             .with("others", joined(choice.other_tables, ", "))
                             .with("hidden", joined(choice.hidden_sheets, ", ")));
    std::vector<std::string> headings;
    for (const auto &column : table.map.columns) headings.push_back(column.heading);
    for (const auto &one : told) {
        const bool met = std::any_of(table.map.columns.begin(), table.map.columns.end(), [&](const auto &column) {
            return column.how == ColumnChoice::How::told && column.matched_by == one.heading;
        });
        if (!met)
            file_.faults.add(Fault("AT-IMP-063", Severity::warning)
                                 .at(place)
                                 .with("found", masked(one.heading))
                                 .with("suggestion", masked(nearest(one.heading, headings))));
    }
}

void TableFaults::tell_of_misspelt(const TableChoice &table) {
    if (!table.profile->matrix || !known_.competencies) return;
    for (const auto &column : table.map.columns) {
        if (column.how != ColumnChoice::How::ignored) continue;
        const auto heading = nfkc(column.heading);
        const auto meant = known_.competencies->nearest_to(trimmed(heading.substr(0, heading.find('('))));
        if (!meant.empty())
            file_.faults.add(Fault("AT-IMP-064", Severity::warning)
                                 .at({.file = options_.file,
                                      .sheet = file_.choice.sheet,
                                      .line = table.last_row,
                                      .column = column.column})
                                 .with("found", masked(column.heading))
                                 .with("suggestion", meant));
    }
}

void TableFaults::warn_of_merged_cells(const Workbook &workbook, const TableChoice &table) {
    constexpr std::size_t most = 100;
    std::size_t told = 0;
    for (const auto &block : workbook.merged()) {
        if (block.first_row <= table.last_row || block.first_row == block.last_row) continue;
        if (told++ == most) return;
        const auto range = fmt::format("{}{}:{}{}", column_letters(block.first_column), block.first_row,
                                       column_letters(block.last_column), block.last_row);
        file_.faults.add(Fault("AT-IMP-036", Severity::warning)
                             .at({.file = options_.file,
                                  .sheet = file_.choice.sheet,
                                  .line = block.first_row,
                                  .column = block.first_column})
                             .with("found", range));
    }
}

/// Fields that need a column only because no option stands in for them.
std::vector<Field> TableFaults::untold(const ColumnMap &map) const {
    const auto has = [&](Field field) { return map.column[static_cast<std::size_t>(field)] != 0; };
    std::vector<Field> fields;
    const bool needs_agency = kind_ == ImportKind::staff || kind_ == ImportKind::budgets;
    if (needs_agency && !has(Field::agency) && options_.agency.empty()) fields.push_back(Field::agency);
    if (kind_ == ImportKind::assessments && !has(Field::kind) && !options_.evidence) fields.push_back(Field::kind);
    if (kind_ == ImportKind::assessments && !has(Field::on) && !options_.on) fields.push_back(Field::on);
    if (kind_ == ImportKind::sessions && !has(Field::session) && !has(Field::term)) fields.push_back(Field::session);
    if (kind_ == ImportKind::budgets && !has(Field::year) && !has(Field::from)) fields.push_back(Field::year);
    return fields;
}

std::string TableFaults::label_of(const std::string &field) const {
    for (const auto &candidate : import_fields(kind_))
        if (candidate.key == field) return candidate.label.zh_tw;
    return field;
}

} // namespace aitalent
