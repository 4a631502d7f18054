#pragma once
#include "aitalent/scoring/readiness.h"
#include "aitalent/scoring/self_assessment.h"

namespace aitalent {

/// One required level with its share of the score and the evidence behind it.
struct ExplainedTerm {
    Term term;          ///< term.part over ScoreExplanation::low.whole is the contribution
    int confidence = 0; ///< per mille, see CompetencyLevel
    std::optional<Level> confirmed = {};
    std::vector<Piece> pieces = {};        ///< what counted and what did not, and why
    std::vector<LevelChange> history = {}; ///< see level_history
};

/// Everything a score was made of, as data: recomputable by hand, in any language and format.
struct ScoreExplanation {
    PersonKey person = PersonKey::none;
    RoleId role;
    Date as_of;
    EditionRef framework;
    std::string profile;   ///< "tw-civil-service@2026.1"
    std::string catalogue; ///< "sample-2027@2027"; may be empty
    LevelRule rule = LevelRule::latest;
    int minimum_pieces = 1;
    std::vector<ExplainedTerm> terms = {}; ///< the parts add up to low.part, the mosts to high.part
    Ratio low = {};
    Ratio high = {};
    bool ready = false;
    Unmapped unmapped = {};
    // Beside the score, for the same person and day:
    std::vector<Readiness> best_roles = {}; ///< the first three of best_roles(), without terms and gaps
    std::vector<TierReached> tiers = {};
    std::vector<StepAssessment> steps = {}; ///< the framework's hours table
};

ScoreExplanation explain_score(const PersonEvidence &evidence, const RoleProfile &role, const Yardstick &yardstick,
                               Date as_of);

/// Recounts an explanation from its own terms, apart from the code that scored: levels from the pieces that counted,
/// parts from levels and weights, sums from parts. True if all agree.
bool adds_up(const ScoreExplanation &explanation, const EvidencePolicy &policy);

} // namespace aitalent
