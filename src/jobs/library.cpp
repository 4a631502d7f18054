#include "library.h"

#include "aitalent/base/resource.h"
#include "aitalent/catalogue/check.h"
#include "aitalent/framework/check.h"
#include "aitalent/readers/batch.h"
#include "aitalent/readers/import_profile.h"

#include <algorithm>

namespace aitalent {

void Library::add_embedded() {
    for (const auto &file : embedded_files())
        for (std::string_view folder : {"frameworks/", "profiles/", "catalogue/"})
            if (file.path.starts_with(folder)) add("data/" + std::string(file.path), std::string(file.text()));
}

Faults Library::add(const std::string &file, std::string text) {
    Faults faults;
    if (auto header = read_header(text, file, faults)) hold({std::move(*header), file, std::move(text)});
    return faults;
}

void Library::hold(Volume volume) {
    auto key = std::tuple(volume.header.kind, volume.header.id, volume.header.edition);
    volumes_[std::move(key)] = std::move(volume);
}

const Volume *Library::find(DocumentKind kind, std::string_view name) const {
    const Volume *found = nullptr; // the last edition by name where none is asked for
    for (const auto &[key, volume] : volumes_)
        if (volume.header.kind == kind && (volume.name() == name || volume.header.id == name)) found = &volume;
    return found;
}

std::vector<const Volume *> Library::all() const {
    std::vector<const Volume *> list;
    for (const auto &[key, volume] : volumes_) list.push_back(&volume);
    return list;
}

std::vector<std::string> Library::names(DocumentKind kind) const {
    std::vector<std::string> list;
    for (const auto &[key, volume] : volumes_)
        if (volume.header.kind == kind) list.push_back(volume.name());
    return list;
}

Fault Library::not_held(DocumentKind kind, std::string_view name, Place place) const {
    const auto known = names(kind);
    return Fault("AT-DOC-001")
        .with("found", std::string(name))
        .with("expected", joined(known, ", "))
        .with("suggestion", nearest(name, known))
        .at(std::move(place));
}

const Volume &Library::required(DocumentKind kind, std::string_view name) const {
    if (const auto *volume = find(kind, name)) return *volume;
    throw Error(Exit::missing, not_held(kind, name, {}));
}

Document<Profile> Library::resolved(const Volume &volume, std::vector<std::string> &chain) const {
    const auto &parent_name = volume.header.extends;
    if (parent_name.empty()) return read_profile(volume.text, volume.file);
    chain.push_back(volume.name());
    const auto *above = find(DocumentKind::profile, parent_name);
    const bool circle = above != nullptr && std::find(chain.begin(), chain.end(), above->name()) != chain.end();
    if (above == nullptr || circle) {
        auto child = read_profile(volume.text, volume.file);
        if (above == nullptr)
            child.faults.add(not_held(DocumentKind::profile, parent_name, child.place("extends")));
        else
            child.faults.add(Fault("AT-DOC-002")
                                 .with("found", joined(chain, " → ") + " → " + above->name())
                                 .at(child.place("extends")));
        return child;
    }
    const auto parent = resolved(*above, chain);
    auto child = read_profile(volume.text, volume.file, &parent.value);
    if (!parent.faults.has_errors() && !child.faults.has_errors())
        child.faults.add(check_layer(parent.value, child.value, child.place));
    return child;
}

Faults Library::check_volume(const Volume &volume) const {
    switch (volume.header.kind) {
    case DocumentKind::framework: {
        auto document = read_framework(volume.text, volume.file);
        return document.with(check(document.value, document.place));
    }
    case DocumentKind::profile: {
        std::vector<std::string> chain;
        auto document = resolved(volume, chain);
        const auto reference = document.value.framework.str();
        if (const auto *held = find(DocumentKind::framework, reference))
            return document.with(check(document.value, read_framework(held->text, held->file).value, document.place));
        else
            document.faults.add(not_held(DocumentKind::framework, reference, document.place("framework")));
        return std::move(document.faults);
    }
    case DocumentKind::catalogue: {
        auto document = read_catalogue(volume.text, volume.file);
        if (const auto *by = find(DocumentKind::profile, working_profile_)) {
            const auto held = profile(by->name());
            document.faults.add(check(document.value, framework(held.framework.str()), held, document.place));
            document.faults.add(check_coverage(document.value, held, document.place));
        }
        return std::move(document.faults);
    }
    case DocumentKind::import_profile: {
        Faults faults;
        parse_import_profile(volume.text, volume.file, faults);
        return faults;
    }
    case DocumentKind::batch:
        return read_batch(volume.text, volume.file).faults;
    case DocumentKind::migration:
        return read_migration(volume.text, volume.file).faults;
    }
    return {};
}

Framework Library::framework(std::string_view name) const {
    const auto &volume = required(DocumentKind::framework, name);
    auto document = read_framework(volume.text, volume.file);
    if (document.faults.has_errors()) throw Error(Exit::refused, std::move(document.faults));
    return std::move(document.value);
}

Profile Library::profile(std::string_view name) const {
    std::vector<std::string> chain;
    auto document = resolved(required(DocumentKind::profile, name), chain);
    if (document.faults.has_errors()) throw Error(Exit::refused, std::move(document.faults));
    return std::move(document.value);
}

std::vector<Layer> Library::layers(std::string_view name) const {
    const auto *volume = &required(DocumentKind::profile, name);
    profile(volume->name()); // throws where the chain is broken or goes in a circle
    std::vector<Layer> chain;
    for (;; volume = &required(DocumentKind::profile, volume->header.extends)) {
        std::vector<std::string> unused;
        chain.push_back({volume->name(), resolved(*volume, unused).paths});
        if (volume->header.extends.empty()) return chain;
    }
}

Catalogue Library::catalogue(std::string_view name) const {
    const auto &volume = required(DocumentKind::catalogue, name);
    auto document = read_catalogue(volume.text, volume.file);
    if (document.faults.has_errors()) throw Error(Exit::refused, std::move(document.faults));
    return std::move(document.value);
}

} // namespace aitalent
