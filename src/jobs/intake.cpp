#include "intake.h"

#include "aitalent/store/fairness.h"
#include "aitalent/store/limits.h"
#include "intake_staff.h"

#include <algorithm>

namespace aitalent {

struct Intake::Savers {
    Savers(Store &store, Transaction &transaction, const ImportRequest &asked, Date as_of, const std::string &file,
           Spoken &spoken, Faults &notes)
        : request(asked), staff(store, transaction, asked, as_of, file, spoken, notes), evidence(transaction),
          catalogue(transaction), limits(transaction), groups(transaction) {
        if (asked.kind != name(ImportKind::staff))
            held_catalogue = load_catalogue(store), postings = load_postings(store, as_of);
        for (const auto &provider : held_catalogue.providers) providers.insert(provider.id);
    }

    const ImportRequest &request;
    StaffIntake staff;
    EvidenceSaver evidence;
    CatalogueSaver catalogue;
    LimitsSaver limits;
    GroupSaver groups;
    Catalogue held_catalogue;
    std::set<ProviderId> providers;
    Postings postings; ///< for rows that speak of people already held

    PersonKey key_of(const PersonRef &ref) const {
        using Identified = Postings::Identified;
        const auto identity = postings.of_pseudonym(ref.pseudonym);
        if (identity != PersonKey::none) return identity;
        return postings.of_number(ref.agency, ref.staff_no,
                                  ref.pseudonym.empty() ? Identified::take : Identified::leave_out);
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
    : file_(std::move(file)),
      savers_(std::make_unique<Savers>(store, transaction, request, as_of, file_, spoken, notes)) {}
Intake::~Intake() = default;

PersonKey Intake::key_of(const PersonRef &ref) const {
    return savers_->key_of(ref);
}

void Intake::expect(std::uint64_t bytes) {
    if (savers_->request.kind == name(ImportKind::staff)) savers_->staff.expect(rows_expected(bytes));
    if (savers_->request.kind == name(ImportKind::agencies)) savers_->staff.expect_agencies();
}

void Intake::foresee(const ImportRecord &soon, const ImportRecord &later) {
    const auto *next = std::get_if<StaffRow>(&soon), *second = std::get_if<StaffRow>(&later);
    if (next != nullptr && second != nullptr) savers_->staff.foresee(*next, *second);
}

void Intake::conclude() {
    savers_->staff.tell_agencies_made();
}

void Intake::finish() {
    savers_->staff.finish();
}

void Intake::take(ImportRecord &&record, const ImportChoice &choice) {
    Savers &s = *savers_;
    const Blanks blanks{choice, s.request.erase_blank};

    struct Visitor {
        Savers &s;
        const Blanks &blanks;

        void operator()(const AgencyRow &row) const { s.staff.take(row, blanks); }
        void operator()(StaffRow &row) const { s.staff.take(row, blanks); }

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
            HeldCertificate certificate{
                .person = s.key_of(row.person), .certificate = row.certificate, .issued = row.issued};
            if (const auto held = s.evidence.held(certificate)) certificate = *held;
            blanks.lay(certificate.expires, row.expires, "expires");
            certificate.source.row = row.row;
            s.evidence.save(certificate);
        }

        void operator()(const ResultRow &row) const {
            CourseResult result{.person = s.key_of(row.person),
                                .course = row.course,
                                .session = row.session,
                                .finished = row.finished,
                                .passed = true}; // a list of results that names no other is of those who passed
            if (const auto held = s.evidence.held(result)) result = *held;
            if (row.passed) result.passed = *row.passed;
            blanks.lay(result.score, row.score, "score");
            blanks.lay(result.attended, row.attended, "attended");
            result.source.row = row.row;
            s.evidence.save(result);
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
            const auto *held = s.held_session(row.id);
            if (held != nullptr) session = *held;
            session.id = row.id;
            session.provenance = {};
            session.course = row.course;
            session.starts = row.starts;
            session.ends = row.ends ? *row.ends : std::max(row.starts, held != nullptr ? held->ends : row.starts);
            if (row.from_time) session.from_time = *row.from_time;
            if (row.to_time) session.to_time = *row.to_time;
            blanks.lay(session.seats, row.seats, "seats");
            blanks.lay(session.minimum_enrolment, row.minimum_enrolment, "minimum_enrolment");
            blanks.lay(session.price_per_seat, row.price_per_seat, "price_per_seat");
            blanks.lay(session.price_per_session, row.price_per_session, "price_per_session");
            blanks.lay(session.place, row.place, "place");
            blanks.lay(session.region, row.region, "region");
            if (row.open_to) session.open_to = *row.open_to;
            blanks.lay(session.agency, row.agency, "agency");
            if (row.cancelled) session.cancelled = *row.cancelled;
            s.catalogue.save(session);
        }

        void operator()(const BudgetRow &row) const {
            s.staff.ensure_agency(row.agency, row.row);
            s.limits.save(Budget{row.agency, row.from, row.to, row.source, row.amount});
        }

        void operator()(const AbsenceRow &row) const { s.limits.save(Absence{s.key_of(row.person), row.from, row.to}); }

        void operator()(const BookingRow &row) const { s.limits.save(Booking{s.key_of(row.person), row.session}); }

        void operator()(const GroupRow &row) const {
            for (const auto &[attribute, group] : row.groups)
                s.groups.save(attribute, GroupMember{s.key_of(row.person), group});
        }
    };
    std::visit(Visitor{s, blanks}, record);
}

std::vector<Person> Intake::withdraw_missing() {
    return savers_->staff.withdraw_missing();
}

} // namespace aitalent
