#include "aitalent/readers/import_profile.h"

#include "aitalent/base/resource.h"
#include "aitalent/privacy/sensitive.h"
#include "import/fields.h"
#include "yaml/read_form.h"

#include <set>

namespace aitalent {

template<>
std::span<const Word<ImportKind>> words<ImportKind>() {
    static const auto list = [] {
        std::vector<Word<ImportKind>> all;
        for (std::size_t i = 0; i < import_kinds; ++i) {
            const auto kind = static_cast<ImportKind>(i);
            all.push_back({kind, name(kind)});
        }
        return all;
    }();
    return list;
}

template<class Form, Like<ImportProfile> Node>
void describe(Form &form, Node &profile) {
    form.required("id", profile.id, "id of the profile");
    form.required("kind", profile.kind, "what rows of this layout are");
    form.required("name", profile.name, "name");
    form.optional("note", profile.note, "remark");
    form.optional("matrix", profile.matrix, "columns named after competencies hold levels");
    form.required("headings", profile.headings, "field → the headings it may have");
    form.optional("typical", profile.typical, "headings no field needs, but that tell this layout from others");
}

namespace {

constexpr std::string_view form_word = "import-profile/1";

void drop_all(std::string &text, std::string_view part) {
    for (std::size_t at; (at = text.find(part)) != std::string::npos;) text.erase(at, part.size());
}

/// What the form cannot say: fields of the kind, headings of one field only, no sensitive column.
void check(const ImportProfile &profile, const yaml::Tree &tree, Faults &faults) {
    std::set<std::string> seen;
    for (const auto &[field, headings] : profile.headings) {
        const Place place = tree.nearest("headings." + field).place();
        if (!parse_field(field, profile.kind)) faults.add(no_such_field(field, profile.kind).at(place));
        for (const auto &heading : headings) {
            if (!seen.insert(heading_key(heading)).second)
                faults.add(
                    Fault("AT-IMP-008").at(place).with("found", heading).with("field", field).with("label", field));
            if (profile.kind != ImportKind::groups && speaks_of_people(profile.kind) && sensitive_column(heading))
                faults.add(Fault("AT-IMP-046").at(place).with("found", heading));
        }
    }
}

std::vector<ImportProfile> embedded_profiles() {
    std::vector<ImportProfile> profiles;
    for (const auto &file : embedded_files()) {
        if (!file.path.starts_with("import-profiles/") || !file.path.ends_with(".yaml")) continue;
        Faults faults;
        auto profile = parse_import_profile(file.text(), std::string(file.path), faults);
        if (!profile) throw Error(Exit::bug, std::move(faults));
        profiles.push_back(std::move(*profile));
    }
    return profiles;
}

} // namespace

std::optional<ImportProfile> parse_import_profile(std::string_view text, const std::string &file, Faults &faults) {
    Faults found;
    std::optional<ImportProfile> profile;
    if (const auto tree = yaml::parse(text, file, found)) {
        profile.emplace();
        yaml::Context context{*tree, found};
        yaml::ReadForm form(context, tree->root(), {}, false);
        form.skip("aitalent");
        describe(form, *profile);
        form.end();
        const auto kind_of_file = tree->find("aitalent");
        if (!kind_of_file || kind_of_file->text() != form_word)
            found.add(Fault("AT-IMP-090").at(tree->root().place()).with("expected", "aitalent: import-profile/1"));
        if (!found.has_errors()) check(*profile, *tree, found);
    }
    const bool good = profile && !found.has_errors();
    faults.add(std::move(found));
    return good ? std::move(profile) : std::nullopt;
}

const std::vector<ImportProfile> &import_profiles() {
    static const std::vector<ImportProfile> all = embedded_profiles();
    return all;
}

std::string heading_key(std::string_view heading) {
    std::string key = folded(heading);
    for (std::string_view mark : {"(必填)", "(required)", "()", "[]"}) drop_all(key, mark);
    std::erase_if(key, [](char c) { return c == '*' || c == ':' || c == '_' || c == '-'; });
    for (std::string_view mark : {"()", "※"}) drop_all(key, mark);
    return key;
}

} // namespace aitalent
