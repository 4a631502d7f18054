#include "aitalent/exchange/formats.h"

namespace aitalent {

namespace {

using Files = std::span<const ForeignFile>;
using OutFiles = std::vector<std::pair<std::string, std::string>>;

std::vector<ForeignTable> tables_of(Files files) {
    std::vector<ForeignTable> tables;
    for (const auto &file : files) tables.push_back(file.table);
    return tables;
}

bool has_column(const ForeignTable &table, std::string_view heading) {
    for (const auto &one : table.header)
        if (one == heading) return true;
    return false;
}

/// Of the two files the one that says what roles ask is told by its column.
Converted uk_digital_data(Files files, const EditionRef &as) {
    if (files.size() != 2) {
        Converted out;
        out.faults.add(Fault("AT-FRM-064").with("found", "skills.csv and roles.csv are both needed"));
        return out;
    }
    const bool roles_first = has_column(files[0].table, "Skill Level");
    return from_uk_digital_data(files[roles_first ? 1 : 0].table, files[roles_first ? 0 : 1].table, as);
}

constexpr ForeignFormat formats[] = {
    {"uk-digital-data", false, 2, uk_digital_data, nullptr},
    {"case", true, 1, [](Files files, const EditionRef &as) { return from_case(files[0].text, files[0].name, as); },
     [](const Framework &framework, const Profile *, Faults &left_out) {
         return OutFiles{{"framework.json", to_case(framework, left_out)}};
     }},
    {"osmt", false, 1, [](Files files, const EditionRef &as) { return from_osmt(files[0].table, as); },
     [](const Framework &framework, const Profile *, Faults &left_out) {
         return OutFiles{{"skills.csv", to_osmt(framework, left_out)}};
     }},
    {"moodle", false, 1, [](Files files, const EditionRef &as) { return from_moodle(files[0].table, as); },
     [](const Framework &framework, const Profile *profile, Faults &left_out) {
         return OutFiles{{"framework.csv", to_moodle(framework, profile, left_out)}};
     }},
    {"nice", true, 1, [](Files files, const EditionRef &as) { return from_nice(files[0].text, files[0].name, as); },
     nullptr},
    {"onet", false, 3, [](Files files, const EditionRef &as) { return from_onet(tables_of(files), as); }, nullptr},
    {"esco", false, 3, [](Files files, const EditionRef &as) { return from_esco(tables_of(files), as); }, nullptr},
    {"tables", false, 5, [](Files files, const EditionRef &as) { return from_tables(tables_of(files), as); },
     [](const Framework &framework, const Profile *, Faults &left_out) { return to_tables(framework, left_out); }},
};

} // namespace

std::span<const ForeignFormat> foreign_formats() {
    return formats;
}

} // namespace aitalent
