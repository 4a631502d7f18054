#pragma once
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/frame.h"
#include "aitalent/scoring/levels.h"
#include "aitalent/store/people.h"
#include "aitalent/store/settings.h"
#include "library.h"

#include <optional>

namespace aitalent {

/// The store opened for one job, with the standard it works by. What is not asked for is not read.
class Office {
  public:
    Office(const Circumstances &circumstances, Access access);
    ~Office();
    Office(const Office &) = delete;
    Office &operator=(const Office &) = delete;

    const Circumstances &told() const { return *circumstances_; }
    Store &store() { return store_; }
    const Settings &settings() const { return settings_; }
    Lang lang() const { return lang_; }
    Date as_of() const { return as_of_; }
    Deed deed() const;

    /// The documents held by the store (not those built into the program).
    const Library &library();
    /// What is in use. AT-DOC-003 (66) where nothing of the kind is.
    const Framework &framework();
    const Profile &profile();
    const Catalogue &catalogue();
    Yardstick yardstick() { return {framework(), profile(), catalogue()}; }

    /// The head of a report on this store.
    Frame frame();
    /// The one person of that staff number; in the only agency where none is named.
    Person person(const std::string &agency, const std::string &staff_no);

  private:
    std::string in_use(DocumentKind kind);

    const Circumstances *circumstances_;
    Store store_;
    Settings settings_;
    Lang lang_;
    Date as_of_;
    std::optional<Library> library_;
    std::optional<Framework> framework_;
    std::optional<Profile> profile_;
    std::optional<Catalogue> catalogue_;
};

/// The version of this program, as --version prints it.
std::string program_version();

} // namespace aitalent
