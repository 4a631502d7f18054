#include "intake.h"

#include "aitalent/base/by_hash.h"
#include "aitalent/base/text.h"
#include "aitalent/store/fairness.h"
#include "aitalent/store/limits.h"
#include "office.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace aitalent {

namespace {

/// A value a row gives: kept as it is where the column is missing or blank (unless blanks erase).
struct Blanks {
    const ImportChoice &choice;
    bool erase;

    template<class Held, class Given>
    void lay(Held &held, Given &&given, std::string_view field) const {
        if (given)
            held = *std::forward<Given>(given);
        else if (erase && choice.has(field))
            held = Held();
    }
};

} // namespace

struct Intake::Savers {
    Savers(Store &held, Transaction &open, const ImportRequest &asked, Date day, Spoken &files)
        : store(held), transaction(open), request(asked), as_of(day), spoken(files), people(open), evidence(open),
          catalogue(open), limits(open), groups(open) {
        if (asked.kind != name(ImportKind::staff))
            held_catalogue = load_catalogue(held), postings = load_postings(held);
        for (auto &agency : load_agencies(held)) agencies.emplace(agency.code, agency);
        for (const auto &provider : held_catalogue.providers) providers.insert(provider.id);
    }

    Store &store;
    Transaction &transaction;
    const ImportRequest &request;
    Date as_of;
    Spoken &spoken;
    PeopleSaver people;
    EvidenceSaver evidence;
    CatalogueSaver catalogue;
    LimitsSaver limits;
    GroupSaver groups;
    Catalogue held_catalogue;
    std::unordered_map<AgencyCode, Agency> agencies;
    struct Made {
        AgencyCode code;
        std::uint32_t first_row = 0, rows = 0;
    };
    struct Checked {
        std::uint64_t hash;
        std::size_t made; ///< its number in `made`, from 1; 0: was there
    };
    ByHash<Checked> checked; ///< agencies known to be saved
    std::vector<Made> made;  ///< agencies that this file brought with it
    struct SavedUnit {
        std::uint64_t hash; ///< of agency and code
        std::uint64_t name; ///< its hash
    };
    ByHash<SavedUnit> units;
    std::set<ProviderId> providers;
    Postings postings;       ///< for rows that speak of people already held
    std::vector<bool> named; ///< by key: people this staff file has spoken of

    /// The person a row of evidence speaks of; none where nobody, or more than one, fits, and where the number is that
    /// of somebody with another identity.
    PersonKey key_of(const PersonRef &ref) const {
        using Identified = Postings::Identified;
        const auto identity = postings.of_pseudonym(ref.pseudonym);
        if (identity != PersonKey::none) return identity;
        return postings.of_number(ref.agency, ref.staff_no,
                                  ref.pseudonym.empty() ? Identified::take : Identified::leave_out);
    }

    static bool is_among(const std::vector<bool> &people, PersonKey key) {
        const auto place = static_cast<std::size_t>(key);
        return place < people.size() && people[place];
    }
    static void add_to(std::vector<bool> &people, PersonKey key) {
        const auto place = static_cast<std::size_t>(key);
        if (place >= people.size()) people.resize(place + 1);
        people[place] = true;
    }
    void name_person(PersonKey key) {
        add_to(named, key);
        if (request.mode == ImportMode::full) add_to(spoken.named, key);
    }

    /// Only a store without any agency takes them from other files.
    void ensure_agency(const AgencyCode &code, std::uint32_t row) {
        const auto [agency, is_new] = checked.place(hash_of({code.str()}));
        if (is_new && !agencies.contains(code)) {
            people.save(agencies.emplace(code, Agency{.code = code, .name = code.str()}).first->second);
            made.push_back({.code = code, .first_row = row});
            agency.made = made.size();
        }
        if (agency.made > 0) ++made[agency.made - 1].rows;
    }

    /// A slip in a code makes an agency too, and the right code is refused ever after: so each is told with the number
    /// of its rows and another code of the file that is much like it.
    void tell_agencies_made(const std::string &file, Faults &notes) {
        std::sort(made.begin(), made.end(), [](const Made &a, const Made &b) { return a.code < b.code; });
        for (const auto &agency : made) {
            std::vector<std::string> others;
            for (const auto &other : made) // the rarer of two is the likelier slip
                if (other.code != agency.code && other.rows >= agency.rows) others.push_back(other.code.str());
            notes.add(Fault("AT-JOB-019", Severity::warning)
                          .with("agency", agency.code.str())
                          .with("count", std::to_string(agency.rows))
                          .with("suggestion", nearest(agency.code.str(), others))
                          .at({.file = file, .line = agency.first_row}));
        }
        notes.sort_by_place();
    }

    /// Each unit is saved once a file, and again where another row gives it another name.
    UnitCode ensure_unit(const AgencyCode &agency, const StaffRow &row, const UnitCode &held) {
        if (!row.unit && !row.unit_code) return held;
        const std::string &code = row.unit_code ? *row.unit_code : *row.unit;
        const std::string &unit_name = row.unit ? *row.unit : code;
        const auto [saved, is_new] = units.place(hash_of({agency.str(), code}));
        if (const auto name_hash = hash_of({unit_name}); is_new || (row.unit && saved.name != name_hash)) {
            if (row.unit || !load_unit(store, agency, UnitCode(code)))
                people.save(Unit{agency, UnitCode(code), unit_name});
            saved.name = name_hash;
        }
        return UnitCode(code);
    }

    const Course *held_course(const CourseId &id) const { return held_catalogue.find(id); }
    const Session *held_session(const SessionId &id) const {
        const auto &all = held_catalogue.sessions;
        const auto found = std::lower_bound(all.begin(), all.end(), id,
                                            [](const Session &s, const SessionId &wanted) { return s.id < wanted; });
        return found == all.end() || found->id != id ? nullptr : &*found;
    }

    void ensure_provider(const ProviderId &id) {
        if (providers.insert(id).second) catalogue.save(Provider{id, {id.str(), id.str()}});
    }
};

Intake::Intake(Store &store, Transaction &transaction, const ImportRequest &request, Date as_of, std::string file,
               Spoken &spoken)
    : file_(std::move(file)), savers_(std::make_unique<Savers>(store, transaction, request, as_of, spoken)) {}
Intake::~Intake() = default;

bool Intake::person_known(const PersonRef &ref) {
    return savers_->key_of(ref) != PersonKey::none;
}

void Intake::expect(std::uint64_t bytes) {
    savers_->people.expect(rows_expected(bytes));
}

void Intake::foresee(const ImportRecord &soon, const ImportRecord &later) {
    if (const auto *staff = std::get_if<StaffRow>(&later)) __builtin_prefetch(staff->person.pseudonym.data());
    if (const auto *staff = std::get_if<StaffRow>(&soon))
        savers_->people.foresee(staff->person.agency, staff->person.staff_no, staff->person.pseudonym);
}

void Intake::conclude() {
    savers_->tell_agencies_made(file_, notes);
}

void Intake::finish() {
    savers_->people.finish();
}

namespace {

Fault note(const char *code, const Person &person, const std::string &file, std::uint32_t row,
           Severity severity = Severity::info) {
    return Fault(code, severity)
        .with("staff_no", person.staff_no.str())
        .with("agency", person.agency.str())
        .at({.file = file, .line = row});
}

} // namespace

void Intake::take(ImportRecord &&record, const ImportChoice &choice) {
    Savers &s = *savers_;
    const Blanks blanks{choice, s.request.erase_blank};

    struct Visitor {
        Savers &s;
        const Blanks &blanks;
        const std::string &file;
        Faults &notes;

        void operator()(const AgencyRow &row) const {
            Agency &agency = s.agencies[row.code];
            agency.code = row.code;
            agency.name = row.name;
            blanks.lay(agency.parent, row.parent, "parent");
            blanks.lay(agency.level, row.level, "level");
            blanks.lay(agency.region, row.region, "region");
            if (row.effective) agency.effective = row.effective;
            if (row.closed) agency.closed = row.closed;
            s.people.save(agency);
        }

        void operator()(StaffRow &row) const { // its texts go into the person
            s.ensure_agency(row.person.agency, row.row);
            const auto match = s.people.match(row.person.agency, row.person.staff_no, row.person.pseudonym, row.left);
            if (const auto &identity = match.by_pseudonym) {
                if (tells_of_an_earlier_post(*identity, row)) return note_unused("AT-JOB-026", row, *identity);
                const bool named = s.is_among(s.named, identity->key);
                if (named && (serves(*identity) || gone(row))) return note_unused("AT-JOB-016", row, *identity);
            }
            Person person = who(match, row);
            person.agency = row.person.agency;
            if (!row.person.staff_no.empty())
                person.staff_no = std::move(row.person.staff_no);
            else if (match.by_pseudonym && is_anothers(person))
                person.staff_no = number_for(person.pseudonym);
            if (!row.person.pseudonym.empty()) person.pseudonym = row.person.pseudonym; // freed where it was made
            if (person.staff_no.empty()) person.staff_no = number_for(person.pseudonym);
            if (!row.name.empty()) person.name = std::move(row.name);
            person.unit = s.ensure_unit(person.agency, row, person.unit);
            blanks.lay(person.title, std::move(row.title), "title");
            blanks.lay(person.grade, std::move(row.grade), "grade");
            blanks.lay(person.region, std::move(row.region), "region");
            blanks.lay(person.supervisor, row.supervisor, "supervisor");
            blanks.lay(person.role, std::move(row.role), "role");
            if (row.entered) person.entered = row.entered;
            if (row.left || blanks.choice.has("left")) person.left = row.left;
            if (s.request.mode == ImportMode::full) s.spoken.covered.insert({person.agency, person.unit});
            const bool is_new = person.key == PersonKey::none && !match.by_number && !person.left;
            is_new ? s.people.add(std::move(person)) : s.people.save(std::move(person));
            s.name_person(s.people.last_key());
        }

        bool gone(const StaffRow &row) const { return row.left && *row.left <= s.as_of; }
        bool serves(const Person &person) const { return !person.left || *person.left > s.as_of; }

        /// A former agency goes on listing whoever left it, also those who serve elsewhere now.
        bool tells_of_an_earlier_post(const Person &held, const StaffRow &row) const {
            const bool elsewhere = held.agency != row.person.agency ||
                                   (!row.person.staff_no.empty() && held.staff_no != row.person.staff_no);
            return gone(row) && serves(held) && elsewhere;
        }

        /// A row beside the one that is the person's post. Of two posts in one file the first is: reading the file
        /// again then changes nothing.
        void note_unused(const char *code, const StaffRow &row, const Person &held) const {
            s.transaction.tally(Saved::unchanged);
            notes.add(note(code, held, file, row.row)
                          .with("found", row.person.staff_no.str())
                          .with("other", row.person.agency.str()));
        }

        /// The number kept from elsewhere or from before is somebody else's by now.
        bool is_anothers(const Person &person) const {
            const auto holder = s.people.key_of(person.agency, person.staff_no);
            return holder != PersonKey::none && holder != person.key;
        }

        /// For layouts that know people by identity number alone: the same number for the same person, telling nothing.
        static StaffNo number_for(const std::string &pseudonym) { return StaffNo("P-" + pseudonym.substr(0, 16)); }

        /// Tells apart: the same person, one who moved here or got a new number, a number that passed to somebody else,
        /// and somebody who had the number before its holder.
        Person who(const PersonMatch &match, const StaffRow &row) const {
            const auto &number = match.by_number;
            const auto &identity = match.by_pseudonym;
            const bool anothers = number && !row.person.pseudonym.empty() &&
                                  (identity ? identity->key != number->key : !number->pseudonym.empty());
            if (anothers && !gone(row)) {
                Person leaver = *number;
                leaver.left =
                    row.entered && (!leaver.entered || *row.entered > *leaver.entered) ? *row.entered : s.as_of;
                s.people.save(leaver);
                notes.add(note("AT-JOB-010", leaver, file, row.row));
            }
            if (identity) {
                const bool moved = identity->agency != row.person.agency ||
                                   (!row.person.staff_no.empty() && identity->staff_no != row.person.staff_no);
                if (moved) notes.add(note("AT-JOB-011", *identity, file, row.row));
                Person person = *identity;
                person.left.reset();
                if (person.agency != row.person.agency) leave_behind(person);
                return person;
            }
            if (fits_leaver(match, row)) return by_number_alone(*match.by_leaving, row);
            return number && !anothers ? by_number_alone(*number, row) : Person();
        }

        /// What a person has of the agency he or she serves in.
        void leave_behind(Person &person) const {
            person.unit = UnitCode();
            const auto agency = s.agencies.find(person.agency);
            if (agency != s.agencies.end() && agency->second.region == person.region) person.region = {};
        }

        /// The row's number was that of somebody who left on the day it gives, or who is still to leave.
        bool fits_leaver(const PersonMatch &match, const StaffRow &row) const {
            const auto &leaver = match.by_leaving;
            if (!leaver) return false;
            if (!match.by_number) return leaver->left == row.left || serves(*leaver);
            return leaver->left == row.left && (row.name.empty() || row.name == leaver->name);
        }

        Person by_number_alone(const Person &held, const StaffRow &row) const {
            const bool confirmed = !row.person.pseudonym.empty() && !held.pseudonym.empty();
            if (!confirmed && !row.name.empty() && row.name != held.name)
                notes.add(note("AT-JOB-025", held, file, row.row, Severity::warning));
            return held;
        }

        void operator()(const RatingRow &row) const {
            s.evidence.save(Rating{.person = s.key_of(row.person),
                                   .competency = row.competency,
                                   .kind = row.kind,
                                   .level = row.level,
                                   .on = row.on,
                                   .rater = row.rater,
                                   .source = {.row = row.row}});
        }

        void operator()(const CertificateRow &row) const {
            s.evidence.save(HeldCertificate{.person = s.key_of(row.person),
                                            .certificate = row.certificate,
                                            .issued = row.issued,
                                            .expires = row.expires,
                                            .source = {.row = row.row}});
        }

        void operator()(const ResultRow &row) const {
            s.evidence.save(CourseResult{.person = s.key_of(row.person),
                                         .course = row.course,
                                         .session = row.session,
                                         .finished = row.finished,
                                         .passed = row.passed,
                                         .score = row.score,
                                         .attended = row.attended,
                                         .source = {.row = row.row}});
        }

        void operator()(const CourseRow &row) const {
            Course course;
            if (const auto *held = s.held_course(row.id)) course = *held;
            course.id = row.id;
            course.provenance = {};
            if (!row.name.zh_tw.empty()) course.name.zh_tw = row.name.zh_tw;
            if (!row.name.en.empty()) course.name.en = row.name.en;
            blanks.lay(course.tier, row.tier, "tier");
            blanks.lay(course.provider, row.provider, "provider");
            blanks.lay(course.lifts, row.lifts, "lifts");
            blanks.lay(course.hours, row.hours, "hours");
            blanks.lay(course.price, row.price, "price");
            if (row.delivery) course.delivery = *row.delivery;
            blanks.lay(course.after_courses, row.after_courses, "after_courses");
            blanks.lay(course.after_levels, row.after_levels, "after_levels");
            if (course.provider.empty()) course.provider = ProviderId("unnamed");
            s.ensure_provider(course.provider);
            s.catalogue.save(course);
        }

        void operator()(const SessionRow &row) const {
            Session session;
            if (const auto *held = s.held_session(row.id)) session = *held;
            session.id = row.id;
            session.provenance = {};
            session.course = row.course;
            session.starts = row.starts;
            session.ends = row.ends;
            if (row.from_time) session.from_time = *row.from_time;
            if (row.to_time) session.to_time = *row.to_time;
            blanks.lay(session.seats, row.seats, "seats");
            blanks.lay(session.minimum_enrolment, row.minimum_enrolment, "minimum_enrolment");
            if (row.price_per_seat || s.request.erase_blank) session.price_per_seat = row.price_per_seat;
            blanks.lay(session.price_per_session, row.price_per_session, "price_per_session");
            blanks.lay(session.place, row.place, "place");
            blanks.lay(session.region, row.region, "region");
            if (row.open_to) session.open_to = *row.open_to;
            blanks.lay(session.agency, row.agency, "agency");
            if (row.cancelled) session.cancelled = *row.cancelled;
            s.catalogue.save(session);
        }

        void operator()(const BudgetRow &row) const {
            s.ensure_agency(row.agency, row.row);
            s.limits.save(Budget{row.agency, row.from, row.to, row.source, row.amount});
        }

        void operator()(const AbsenceRow &row) const { s.limits.save(Absence{s.key_of(row.person), row.from, row.to}); }

        void operator()(const BookingRow &row) const { s.limits.save(Booking{s.key_of(row.person), row.session}); }

        void operator()(const GroupRow &row) const {
            for (const auto &[attribute, group] : row.groups)
                s.groups.save(attribute, GroupMember{s.key_of(row.person), group});
        }
    };
    std::visit(Visitor{s, blanks, file_, notes}, record);
}

std::vector<Person> Intake::withdraw_missing() {
    Savers &s = *savers_;
    s.people.finish();
    std::vector<Person> missing;
    for (auto &person : load_people(s.store))
        if (!person.left && s.spoken.covered.contains({person.agency, person.unit}) &&
            !s.is_among(s.spoken.named, person.key))
            missing.push_back(std::move(person));
    if (s.request.confirmed || s.request.dry_run)
        for (auto person : missing) {
            person.left = s.as_of;
            s.people.save(person);
        }
    return missing;
}

} // namespace aitalent
