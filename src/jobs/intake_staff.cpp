#include "intake_staff.h"

#include "aitalent/base/text.h"

#include <algorithm>

namespace aitalent {

StaffIntake::StaffIntake(Store &store, Transaction &transaction, const ImportRequest &request, Date as_of,
                         const std::string &file, Spoken &spoken, Faults &notes)
    : store_(store), transaction_(transaction), request_(request), as_of_(as_of), file_(file), spoken_(spoken),
      notes_(notes), people_(transaction) {
    for (auto &agency : load_agencies(store)) agencies_.emplace(agency.code, agency);
}

void StaffIntake::foresee(const StaffRow &soon, const StaffRow &later) {
    __builtin_prefetch(&later.person);
    people_.foresee(soon.person.agency, soon.person.staff_no, soon.person.pseudonym);
}

Fault StaffIntake::about(const char *code, const Person &person, const StaffRow &row, Severity severity) const {
    return Fault(code, severity)
        .with("staff_no", person.staff_no.str())
        .with("agency", person.agency.str())
        .at({.file = file_, .sheet = sheet_, .line = row.row});
}

// Agencies and units -------------------------------------------------------------------------------------------------

void StaffIntake::take(const AgencyRow &row, const Blanks &blanks) {
    Agency &agency = agencies_[row.code];
    agency.code = row.code;
    agency.name = row.name;
    blanks.lay(agency.parent, row.parent, "parent");
    blanks.lay(agency.level, row.level, "level");
    blanks.lay(agency.region, row.region, "region");
    if (row.effective) agency.effective = row.effective;
    if (row.closed) agency.closed = row.closed;
    people_.save(agency);
}

void StaffIntake::ensure_agency(const AgencyCode &code, std::uint32_t row) {
    const auto [agency, is_new] = checked_.place(hash_of({code.str()}));
    if (is_new && !agencies_.contains(code)) {
        people_.save(agencies_.emplace(code, Agency{.code = code, .name = code.str()}).first->second);
        made_.push_back({.code = code, .first_row = row});
        agency.made = made_.size();
    }
    if (agency.made > 0) ++made_[agency.made - 1].rows;
}

/// A slip in a code makes an agency too, and the right code is refused ever after: so each is told with the number of
/// its rows and another code of the file that is much like it.
void StaffIntake::tell_agencies_made() {
    constexpr std::size_t most_compared = 1'000'000;
    std::size_t compared = 0;
    std::sort(made_.begin(), made_.end(), [](const Made &a, const Made &b) { return a.code < b.code; });
    for (const auto &agency : made_) {
        std::vector<std::string> others;
        for (const auto &other : made_) // a slip is in few rows; two agencies of one size are two agencies
            if (++compared <= most_compared && other.rows >= 2 * agency.rows) others.push_back(other.code.str());
        notes_.add(Fault("AT-JOB-019", Severity::warning)
                       .with("agency", agency.code.str())
                       .with("count", std::to_string(agency.rows))
                       .with("suggestion", nearest(agency.code.str(), others))
                       .at({.file = file_, .sheet = sheet_, .line = agency.first_row}));
    }
    notes_.sort_by_place();
}

/// Each unit is saved once a file, under the first name it is given there.
UnitCode StaffIntake::ensure_unit(const StaffRow &row, const UnitCode &held, const Blanks &blanks) {
    const auto &agency = row.person.agency;
    if (!row.unit && !row.unit_code) {
        const bool told = blanks.choice.has("unit") || blanks.choice.has("unit_code");
        return blanks.erase && told ? UnitCode() : held;
    }
    const std::string &code = row.unit_code ? *row.unit_code : *row.unit;
    const auto [saved, is_new] = units_.place(hash_of({agency.str(), code}));
    if (row.unit && !saved.named)
        people_.save(Unit{agency, UnitCode(code), *row.unit});
    else if (is_new && !load_unit(store_, agency, UnitCode(code)))
        people_.save(Unit{agency, UnitCode(code), code});
    saved.named = saved.named || row.unit.has_value();
    return UnitCode(code);
}

// People -------------------------------------------------------------------------------------------------------------

/// Whom rows before have spoken of; full files of one call are one file.
PeopleTold &StaffIntake::told() {
    return full() ? spoken_.people : told_;
}

void StaffIntake::leave_out(const WhoseRow &whose, const StaffRow &row) {
    using Is = WhoseRow::Is;
    if (!is_gone(row, as_of_)) spoken_.listed.add(whose.person->key);
    if (whose.is == Is::two_of_one_number) return refuse_number(*whose.person, row);
    transaction_.tally(Saved::unchanged);
    notes_.add(about(whose.is == Is::second_post ? "AT-JOB-016" : "AT-JOB-026", *whose.person, row,
                     whose.is == Is::earlier_or_not ? Severity::warning : Severity::info)
                   .with("found", row.person.staff_no.str())
                   .with("other", row.person.agency.str()));
}

/// Within a file the reader sees that one number is told of two people; here it is full files of one call.
void StaffIntake::refuse_number(const Person &holder, const StaffRow &row) {
    notes_.add(about("AT-JOB-030", holder, row, Severity::error));
}

void StaffIntake::tell(const WhoseRow &whose, const StaffRow &row) {
    switch (whose.is) {
    case WhoseRow::Is::moved:
        return notes_.add(about("AT-JOB-011", *whose.person, row));
    case WhoseRow::Is::returned:
        return notes_.add(about("AT-JOB-029", *whose.person, row));
    case WhoseRow::Is::other_name:
        return notes_.add(about("AT-JOB-025", *whose.person, row, Severity::warning));
    default:
        if (whose.not_meant != nullptr) notes_.add(about("AT-JOB-028", *whose.not_meant, row, Severity::warning));
    }
}

/// Whoever held the number leaves when its new holder entered, as far as that is known; who is listed in service
/// without it goes on without it. False where both were told with the number.
bool StaffIntake::unseat(Person holder, const StaffRow &row) {
    if (full() && spoken_.numbered.contains(holder.key)) return refuse_number(holder, row), false;
    if (told().contains(holder.key) && !holder.pseudonym.empty()) {
        notes_.add(about("AT-JOB-011", holder, row));
        holder.staff_no = free_stand_in(holder, row.person.staff_no);
        people_.save(holder);
        return true;
    }
    const bool later = row.entered && (!holder.entered || *row.entered > *holder.entered);
    holder.left = later ? *row.entered : as_of_;
    people_.save(holder);
    notes_.add(about("AT-JOB-010", holder, row));
    return true;
}

/// What the row is laid over: what belongs to a post somebody is no longer in is not kept.
Person StaffIntake::held_before(const WhoseRow &whose, const StaffRow &row) const {
    if (whose.person == nullptr) return {};
    Person person = *whose.person;
    if (!is_gone(row, as_of_) && (whose.is == WhoseRow::Is::moved || !serves(person, as_of_))) person.left.reset();
    if (person.agency == row.person.agency) return person;
    const auto agency = agencies_.find(person.agency);
    if (agency != agencies_.end() && agency->second.region == person.region) person.region = {};
    person.unit = UnitCode();
    person.staff_no = StaffNo();
    return person;
}

StaffNo StaffIntake::free_stand_in(const Person &person, const StaffNo &taken) {
    for (std::size_t digits = shortest_stand_in;; ++digits) {
        auto number = stand_in_number(person.pseudonym, digits);
        const auto holder = people_.key_of(person.agency, number);
        const bool is_free = number != taken && (holder == PersonKey::none || holder == person.key);
        if (is_free || digits == 2 * Pseudonym::size) return number;
    }
}

/// The row's, else the one held, unless it is somebody else's by now.
StaffNo StaffIntake::number_of(const StaffRow &row, const Person &person) {
    if (!row.person.staff_no.empty()) return row.person.staff_no;
    if (person.staff_no.empty()) return free_stand_in(person);
    if (is_gone(row, as_of_)) return person.staff_no;
    const auto holder = people_.key_of(person.agency, person.staff_no);
    return holder == PersonKey::none || holder == person.key ? person.staff_no : free_stand_in(person);
}

void StaffIntake::take(StaffRow &row, const Blanks &blanks) {
    if (sheet_ != blanks.choice.sheet) sheet_ = blanks.choice.sheet;
    ensure_agency(row.person.agency, row.row);
    const auto match = people_.match(row.person.agency, row.person.staff_no, row.person.pseudonym);
    const auto whose = whose_row(row, match, as_of_, told());
    if (whose.is_unused()) return leave_out(whose, row);
    tell(whose, row);
    Person person = held_before(whose, row);
    person.agency = row.person.agency;
    if (!row.person.pseudonym.empty()) person.pseudonym = row.person.pseudonym;
    person.staff_no = number_of(row, person);
    if (!row.name.empty()) person.name = std::move(row.name);
    person.unit = ensure_unit(row, person.unit, blanks);
    blanks.lay(person.title, std::move(row.title), "title");
    blanks.lay(person.grade, std::move(row.grade), "grade");
    blanks.lay(person.region, std::move(row.region), "region");
    blanks.lay(person.supervisor, row.supervisor, "supervisor");
    blanks.lay(person.role, std::move(row.role), "role");
    blanks.lay(person.entered, row.entered, "entered");
    blanks.lay(person.left, row.left, "left");
    if (whose.unseated != nullptr && !person.left && !unseat(*whose.unseated, row)) return;
    const bool serving = !is_gone(row, as_of_);
    if (full() && serving) spoken_.covered.insert({person.agency, person.unit});
    person.key == PersonKey::none ? people_.add(std::move(person)) : people_.save(std::move(person));
    const auto key = people_.last_key();
    told().add(key);
    if (full() && serving) spoken_.listed.add(key);
    if (full() && serving && !row.person.staff_no.empty()) spoken_.numbered.add(key);
}

std::vector<Person> StaffIntake::withdraw_missing() {
    finish();
    std::vector<Person> missing;
    for (auto &person : load_people(store_))
        if (!person.left && spoken_.covered.contains({person.agency, person.unit}) &&
            !spoken_.listed.contains(person.key))
            missing.push_back(std::move(person));
    if (request_.confirmed)
        for (auto person : missing) {
            person.left = as_of_;
            people_.save(person);
        }
    return missing;
}

} // namespace aitalent
