#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/jobs/import.h"
#include "aitalent/readers/import.h"
#include "aitalent/store/catalogue.h"
#include "aitalent/store/evidence.h"
#include "aitalent/store/people.h"
#include "whose_row.h"

#include <memory>
#include <set>

namespace aitalent {

/// Whom and what the staff files of one call that are everybody (`full`) have spoken of.
struct Spoken {
    PeopleTold people;   ///< of whom a row was used
    PeopleTold listed;   ///< in service by any row: they are not missing
    PeopleTold numbered; ///< with the number they serve under
    std::set<std::pair<AgencyCode, UnitCode>> covered;
};

/// Brings the records of one file into the open batch of a change: tells who a row speaks of, lays what a row gives
/// over what is held, and keeps what it does not give.
class Intake {
  public:
    /// `as_of`: the day people missing from a full file leave, and new staff numbers take over. `spoken` outlives this.
    Intake(Store &store, Transaction &transaction, const ImportRequest &request, Date as_of, std::string file,
           Spoken &spoken);
    ~Intake();

    /// Before the first record: how long the file is.
    void expect(std::uint64_t bytes);
    /// That records will be taken soon: what that will look for in memory is fetched meanwhile.
    void foresee(const ImportRecord &soon, const ImportRecord &later);
    void take(ImportRecord &&record, const ImportChoice &choice);
    /// After the last record: completes `notes`.
    void conclude();
    void finish();
    /// After the last of the staff files that are everybody: withdraws those of the agencies and units seen who were
    /// not named in any. Returns them; nothing is written unless the request is confirmed.
    std::vector<Person> withdraw_missing();
    /// What the officer should know: people who moved, staff numbers taken over.
    Faults notes;

    /// The person a row of evidence speaks of; none where nobody, or more than one, fits, and where the number is that
    /// of somebody with another identity.
    PersonKey key_of(const PersonRef &ref) const;

  private:
    std::string file_; ///< `savers_` refers to it
    struct Savers;
    std::unique_ptr<Savers> savers_;
};

class Office;
/// What the names in cells are held against: the store's agencies, courses, people, the framework's and profile's
/// names, as far as a file of that kind may only name what is there.
KnownNames known_names(Office &office, ImportKind kind);

} // namespace aitalent
