#pragma once
#include "aitalent/base/level.h"
#include "aitalent/framework/form.h"
#include "aitalent/framework/framework.h"
#include "aitalent/framework/place.h"

#include <map>
#include <set>

namespace aitalent {

/// Where the ratings of some competencies go in the new edition. Several `from` are merged, several `to` are split:
/// every rating of each `from` is carried to each `to`.
struct CompetencyMove {
    std::vector<CompetencyId> from;
    std::vector<CompetencyId> to = {}; ///< empty = given up: these ratings stay with the old edition
    int lower_by = 0;                  ///< steps taken off a level, never below "none"
    std::optional<Level> at_most = {}; ///< and no higher than this
    LocalText note = {};
};

struct CertificateMove {
    std::vector<CertificateId> from;
    CertificateId to = {};
    LocalText note = {};
};

/// How evidence under one edition counts under the next: the document `aitalent: migration/1`. What it does not name
/// keeps its id, or goes where `previous_ids` of the new edition say.
struct Migration {
    EditionRef from = {};
    EditionRef to = {};
    LocalText note = {};
    std::vector<CompetencyMove> competencies = {};
    std::vector<CertificateMove> certificates = {};
};

enum class Fate : std::uint8_t {
    carried,  ///< same id, same level
    changed,  ///< another id or level, by a rule
    orphaned, ///< nothing in the new edition takes it
};
std::string_view name(Fate fate); ///< "carried", "changed", "orphaned"

/// One level a rating shows in the new edition.
struct MovedLevel {
    CompetencyId competency;
    Level level;
    friend bool operator==(const MovedLevel &, const MovedLevel &) = default;
};

/// What becomes of one rating, and by which rule: "same id", "previous id", "map"; for orphans "given up", "no
/// successor".
struct RatingFate {
    Fate fate = Fate::orphaned;
    std::vector<MovedLevel> to = {};
    std::string_view rule = {};
};
struct CertificateFate {
    Fate fate = Fate::orphaned;
    CertificateId to = {};
    std::string_view rule = {};
};

/// Answers what becomes of evidence under `migration`. Lookups are logarithmic. A rating of a competency that the new
/// edition does not have ends as an orphan; nothing is ever dropped without a fate.
class Mover {
  public:
    Mover(const Migration &migration, const Framework &after);
    RatingFate rating(const CompetencyId &competency, Level level) const;
    CertificateFate certificate(const CertificateId &certificate) const;
    bool keeps(const CompetencyId &competency) const { return kept_.contains(competency); } ///< the new edition has it

  private:
    struct Way {
        std::size_t move; ///< in moves_
        std::string_view rule;
    };
    std::vector<CompetencyMove> moves_; ///< the map's, then those that `previous_ids` of the new edition stand for
    std::map<CompetencyId, Way> competencies_;
    std::map<CertificateId, std::pair<CertificateId, std::string_view>> certificates_;
    std::set<CompetencyId> kept_;
    std::set<CertificateId> kept_certificates_;
};

/// Counts of fates; `total` is always their sum.
struct MigrationCount {
    std::size_t carried = 0, changed = 0, orphaned = 0;
    std::size_t total() const { return carried + changed + orphaned; }
    void add(Fate fate) { ++(fate == Fate::carried ? carried : fate == Fate::changed ? changed : orphaned); }
};

/// A migration against its two editions (AT-FRM-040 … 043): the editions named, ids that exist on their side, nothing
/// moved twice.
Faults check(const Migration &migration, const Framework &before, const Framework &after, const PlaceOf &place);

template<class Form, Like<CompetencyMove> Node>
void describe(Form &form, Node &move) {
    form.required("from", move.from, "ids in the edition before");
    form.required("to", move.to, "ids in the new edition; [] = given up");
    form.optional("lower_by", move.lower_by, "steps taken off a level", Range{0, 9});
    form.optional("at_most", move.at_most, "no level higher than this");
    form.optional("note", move.note, "why");
}

template<class Form, Like<CertificateMove> Node>
void describe(Form &form, Node &move) {
    form.required("from", move.from, "ids in the edition before");
    form.required("to", move.to, "id in the new edition");
    form.optional("note", move.note, "why");
}

template<class Form, Like<Migration> Node>
void describe(Form &form, Node &migration) {
    form.required("from", migration.from, "edition the evidence is under: framework@edition");
    form.required("to", migration.to, "edition it goes to: framework@edition");
    form.optional("note", migration.note, "remark");
    form.optional("competencies", migration.competencies, "where ratings go");
    form.optional("certificates", migration.certificates, "where held certificates go");
}

} // namespace aitalent
