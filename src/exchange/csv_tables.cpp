// Our own lists as plain tables, for spreadsheets: one table a list, one row a thing.
#include "conversion.h"

namespace aitalent {

namespace {

using namespace exchange;

constexpr std::string_view carried[] = {"id",
                                        "edition",
                                        "talent_types.id",
                                        "talent_types.name",
                                        "talent_types.summary",
                                        "areas.id",
                                        "areas.number",
                                        "areas.name",
                                        "areas.talent_type",
                                        "areas.code_class",
                                        "competencies",
                                        "certificate_classes.id",
                                        "certificate_classes.name",
                                        "certificates"};

constexpr std::string_view talent_types[] = {"id", "name_zh", "name_en", "summary_zh", "summary_en"};
constexpr std::string_view areas[] = {"id", "number", "name_zh", "name_en", "talent_type", "code_class"};
constexpr std::string_view competencies[] = {"id",         "number",     "area",  "name_zh",      "name_en",
                                             "able_to_zh", "able_to_en", "since", "previous_ids", "tools"};
constexpr std::string_view classes[] = {"id", "name_zh", "name_en"};
constexpr std::string_view certificates[] = {"id",        "name_zh",   "name_en",  "class",
                                             "issuer_zh", "issuer_en", "domestic", "previous_ids"};

/// One value a line; a line break inside a value is written \n, a backslash twice.
std::string lines(const std::vector<std::string> &values) {
    std::string text;
    for (const auto &value : values) {
        if (&value != &values.front()) text += '\n';
        for (char c : value) text += c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
    }
    return text;
}
std::string value_in(std::string_view line) {
    std::string value;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool escaped = line[at] == '\\' && at + 1 < line.size();
        if (escaped) ++at;
        value += escaped && line[at] == 'n' ? '\n' : line[at];
    }
    return value;
}
template<class Tag>
std::string lines(const std::vector<Id<Tag>> &ids) {
    std::string text;
    for (const auto &id : ids) text += (text.empty() ? "" : "\n") + id.str();
    return text;
}

template<class Value>
std::vector<Value> values_in(const std::string &cell) {
    std::vector<Value> values;
    for (const auto line : split(cell, '\n'))
        if (!line.empty()) values.push_back(Value(value_in(line)));
    return values;
}

LocalText text_in(const Record &record, const std::string &key) {
    return {record[key + "_zh"], record[key + "_en"]};
}

int number_in(const Record &record) {
    const auto number = parse_int(record["number"]).value_or(0);
    return number < 0 || number > 9999 ? 0 : static_cast<int>(number);
}

template<std::size_t N>
std::string header(const std::string_view (&columns)[N]) {
    return csv_line(std::vector<std::string>(columns, columns + N));
}

} // namespace

std::vector<std::pair<std::string, std::string>> to_tables(const Framework &framework, Faults &left_out) {
    std::string types = header(talent_types);
    for (const auto &one : framework.talent_types)
        types += csv_line({one.id.str(), one.name.zh_tw, one.name.en, one.summary.zh_tw, one.summary.en});
    std::string of_areas = header(areas);
    for (const auto &one : framework.areas)
        of_areas += csv_line({one.id.str(), fmt::to_string(one.number), one.name.zh_tw, one.name.en,
                              one.talent_type.str(), one.code_class});
    std::string of_competencies = header(competencies);
    for (const auto &one : framework.competencies)
        of_competencies +=
            csv_line({one.id.str(), fmt::to_string(one.number), one.area.str(), one.name.zh_tw, one.name.en,
                      one.able_to.zh_tw, one.able_to.en, one.since, lines(one.previous_ids), lines(one.tools)});
    std::string of_classes = header(classes);
    for (const auto &one : framework.certificate_classes)
        of_classes += csv_line({one.id.str(), one.name.zh_tw, one.name.en});
    std::string of_certificates = header(certificates);
    for (const auto &one : framework.certificates)
        of_certificates +=
            csv_line({one.id.str(), one.name.zh_tw, one.name.en, one.certificate_class.str(), one.issuer.zh_tw,
                      one.issuer.en, one.domestic ? "true" : "false", lines(one.previous_ids)});
    LeftOut rest;
    rest.add_rest(framework, carried, false);
    rest.report(framework.ref.str(), left_out);
    return {{"areas.csv", of_areas},
            {"certificate_classes.csv", of_classes},
            {"certificates.csv", of_certificates},
            {"competencies.csv", of_competencies},
            {"talent_types.csv", types}};
}

Converted from_tables(std::span<const ForeignTable> tables, const EditionRef &as) {
    Converted out;
    Framework &framework = out.framework;
    framework.ref = as;
    framework.name = in_its_language(as.framework.str());
    framework.sources = {{.id = "tables", .title = framework.name}};
    const Provenance own = framework.provenance = {"tables", Basis::assumption, Confidence::medium};
    const TableForm forms[] = {
        {competencies,
         [&](const Record &record) {
             framework.competencies.push_back({.id = CompetencyId(record["id"]),
                                               .number = number_in(record),
                                               .area = AreaId(record["area"]),
                                               .name = text_in(record, "name"),
                                               .able_to = text_in(record, "able_to"),
                                               .since = record["since"],
                                               .previous_ids = values_in<CompetencyId>(record["previous_ids"]),
                                               .tools = values_in<std::string>(record["tools"]),
                                               .provenance = own});
         }},
        {areas,
         [&](const Record &record) {
             framework.areas.push_back({.id = AreaId(record["id"]),
                                        .number = number_in(record),
                                        .name = text_in(record, "name"),
                                        .talent_type = TalentTypeId(record["talent_type"]),
                                        .code_class = record["code_class"],
                                        .provenance = own});
         }},
        {certificates,
         [&](const Record &record) {
             framework.certificates.push_back({.id = CertificateId(record["id"]),
                                               .name = text_in(record, "name"),
                                               .certificate_class = CertificateClassId(record["class"]),
                                               .issuer = text_in(record, "issuer"),
                                               .domestic = record["domestic"] == "true",
                                               .previous_ids = values_in<CertificateId>(record["previous_ids"]),
                                               .provenance = own});
         },
         true},
        {talent_types,
         [&](const Record &record) {
             framework.talent_types.push_back({.id = TalentTypeId(record["id"]),
                                               .name = text_in(record, "name"),
                                               .summary = text_in(record, "summary"),
                                               .provenance = own});
         },
         true},
        {classes, // last: every other table has these columns too
         [&](const Record &record) {
             framework.certificate_classes.push_back(
                 {.id = CertificateClassId(record["id"]), .name = text_in(record, "name"), .provenance = own});
         },
         true}};
    convert_tables(tables, forms, out.faults);
    return out;
}

} // namespace aitalent
