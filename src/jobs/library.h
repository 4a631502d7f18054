#pragma once
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/framework/check.h"
#include "aitalent/framework/profile.h"
#include "aitalent/readers/yaml.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// A document's text and where it came from.
struct Volume {
    DocumentHeader header;
    std::string file; ///< for places: the path the user gave, or a name for those of the store or the program
    std::string text;
    std::string name() const { return header.id + "@" + header.edition; }
};

/// All documents at hand, to check and resolve them against one another. Later additions replace earlier ones of the
/// same kind, id and edition.
class Library {
  public:
    /// The documents built into the program.
    void add_embedded();
    /// A text whose header can be read is added; else its faults are returned.
    Faults add(const std::string &file, std::string text);
    /// One whose header is known: a text that nobody asks for need not be read.
    void hold(Volume volume);

    /// The profile catalogues are checked against, "id@edition" or "id".
    void work_by(std::string profile) { working_profile_ = std::move(profile); }

    /// "id@edition", or "id" for its newest edition by name; null where there is none.
    const Volume *find(DocumentKind kind, std::string_view name) const;
    std::vector<const Volume *> all() const; ///< by kind, id, edition

    /// Reads, resolves and checks one document with all it refers to; every fault of the document itself.
    Faults check_volume(const Volume &volume) const;

    /// Resolved values of checked documents. Throw with the faults where something is wrong all the same.
    Framework framework(std::string_view name) const;
    Profile profile(std::string_view name) const; ///< parents laid under it
    Catalogue catalogue(std::string_view name) const;
    /// A profile and its parents, each with the values it gives itself: the profile first.
    std::vector<Layer> layers(std::string_view name) const;

  private:
    Document<Profile> resolved(const Volume &volume, std::vector<std::string> &chain) const;
    std::vector<std::string> names(DocumentKind kind) const;
    Fault not_held(DocumentKind kind, std::string_view name, Place place) const;
    const Volume &required(DocumentKind kind, std::string_view name) const;

    std::string working_profile_ = "tw-civil-service";
    std::map<std::tuple<DocumentKind, std::string, std::string>, Volume> volumes_;
};

} // namespace aitalent
