#include "office.h"

#include "aitalent/store/catalogue.h"
#include "aitalent/store/documents.h"
#include "aitalent/system/clock.h"

namespace aitalent {

Office::Office(const Circumstances &circumstances, Access access)
    : circumstances_(&circumstances), store_(Store::open(circumstances.db_path, access, circumstances.busy_timeout)),
      settings_(load_settings(store_)), lang_(circumstances.lang.value_or(settings_.lang)),
      as_of_(circumstances.as_of ? *circumstances.as_of : today(settings_.zone)) {
    if (circumstances.warn && !store_.warnings().empty()) circumstances.warn(store_.warnings());
}

Office::~Office() {
    if (circumstances_->changed && store_.changed()) circumstances_->changed();
}

Deed Office::deed() const {
    return {circumstances_->who, circumstances_->command, program_version(), circumstances_->round,
            circumstances_->stage};
}

const Library &Office::library() {
    if (!library_) {
        library_.emplace();
        for (auto kind : {DocumentKind::framework, DocumentKind::profile, DocumentKind::catalogue})
            for (auto &document : load_documents(store_, kind)) {
                auto name = document.str();
                const bool may_extend = document.source.find("extends") != std::string::npos; // its text says what
                if (kind == DocumentKind::profile && may_extend) {
                    library_->add(name, std::move(document.source));
                    continue;
                }
                library_->hold({{.kind = kind, .id = std::move(document.id), .edition = std::move(document.edition)},
                                std::move(name),
                                std::move(document.source)});
            }
    }
    return *library_;
}

std::string Office::in_use(DocumentKind kind) {
    if (const auto document = document_in_use(store_, kind)) return document->str();
    throw Error(Exit::missing, Fault("AT-DOC-003").with("list", std::string(name(kind))));
}

const Framework &Office::framework() {
    if (!framework_) framework_ = library().framework(profile().framework.str());
    return *framework_;
}

const Profile &Office::profile() {
    if (!profile_) profile_ = library().profile(in_use(DocumentKind::profile));
    return *profile_;
}

const Catalogue &Office::catalogue() {
    if (!catalogue_) catalogue_ = load_catalogue(store_);
    return *catalogue_;
}

Frame Office::frame() {
    Frame frame;
    frame.lang = lang_;
    frame.program = program_version();
    frame.framework = &framework();
    frame.profile = &profile();
    frame.catalogue = &catalogue();
    frame.as_of = as_of_;
    for (const auto &unit : load_units(store_)) frame.units.emplace(std::pair(unit.agency, unit.code), unit.name);
    return frame;
}

Person Office::person(const std::string &agency, const std::string &staff_no) {
    return find_person(store_, AgencyCode(agency), StaffNo(staff_no));
}

std::string program_version() {
    return AITALENT_VERSION;
}

} // namespace aitalent
