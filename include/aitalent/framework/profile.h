#pragma once
#include "aitalent/base/level.h"
#include "aitalent/base/money.h"
#include "aitalent/base/ratio.h"
#include "aitalent/framework/framework.h"
#include "aitalent/framework/planning_limits.h"

#include <array>
#include <map>

namespace aitalent {

/// One step of the proficiency scale. Level 0 ("assessed as none") is not listed.
struct ScaleLevel {
    Level level;
    std::string id; ///< "working"
    LocalText name = {};
    LocalText description = {};
};

struct Scale {
    std::string id;
    LocalText name = {};
    LocalText credit = {};               ///< whose scale it is
    std::vector<ScaleLevel> levels = {}; ///< level 1 … n in order
    Level highest() const { return Level(static_cast<std::uint8_t>(levels.size())); }
    const ScaleLevel *find(std::string_view id) const;
};

/// A tier of training; tiers are ordered, lower ones first.
struct Tier {
    TierId id;
    int order = 0;
    LocalText name = {};
    LocalText summary = {};
};

/// What a role asks of one competency.
struct Requirement {
    CompetencyId competency;
    Level level;
    int weight = 1; ///< 1 … 100
    bool must_have = false;
    Provenance provenance = {};
};

/// A role profile: the levels a role asks, with weights.
struct RoleProfile {
    RoleId id;
    LocalText name = {};
    LocalText summary = {};
    TalentTypeId talent_type = {};
    TierId tier = {};
    std::vector<std::string> source_roles = {}; ///< SourceRole ids of the framework
    std::vector<Requirement> requirements = {};
    std::string hours_step = {}; ///< HoursStep of the framework that fits the role; empty = none
    int priority = 1;            ///< multiplies gap weights in planning, 1 … 100
    int ready_per_mille = 0;     ///< besides every must-have, the share of its levels that makes ready; 0 = not asked
    Provenance provenance = {};
};

enum class EvidenceKind : std::uint8_t { self, manager, assessor, practical, certificate, course };
inline constexpr std::size_t evidence_kinds = 6;
std::string_view name(EvidenceKind kind); ///< "self", "manager", …: the words of files and tables
std::optional<EvidenceKind> parse_evidence_kind(std::string_view word);

/// Which of the valid pieces of evidence gives the level.
enum class LevelRule : std::uint8_t {
    latest, ///< the most recent of the highest-ranking kind present
    best,   ///< the highest level any of them gives
    decayed ///< the weighted mean of all, older ones counting less (half-life), rounded down
};

std::string_view name(LevelRule rule); ///< "latest", "best", "decayed"
std::optional<LevelRule> parse_level_rule(std::string_view word);

/// How one kind of evidence counts.
struct KindPolicy {
    bool counts = true;
    int weight = 1;                    ///< 0 … 100: trust in the source, for `decayed` and for confidence
    int valid_months = 0;              ///< 0 = for ever
    std::optional<Level> at_most = {}; ///< a level above this is counted as this
    bool confirms_must_have = true;    ///< may this kind alone meet a must-have?
};

struct EvidencePolicy {
    LevelRule rule = LevelRule::latest;
    std::array<KindPolicy, evidence_kinds> kinds = {}; ///< by EvidenceKind
    int half_life_months = 24;                         ///< for `decayed`
    std::map<CompetencyId, int> half_life_of = {};     ///< where a competency fades faster or slower
    int minimum_pieces = 1;                            ///< fewer valid pieces than this: unknown
    int outlier_steps = 2;                             ///< raters this many levels apart are flagged
    const KindPolicy &of(EvidenceKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
};

/// What a certificate shows: each of these levels.
struct CertificateMapping {
    CertificateId certificate;
    std::vector<std::pair<CompetencyId, Level>> shows = {};
    int valid_months = 0; ///< used where the certificate itself names no expiry; 0 = for ever
    Provenance provenance = {};
};

/// What kind of learning a topic asks for. The guideline does not split its topics: the split is an assumption.
enum class Aspect : std::uint8_t { knowledge, skill, practical };
std::string_view name(Aspect aspect); ///< "knowledge", "skill", "practical"
std::optional<Aspect> parse_aspect(std::string_view word);

/// When a finished course counts as evidence of the levels it lifts to.
struct CoursePolicy {
    bool pass_required = true;
    int score_at_least = 0;       ///< 0 … 100, where a score is given; 0 = not asked
    int attended_per_mille = 800; ///< share of the course's hours attended
};

/// A rule over one allowed field of a person: "agency", "unit", "region", "grade", "title" (any_of, whole values),
/// "supervisor" ("yes" or "no"), "years" (at_least, at_most; a person whose years are not known does not fit).
struct FieldRule {
    std::string field;
    std::vector<std::string> any_of = {};
    std::optional<int> at_least = {};
    std::optional<int> at_most = {};
    friend bool operator==(const FieldRule &, const FieldRule &) = default;
};

/// At least `seats` of the chosen fit `who`, as far as candidates go. A person fills one reserve only.
struct Reserve {
    FieldRule who;
    int seats = 0;
    friend bool operator==(const Reserve &, const Reserve &) = default;
};

/// Who may be chosen, who goes first, and what breaks a tie. Fields are from the allow-list only; see selection in
/// scoring. The rules hold for every selection; a call may add its own behind them.
struct SelectionPolicy {
    std::vector<std::string> rank_by = {"need", "waiting"}; ///< then the lottery
    std::vector<std::string> allowed_fields = {"agency", "unit", "region", "grade", "title", "supervisor", "years"};
    int at_most_ready_per_mille = 1000;      ///< people this ready or more are not eligible
    std::vector<FieldRule> eligibility = {}; ///< all must fit
    std::vector<FieldRule> priorities = {};  ///< who fits the first comes before who fits the second …, then the rest
    std::vector<Reserve> reserves = {};
};

/// Limits a plan keeps unless told otherwise.
struct PlanningPolicy {
    std::chrono::minutes hours_per_person{std::chrono::hours(40)}; ///< in the plan's period
    Money budget = Money(0);        ///< for the plan's period; 0 = take the budgets of the store, else no limit
    int unit_away_per_mille = 1000; ///< share of a unit's people in class on one day (at least one person)
    bool mandatory_first = true;    ///< gaps of must-have requirements outrank every other gap
    int must_have_factor = 3;       ///< weight factor for must-haves where mandatory_first is off
    PlanningLimits limits = {};     ///< what names things: in files, keys beside those above
};

/// A role all people of these grades, titles or duties are measured against unless a role is assigned to them.
struct RoleAssignmentRule {
    RoleId role;
    std::vector<std::string> titles = {}; ///< match whole titles, folded
    std::vector<std::string> grades = {}; ///< 官職等 codes
    std::optional<bool> supervisor = {};
};

/// A set of assumptions about one framework edition: the scale, role profiles, evidence policy. Kept apart from the
/// framework, marked as assumption, named on every report.
struct Profile {
    ProfileId id;
    std::string edition = {};
    EditionRef framework = {};
    std::string extends = {}; ///< "ministry@2026": the parent whose values are already in here; empty = none
    LocalText name = {};
    LocalText note = {};
    std::vector<Source> sources = {};
    Scale scale = {};
    std::vector<Tier> tiers = {};
    std::vector<RoleProfile> roles = {};
    std::map<TopicId, Aspect> topic_aspects = {};
    EvidencePolicy evidence = {};
    std::vector<CertificateMapping> certificates = {};
    CoursePolicy courses = {};
    SelectionPolicy selection = {};
    PlanningPolicy planning = {};
    std::vector<RoleAssignmentRule> role_rules = {}; ///< first match wins
    std::vector<std::string> locked = {};            ///< YAML paths a child may tighten and not weaken
    Provenance provenance = {};

    std::string str() const { return id.str() + "@" + edition; }
    const RoleProfile *find(const RoleId &id) const;
    const Tier *find(const TierId &id) const;
    const CertificateMapping *find(const CertificateId &id) const;
};

} // namespace aitalent
