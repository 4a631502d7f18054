#include "aitalent/jobs/exchange.h"

#include "aitalent/exchange/formats.h"
#include "aitalent/exchange/schema.h"
#include "aitalent/exchange/yaml.h"
#include "aitalent/framework/check.h"
#include "aitalent/jobs/output_place.h"
#include "aitalent/readers/sheet.h"
#include "aitalent/system/files.h"
#include "documents_report.h"
#include "shelf.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr std::uint64_t foreign_limit = 256u << 20;

const ForeignFormat &format_of(const std::string &name) {
    const auto formats = foreign_formats();
    return *std::find_if(formats.begin(), formats.end(), [&](const auto &one) { return one.name == name; });
}

/// The first sheet; its first row holds the headings.
ForeignTable read_table(const std::string &file, Faults &faults) {
    ForeignTable table{.file = file};
    const auto input = file_input(file);
    const auto workbook = open_workbook(*input, {.file = file}, faults);
    if (!workbook) return table;
    const auto take = [&](const SheetRow &row) {
        std::vector<std::string> cells;
        for (const auto &cell : row.cells) cells.emplace_back(cell.text);
        if (table.header.empty())
            table.header = std::move(cells);
        else
            table.rows.push_back({row.number, std::move(cells)});
        return true;
    };
    workbook->read(0, take, faults);
    return table;
}

std::vector<ForeignFile> read_files(const ForeignFormat &format, const std::vector<std::string> &names,
                                    Faults &faults) {
    std::vector<ForeignFile> files;
    for (const auto &name : names) {
        if (format.json)
            files.push_back({.name = name, .text = read_file(name, foreign_limit)});
        else
            files.push_back({.name = name, .table = read_table(name, faults)});
    }
    return files;
}

std::string file_name(const std::string &id, const std::string &edition) {
    std::string name = id + "-" + edition + ".yaml";
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

Converted converted(const ConvertRequest &request) {
    const auto as = EditionRef::parse(request.as);
    if (!as) throw Error(Exit::usage, Fault("AT-YML-022").with("found", request.as));
    const auto &format = format_of(request.from);
    Faults faults;
    if (request.files.size() > format.most_files)
        faults.add(Fault("AT-FRM-064").at({.file = request.files.back()}).with("found", "one file too many"));
    const auto files = read_files(format, request.files, faults);
    if (faults.has_errors()) throw Error(Exit::refused, std::move(faults));
    auto made = format.from(files, *as);
    if (!made.faults.has_errors()) {
        made.faults.add(check(made.framework, place_without_file()));
        if (made.profile) made.faults.add(check(*made.profile, made.framework, place_without_file()));
    }
    if (made.faults.has_errors()) throw Error(Exit::refused, std::move(made.faults));
    return made;
}

} // namespace

std::vector<std::string> formats_read() {
    std::vector<std::string> names;
    for (const auto &format : foreign_formats()) names.emplace_back(format.name);
    return names;
}

std::vector<std::string> formats_written() {
    std::vector<std::string> names{"yaml"};
    for (const auto &format : foreign_formats())
        if (format.to != nullptr) names.emplace_back(format.name);
    return names;
}

ConvertOutcome convert_framework(const Circumstances &circumstances, const ConvertRequest &request) {
    const Lang lang = circumstances.lang.value_or(Lang::zh_tw);
    auto made = converted(request);
    std::vector<ConvertedDocument> documents;
    auto write = [&](const std::string &id, const std::string &edition, const std::string &text) {
        const auto path = (request.folder.empty() ? "." : request.folder) + "/" + file_name(id, edition);
        documents.push_back({path, write_output(path, text, request.replace ? Existing::replace : Existing::refuse)});
    };
    if (!request.folder.empty()) make_private_folder(request.folder);
    write(made.framework.ref.framework.str(), made.framework.ref.edition, to_yaml(made.framework));
    if (made.profile) write(made.profile->id.str(), made.profile->edition, to_yaml(*made.profile));
    return {converted_report(made.framework, made.profile ? &*made.profile : nullptr, documents, lang),
            std::move(made.faults)};
}

Exported export_framework(const Circumstances &circumstances, const std::string &name_or_file, const std::string &to,
                          const std::string &profile) {
    auto library = shelf(circumstances);
    const auto name = named(library, name_or_file);
    Exported exported;
    if (to == "yaml" && library.find(DocumentKind::profile, name) != nullptr) {
        const auto document = library.profile(name);
        exported.files = {{file_name(document.id.str(), document.edition), to_yaml(document)}};
        return exported;
    }
    const auto framework = library.framework(name);
    if (to == "yaml") {
        exported.files = {{file_name(framework.ref.framework.str(), framework.ref.edition), to_yaml(framework)}};
        return exported;
    }
    const auto scale = profile.empty() ? std::optional<Profile>() : library.profile(profile);
    exported.files = format_of(to).to(framework, scale ? &*scale : nullptr, exported.faults);
    return exported;
}

std::vector<std::string> schema_kinds() {
    std::vector<std::string> names;
    for (const auto kind : kinds_with_schema()) names.emplace_back(name(kind));
    return names;
}

std::string document_schema(const std::string &kind) {
    return to_json_schema(parse_document_kind(kind).value_or(DocumentKind::framework));
}

} // namespace aitalent
