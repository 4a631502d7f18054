#include "aitalent/jobs/standards.h"

#include "aitalent/base/hash.h"
#include "aitalent/messages/labels.h"
#include "aitalent/readers/yaml_identities.h"
#include "aitalent/store/catalogue.h"
#include "aitalent/store/documents.h"
#include "aitalent/system/files.h"
#include "documents_report.h"
#include "office.h"
#include "shelf.h"

#include <set>

namespace aitalent {

namespace {

/// Adds the files to the library and checks them all, against one another too.
Faults checked(Library &library, const std::vector<std::string> &files, std::vector<DocumentHeader> &headers) {
    Faults faults;
    std::set<std::string> names;
    for (const auto &file : files) {
        auto text = read_file(file, document_limit);
        Faults of_header;
        if (auto header = read_header(text, file, of_header)) {
            if (!names.insert(std::string(name(header->kind)) + header->id + "@" + header->edition).second)
                faults.add(Fault("AT-DOC-004").with("found", header->id + "@" + header->edition).at({.file = file}));
            headers.push_back(*header);
        } else {
            faults.add(std::move(of_header));
        }
        faults.add(find_identities(text, file));
        library.add(file, std::move(text));
    }
    for (const auto &header : headers)
        if (const auto *volume = library.find(header.kind, header.id + "@" + header.edition))
            faults.add(library.check_volume(*volume));
    faults.sort_by_place();
    return faults;
}

/// The kinds of documents a store works by; others are read where they are used.
void refuse_other_kinds(const std::vector<DocumentHeader> &headers, const std::vector<std::string> &files) {
    Faults faults;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const auto kind = headers[i].kind;
        if (kind != DocumentKind::framework && kind != DocumentKind::profile && kind != DocumentKind::catalogue)
            faults.add(Fault("AT-YML-033")
                           .at({.file = files[i]})
                           .with("found", std::string(name(kind)))
                           .with("expected", "framework, profile, catalogue"));
    }
    if (faults.has_errors()) throw Error(Exit::refused, std::move(faults));
}

} // namespace

Library shelf(const Circumstances &circumstances) {
    Library library;
    library.add_embedded();
    if (!file_exists(circumstances.db_path)) return library;
    Office office(circumstances, Access::read);
    for (const auto *volume : office.library().all()) library.add(volume->file, volume->text);
    library.work_by(office.profile().str());
    return library;
}

std::string named(Library &library, const std::string &name_or_file) {
    if (!file_exists(name_or_file)) return name_or_file;
    auto text = read_file(name_or_file, document_limit);
    Faults faults;
    const auto header = read_header(text, name_or_file, faults);
    if (!header) throw Error(Exit::refused, std::move(faults));
    library.add(name_or_file, std::move(text));
    return header->id + "@" + header->edition;
}

Faults validate_documents(const Circumstances &circumstances, const std::vector<std::string> &files) {
    auto library = shelf(circumstances);
    std::vector<DocumentHeader> headers;
    return checked(library, files, headers);
}

Report load_documents(const Circumstances &circumstances, const std::vector<std::string> &files, bool dry_run) {
    Office office(circumstances, Access::write);
    auto library = shelf(circumstances);
    std::vector<DocumentHeader> headers;
    if (auto faults = checked(library, files, headers); faults.has_errors())
        throw Error(Exit::refused, std::move(faults));
    refuse_other_kinds(headers, files);

    auto trial = dry_run ? std::optional(office.store().trial()) : std::nullopt;
    Transaction transaction(trial ? *trial : office.store(), office.deed());
    auto rows = loaded_table(office.lang());
    for (const auto &header : headers) {
        const auto &volume = *library.find(header.kind, header.id + "@" + header.edition);
        rows.rows.push_back(loaded_row(volume, save_volume(transaction, library, volume, true), office.lang()));
    }
    transaction.commit();
    return loaded_report(std::move(rows), office.lang(), dry_run);
}

BatchRecords save_volume(Transaction &transaction, const Library &library, const Volume &volume, bool in_use) {
    transaction.begin_batch({.kind = std::string(name(volume.header.kind)), .file = volume.file});
    save_document(transaction, {.kind = volume.header.kind,
                                .id = volume.header.id,
                                .edition = volume.header.edition,
                                .source = volume.text,
                                .in_use = in_use});
    if (volume.header.kind == DocumentKind::catalogue) {
        const auto catalogue = library.catalogue(volume.name());
        CatalogueSaver saver(transaction);
        for (const auto &provider : catalogue.providers) saver.save(provider);
        for (const auto &course : catalogue.courses) saver.save(course);
        for (const auto &session : catalogue.sessions) saver.save(session);
    }
    transaction.note_input(sha256(volume.text));
    return transaction.end_batch({.accepted = 1});
}

Report list_documents(const Circumstances &circumstances) {
    Office office(circumstances, Access::read);
    std::vector<StoredDocument> documents;
    for (auto kind : {DocumentKind::framework, DocumentKind::profile, DocumentKind::catalogue})
        for (auto &document : load_documents(office.store(), kind)) documents.push_back(std::move(document));
    return documents_report(documents, office.lang());
}

Report show_document(const Circumstances &circumstances, const std::string &wanted) {
    Office office(circumstances, Access::read);
    const auto name = wanted.empty() ? office.framework().ref.str() : wanted;
    if (office.library().find(DocumentKind::profile, name) != nullptr)
        return profile_shown(office.library().profile(name), office.lang());
    if (office.library().find(DocumentKind::catalogue, name) != nullptr)
        return catalogue_shown(office.library().catalogue(name), office.lang());
    return framework_shown(office.library().framework(name), office.lang());
}

Report resolved_profile(const Circumstances &circumstances, const std::string &wanted) {
    Office office(circumstances, Access::read);
    const auto name = wanted.empty() ? office.profile().str() : wanted;
    const auto profile = office.library().profile(name);
    return resolved_shown(profile, resolved(profile, office.library().layers(name)), office.lang());
}

std::string document_source(const Circumstances &circumstances, const std::string &wanted) {
    Office office(circumstances, Access::read);
    const auto name = wanted.empty() ? office.framework().ref.str() : wanted;
    for (auto kind : {DocumentKind::framework, DocumentKind::profile, DocumentKind::catalogue})
        if (const auto *volume = office.library().find(kind, name)) return volume->text;
    office.library().framework(name); // throws with what is held
    return {};
}

} // namespace aitalent
