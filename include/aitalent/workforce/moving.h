#pragma once
#include "aitalent/framework/migration.h"
#include "aitalent/workforce/evidence.h"

#include <compare>
#include <map>

namespace aitalent {

/// What became of all pieces that say one thing and go one way.
struct FateOf {
    bool certificate = false; ///< else a rating
    std::string from = {};    ///< competency or certificate
    Fate fate = Fate::orphaned;
    std::string to = {};   ///< "coding, ai-codevelopment"; empty for orphans
    std::string rule = {}; ///< "same id", "previous id", "map"; of orphans "given up", "no successor"
    friend auto operator<=>(const FateOf &, const FateOf &) = default;
};

/// Evidence on its way from one edition to the next: what is to be taken out and put in, and an account of every piece.
/// A rating stays as history under its own id where the new edition does not know that id; where it does, and the map
/// sends the rating elsewhere, it is taken out so that it does not count twice. A certificate gives way to its
/// successor. Course results belong to courses, not to editions, and stay.
struct EvidenceMove {
    MigrationCount ratings = {};
    MigrationCount certificates = {};
    std::size_t results = 0; ///< course results, all of which stay
    /// Moved pieces that met another of the same person, competency, kind, day and rater: a piece the new edition has
    /// already stays, of two moved ones the lower level counts.
    std::size_t joined = 0;
    std::map<FateOf, std::size_t> fates = {}; ///< how many pieces; the sum is all ratings and certificates
    std::vector<Rating> ratings_out = {};
    std::vector<Rating> ratings_in = {};
    std::vector<HeldCertificate> certificates_out = {};
    std::vector<HeldCertificate> certificates_in = {};

    std::size_t total() const { return ratings.total() + certificates.total() + results; }
    bool changes_nothing() const {
        return ratings_out.empty() && ratings_in.empty() && certificates_out.empty() && certificates_in.empty();
    }
};

/// Every piece has exactly one fate. The order of the evidence changes nothing. Cost: n log n.
EvidenceMove moves(const Evidence &evidence, const Mover &mover);

/// The evidence once moved, ordered as Evidence wants it; what was put in has the key of the piece it came from.
Evidence moved(Evidence evidence, const EvidenceMove &move);

} // namespace aitalent
