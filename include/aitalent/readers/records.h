#pragma once
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/framework/profile.h"
#include "aitalent/workforce/people.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace aitalent {

/// What `import KIND` reads.
enum class ImportKind : std::uint8_t {
    agencies,
    staff,
    assessments,
    certificates,
    courses,
    sessions,
    results,
    budgets,
    absences,
    bookings,
    groups
};
inline constexpr std::size_t import_kinds = 11;
std::string_view name(ImportKind kind); ///< "agencies", "staff", …
std::optional<ImportKind> parse_import_kind(std::string_view word);

/// The rows of personnel files as checked values, one plain struct a kind. `row` is the row number in the source file
/// as a spreadsheet program shows it. A std::optional is empty where the cell was blank or its column is not there;
/// which columns were there says ImportChoice::has.

/// Whom a row speaks of: by staff number (with or without the agency), or by the pseudonym of an identity number.
/// At least one of `staff_no` and `pseudonym` is not empty.
struct PersonRef {
    AgencyCode agency = AgencyCode();
    StaffNo staff_no = StaffNo();
    Pseudonym pseudonym = {};
    friend auto operator<=>(const PersonRef &, const PersonRef &) = default;
};

struct AgencyRow {
    std::uint32_t row = 0;
    AgencyCode code = {};
    std::string name = {};
    std::optional<AgencyCode> parent = {};
    std::optional<std::string> level = {}, region = {};
    std::optional<Date> effective = {}, closed = {}; ///< closed not before effective
};

struct StaffRow {
    std::uint32_t row = 0;
    PersonRef person = {}; ///< the agency is never empty here
    std::string name = {};
    std::optional<std::string> unit = {}, unit_code = {}, title = {}, grade = {}, region = {};
    std::optional<bool> supervisor = {};
    std::optional<RoleId> role = {};
    std::optional<Date> entered = {}, left = {}; ///< left not before entered
};

/// One row gives one rating; a row of a matrix (person × competency) gives one for every filled competency column.
struct RatingRow {
    std::uint32_t row = 0;
    PersonRef person = {};
    CompetencyId competency = {};
    EvidenceKind kind = EvidenceKind::self;
    Level level = {};
    Date on = {};
    std::string rater = {};
};

struct CertificateRow {
    std::uint32_t row = 0;
    PersonRef person = {};
    CertificateId certificate = {};
    Date issued = {};
    std::optional<Date> expires = {}; ///< not before issued
};

struct CourseRow {
    std::uint32_t row = 0;
    CourseId id = {};
    LocalText name = {};
    std::optional<TierId> tier = {};
    std::optional<ProviderId> provider = {};
    std::optional<std::vector<Lift>> lifts = {};
    std::optional<std::chrono::minutes> hours = {};
    std::optional<Money> price = {};
    std::optional<Delivery> delivery = {};
    std::optional<std::vector<CourseId>> after_courses = {};
    std::optional<std::vector<std::pair<CompetencyId, Level>>> after_levels = {};
};

struct SessionRow {
    std::uint32_t row = 0;
    SessionId id = {}; ///< "COURSE-TERM" where the file has a term (期別) and no id of its own
    CourseId course = {};
    Date starts = {};
    std::optional<Date> ends = {}; ///< not before starts
    std::optional<std::chrono::minutes> from_time = {}, to_time = {};
    std::optional<int> seats = {}, minimum_enrolment = {}; ///< minimum not above seats
    std::optional<Money> price_per_seat = {}, price_per_session = {};
    std::optional<std::string> place = {}, region = {};
    std::optional<OpenTo> open_to = {};
    std::optional<AgencyCode> agency = {};
    std::optional<bool> cancelled = {};
};

struct ResultRow {
    std::uint32_t row = 0;
    PersonRef person = {};
    CourseId course = {};
    SessionId session = SessionId(); ///< as in SessionRow; empty where the file names none
    Date finished = {};
    std::optional<bool> passed = {}; ///< empty only where there is no such column
    std::optional<int> score = {};   ///< 0 … 100, rounded down
    std::optional<std::chrono::minutes> attended = {};
};

struct BudgetRow {
    std::uint32_t row = 0;
    AgencyCode agency = {};
    Date from = {}, to = {}; ///< both days included; a year in the file is its first and last day
    std::string source = {}; ///< where the money comes from
    Money amount = {};
};

/// Why somebody is away is nobody's business here: no reason is read.
struct AbsenceRow {
    std::uint32_t row = 0;
    PersonRef person = {};
    Date from = {}, to = {}; ///< both days included
};

/// A seat that is already promised.
struct BookingRow {
    std::uint32_t row = 0;
    PersonRef person = {};
    SessionId session = {};
};

/// For the fairness audit only: dimension ("sex", "birth_decade", "age_band", "region" …) → group.
struct GroupRow {
    std::uint32_t row = 0;
    PersonRef person = {};
    std::map<std::string, std::string> groups = {};
};

using ImportRecord = std::variant<AgencyRow, StaffRow, RatingRow, CertificateRow, CourseRow, SessionRow, ResultRow,
                                  BudgetRow, AbsenceRow, BookingRow, GroupRow>;

/// The row number of any record.
std::uint32_t row_of(const ImportRecord &record);

} // namespace aitalent
