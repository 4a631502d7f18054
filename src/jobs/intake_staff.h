#pragma once
#include "aitalent/base/by_hash.h"
#include "aitalent/jobs/import.h"
#include "blanks.h"
#include "intake.h"

#include <unordered_map>

namespace aitalent {

/// Brings the agencies, units and people of one file in.
class StaffIntake {
  public:
    /// Everything given outlives this.
    StaffIntake(Store &store, Transaction &transaction, const ImportRequest &request, Date as_of,
                const std::string &file, Spoken &spoken, Faults &notes);

    void expect(std::size_t people) { people_.expect(people); }
    void expect_agencies() { people_.hold_references_at_the_end(); }
    void foresee(const StaffRow &soon, const StaffRow &later);
    void take(const AgencyRow &row, const Blanks &blanks);
    void take(StaffRow &row, const Blanks &blanks); ///< its texts go into the person
    /// Only a store without any agency takes them from other files.
    void ensure_agency(const AgencyCode &code, std::uint32_t row);
    /// After the last row: tells of the agencies that this file brought with it.
    void tell_agencies_made();
    void finish() { people_.finish(); }
    std::vector<Person> withdraw_missing(); ///< see Intake

  private:
    bool full() const { return request_.mode == ImportMode::full; }
    Fault about(const char *code, const Person &person, const StaffRow &row, Severity severity = Severity::info) const;
    PeopleTold &told();
    void leave_out(const WhoseRow &whose, const StaffRow &row);
    void refuse_number(const Person &holder, const StaffRow &row);
    void tell(const WhoseRow &whose, const StaffRow &row);
    bool unseat(Person holder, const StaffRow &row);
    Person held_before(const WhoseRow &whose, const StaffRow &row) const;
    StaffNo number_of(const StaffRow &row, const Person &person);
    StaffNo free_stand_in(const Person &person, const StaffNo &taken = StaffNo());
    UnitCode ensure_unit(const StaffRow &row, const UnitCode &held, const Blanks &blanks);

    Store &store_;
    Transaction &transaction_;
    const ImportRequest &request_;
    Date as_of_;
    const std::string &file_;
    std::string sheet_;
    Spoken &spoken_;
    Faults &notes_;
    PeopleSaver people_;
    std::unordered_map<AgencyCode, Agency> agencies_;
    struct Made {
        AgencyCode code;
        std::uint32_t first_row = 0, rows = 0;
    };
    struct Checked {
        std::uint64_t hash;
        std::size_t made; ///< its number in `made_`, from 1; 0: was there
    };
    ByHash<Checked> checked_; ///< agencies known to be saved
    std::vector<Made> made_;  ///< agencies that this file brought with it
    struct SavedUnit {
        std::uint64_t hash; ///< of agency and code
        bool named;         ///< by a row of this file: the first one's name stands
    };
    ByHash<SavedUnit> units_;
    PeopleTold told_; ///< of this file
};

} // namespace aitalent
