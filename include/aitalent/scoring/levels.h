#pragma once
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/framework/profile.h"
#include "aitalent/workforce/evidence.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aitalent {

/// What people are measured by. Holds references: the three must outlive it. An empty catalogue is allowed (no course
/// result then counts).
struct Yardstick {
    const Framework &framework;
    const Profile &profile;
    const Catalogue &catalogue;
};

/// Why a piece of evidence counted, or why it did not. From `shows_less` on the piece is valid by itself, and the rule
/// that compares pieces put it aside.
enum class Standing : std::uint8_t {
    counted,
    kind_not_counted, ///< the profile does not count this kind
    after_as_of,      ///< dated after the day asked for
    too_old,          ///< older than the profile's validity for its kind
    expired,          ///< the certificate's own validity has ended
    not_passed,       ///< course: not passed, or passed below the score asked
    not_attended,     ///< course: fewer hours than the share asked
    shows_less,       ///< certificate, course: shows at least a lower level, so says nothing against the higher one
    below_kind,       ///< rule latest: evidence of a more trusted kind is present
    superseded,       ///< rule latest: a later piece (or a lower one of the same day) is taken
    below_best,       ///< rule best: another piece shows a higher level
    too_few           ///< valid, but fewer valid pieces than the profile's minimum: the level stays unknown
};
std::string_view name(Standing standing); ///< "counted", "too_old", …

/// One piece of evidence for one competency, and what became of it on the day asked for.
struct Piece {
    EvidenceKind kind = EvidenceKind::self;
    std::int64_t key = 0;           ///< of the rating, certificate or course result
    std::string reference = {};     ///< rater, certificate id or course id; may be empty
    Date on;                        ///< rated, issued, finished
    std::optional<Date> until = {}; ///< last day it is valid; empty = for ever
    Level shows;                    ///< as the source says
    Level counts_as;                ///< after the profile's cap for the kind (`at_most`) and the scale's highest level
    Standing standing = Standing::counted;
    /// Trust × freshness, for the rule `decayed` and for confidence: weight of the kind × freshness in millionths.
    /// Freshness is 1 at once and halves with every half-life, falling in a straight line in between, by full months of
    /// age: (2h − r)/2h ÷ 2^q for an age of q half-lives of h months and r months. 0 for a piece that is not valid.
    std::int64_t weighs = 0;
    bool outlier = false; ///< a rating at least `outlier_steps` from the median of the valid ratings by others
    SourceRow source = {};
};

/// The first day after the as-of date on which a level becomes another if no evidence is added.
struct LevelChange {
    Date on;
    std::optional<Level> level; ///< from that day; empty = unknown
    friend bool operator==(const LevelChange &, const LevelChange &) = default;
};

/// The level one person holds in one competency on a day, with everything it was made of.
struct CompetencyLevel {
    CompetencyId competency;
    std::optional<Level> level; ///< empty = unknown: not enough valid evidence. Never the same as 0.
    /// The level by the same rule from evidence of kinds that may confirm a must-have; empty = none of it.
    std::optional<Level> confirmed = {};
    /// 0 … 1000: S / (S + A + T) in per mille, rounded down. S = Σ weighs of the valid pieces that show the level, A of
    /// those that show another (less `shows_less`), T = the greatest kind weight (fresh): one imagined sceptic. One
    /// fresh piece of the most trusted kind gives 500, two that agree 666, old and contradicted ones less. 0 where the
    /// level is unknown.
    int confidence = 0;
    std::vector<Piece> pieces = {}; ///< ordered by date, kind, reference, level, key
};

/// All levels of one person, one entry for each competency of the framework, in the framework's order.
struct PersonLevels {
    PersonKey person = PersonKey::none;
    std::vector<CompetencyLevel> competencies = {};
    /// Null where the framework has no such competency. Linear.
    const CompetencyLevel *find(const CompetencyId &id) const;
};

/// The evidence of one person: parts of the lists of Evidence.
struct PersonEvidence {
    PersonKey person = PersonKey::none;
    std::span<const Rating> ratings = {};
    std::span<const HeldCertificate> certificates = {};
    std::span<const CourseResult> results = {};
};
/// Finds a person's part by binary search; the lists must be ordered by person.
PersonEvidence evidence_of(const Evidence &evidence, PersonKey person);

/// The levels a person holds on `as_of` (any date, past or future) by the profile's evidence policy. Certificates and
/// course results show *at least* a level: one that shows less than the ratings alone give, or than another of them
/// shows, is put aside first and lowers nothing. Then:
/// - `latest`: of the most trusted kinds present (greatest weight), the piece with the latest date; of several on that
///   day the lowest level.
/// - `best`: the highest level any valid piece shows.
/// - `decayed`: Σ weighs · level / Σ weighs over all valid pieces, rounded down.
/// A certificate shows what the profile maps it to (or a certificate the framework names as its successor); a course
/// result shows the `to` level of each lift of its course. Certificates and courses without a mapping show nothing and
/// give no piece. The order of evidence changes nothing. Cost: linear in the evidence, times the framework's size.
PersonLevels levels_of(const PersonEvidence &evidence, const Yardstick &yardstick, Date as_of);

/// When the level of one competency will next change by itself: expiry, end of validity, or fading (looked for over the
/// next 10 years); evidence dated after `as_of` is taken to come in on its day. Empty = it will not.
std::optional<LevelChange> next_change(const PersonEvidence &evidence, const CompetencyId &competency,
                                       const Yardstick &yardstick, Date as_of);

/// The first day after `as_of` on which any of these levels may become another by itself: until then they stay. Nearer
/// than next_change, and found at once. Empty = never.
std::optional<Date> first_turn(const PersonLevels &levels, LevelRule rule, Date as_of);

/// All days on which the level of one competency became or will become another, by the evidence there is now: from the
/// first piece on (before it nothing is known) to 10 years after `as_of`. In order; neighbours differ.
std::vector<LevelChange> level_history(const PersonEvidence &evidence, const CompetencyId &competency,
                                       const Yardstick &yardstick, Date as_of);

/// The outcome of course results and certificates that show nothing, so that nothing vanishes silently.
struct Unmapped {
    std::vector<std::int64_t> certificates; ///< keys: the profile maps neither them nor a successor
    std::vector<std::int64_t> results;      ///< keys: the catalogue has no such course, or it lifts nothing
};
Unmapped unmapped(const PersonEvidence &evidence, const Yardstick &yardstick);

namespace scoring {
/// Whether a course result counts at all: Standing::counted, not_passed or not_attended.
Standing course_standing(const CourseResult &result, const Course &course, const CoursePolicy &policy);
} // namespace scoring

} // namespace aitalent
