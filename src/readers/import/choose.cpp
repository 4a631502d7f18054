#include "aitalent/privacy/identity.h"
#include "import/table.h"

#include <algorithm>
#include <set>

namespace aitalent {

namespace {

std::vector<std::size_t> sheets_to_probe(const Workbook &workbook, const std::string &wanted, ImportChoice &choice) {
    constexpr std::size_t most = 50;
    const auto &sheets = workbook.sheets();
    for (const auto &sheet : sheets)
        if (sheet.visibility != Visibility::visible) choice.hidden_sheets.push_back(masked(sheet.name));
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < sheets.size() && found.size() < most; ++i) {
        const bool named = !wanted.empty() && folded(sheets[i].name) == folded(wanted);
        if (wanted.empty() ? sheets[i].visibility == Visibility::visible : named) found.push_back(i);
    }
    const auto number = parse_int(wanted);
    if (found.empty() && number && *number >= 1 && *number <= std::ssize(sheets))
        found.push_back(static_cast<std::size_t>(*number - 1));
    return found;
}

std::vector<const ImportProfile *> profiles_for(const std::vector<ImportKind> &kinds, const std::string &told) {
    std::vector<const ImportProfile *> found;
    for (const auto &profile : import_profiles())
        if (std::find(kinds.begin(), kinds.end(), profile.kind) != kinds.end() && (told.empty() || profile.id == told))
            found.push_back(&profile);
    return found;
}

Fault unknown_sheet(const Workbook &workbook, const ImportOptions &options) {
    std::vector<std::string> names;
    for (const auto &sheet : workbook.sheets()) names.push_back(masked(sheet.name));
    return Fault("AT-IMP-002")
        .at({.file = options.file})
        .with("found", options.sheet)
        .with("expected", joined(names, ", "))
        .with("suggestion", nearest(options.sheet, names));
}

Fault unknown_profile(const std::vector<ImportKind> &kinds, const ImportOptions &options) {
    std::vector<std::string> ids;
    for (const auto *profile : profiles_for(kinds, "")) ids.push_back(profile->id);
    return Fault("AT-IMP-003")
        .with("found", options.profile)
        .with("expected", joined(ids, ", "))
        .with("suggestion", nearest(options.profile, ids));
}

Fault no_table(const std::vector<ImportKind> &kinds, const ImportOptions &options, const ImportChoice &choice) {
    std::vector<std::string> headings;
    if (kinds.size() == 1)
        for (const auto &field : import_fields(kinds[0])) headings.push_back(field.label.zh_tw);
    return Fault("AT-IMP-001")
        .at({.file = options.file})
        .with("expected", joined(headings, "、"))
        .with("hidden", joined(choice.hidden_sheets, ", "));
}

/// A file that cannot be read is not one without a header: its own faults say why, the first few of them.
void add_reasons(Faults met, Fault otherwise, Faults &faults) {
    constexpr std::size_t most = 5;
    if (!met.has_errors()) return faults.add(std::move(otherwise));
    std::size_t told = 0;
    for (const auto &fault : met)
        if (fault.severity == Severity::error && told++ < most) faults.add(fault);
}

void describe_choice(const Workbook &workbook, const TableChoice &table, ImportChoice &choice) {
    choice.sheet = masked(workbook.sheets()[table.sheet].name);
    choice.header_first_row = table.first_row;
    choice.header_last_row = table.last_row;
    choice.profile = table.profile->id;
    choice.columns = table.map.columns;
}

} // namespace

std::optional<TableChoice> choose_table(Workbook &workbook, const std::vector<ImportKind> &kinds,
                                        const std::vector<ToldMapping> &told, const ImportOptions &options,
                                        const KnownNames &known, ImportChoice &choice, Faults &faults) {
    choice.format = workbook.format();
    if (const auto *dialect = workbook.dialect()) choice.dialect = *dialect;
    const auto profiles = profiles_for(kinds, options.profile);
    if (profiles.empty()) return faults.add(unknown_profile(kinds, options)), std::nullopt;
    const auto sheets = sheets_to_probe(workbook, options.sheet, choice);
    if (sheets.empty() && !options.sheet.empty()) return faults.add(unknown_sheet(workbook, options)), std::nullopt;
    std::vector<TableChoice> candidates;
    Faults met;
    for (const auto sheet : sheets) {
        const auto rows = probe(workbook, sheet, met);
        for (const auto *profile : profiles) {
            auto table = find_table(rows, *profile, options, told, known);
            table.sheet = sheet;
            if (table.profile != nullptr) candidates.push_back(std::move(table));
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), better);
    std::set<std::size_t> other;
    for (const auto &table : candidates)
        if (table.sheet != candidates.front().sheet && table.fits()) other.insert(table.sheet);
    for (const auto sheet : other) choice.other_tables.push_back(masked(workbook.sheets()[sheet].name));
    for (const auto &table : candidates)
        choice.fits.push_back(fit_of(table, masked(workbook.sheets()[table.sheet].name)));
    if (candidates.empty()) return add_reasons(std::move(met), no_table(kinds, options, choice), faults), std::nullopt;
    describe_choice(workbook, candidates.front(), choice);
    return std::move(candidates.front());
}

} // namespace aitalent
