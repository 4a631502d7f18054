#include "aitalent/scoring/explain.h"

#include "rules.h"

#include <algorithm>

namespace aitalent {

namespace {

std::string catalogue_name(const Catalogue &catalogue) {
    return catalogue.id.empty() ? std::string() : catalogue.id + "@" + catalogue.edition;
}

ExplainedTerm explained(const Term &term, const PersonLevels &levels, const PersonEvidence &evidence,
                        const Yardstick &yardstick, Date as_of) {
    ExplainedTerm result{.term = term};
    const CompetencyLevel *held = levels.find(term.competency);
    if (!held) return result;
    result.confidence = held->confidence;
    result.confirmed = held->confirmed;
    result.pieces = held->pieces;
    result.history = level_history(evidence, term.competency, yardstick, as_of);
    return result;
}

std::vector<Readiness> best_three(const PersonLevels &levels, const Profile &profile) {
    auto best = best_roles(levels, profile);
    if (best.size() > 3) best.resize(3);
    for (Readiness &each : best) each.terms.clear(), each.gaps.clear();
    return best;
}

/// The pieces as they were before the rule spoke: what it puts aside is valid again.
std::vector<Piece> before_the_rule(std::vector<Piece> pieces) {
    for (Piece &piece : pieces)
        if (piece.standing >= Standing::shows_less) piece.standing = Standing::counted;
    return pieces;
}

bool level_agrees(const ExplainedTerm &explained, const EvidencePolicy &policy) {
    const auto again = scoring::concluded(explained.term.competency, before_the_rule(explained.pieces), policy);
    return again.level == explained.term.level && again.confirmed == explained.confirmed &&
           again.confidence == explained.confidence;
}

/// part/whole = weight·held/required / Σ weights, by cross multiplication.
bool share_agrees(std::int64_t part, std::int64_t whole, const Term &term, Level held, std::int64_t weights) {
    const std::int64_t steps = std::min(held, term.required).value();
    return part * term.required.value() * weights == term.weight * steps * whole;
}

} // namespace

ScoreExplanation explain_score(const PersonEvidence &evidence, const RoleProfile &role, const Yardstick &yardstick,
                               Date as_of) {
    const PersonLevels levels = levels_of(evidence, yardstick, as_of);
    const Readiness score = readiness(levels, role);
    ScoreExplanation result{.person = evidence.person,
                            .role = role.id,
                            .as_of = as_of,
                            .framework = yardstick.framework.ref,
                            .profile = yardstick.profile.str(),
                            .catalogue = catalogue_name(yardstick.catalogue),
                            .rule = yardstick.profile.evidence.rule,
                            .minimum_pieces = yardstick.profile.evidence.minimum_pieces,
                            .low = score.low,
                            .high = score.high,
                            .ready = score.ready,
                            .unmapped = unmapped(evidence, yardstick),
                            .best_roles = best_three(levels, yardstick.profile),
                            .tiers = tiers_reached(levels, yardstick.profile),
                            .steps = self_assessment(evidence, yardstick, as_of)};
    for (const Term &term : score.terms) result.terms.push_back(explained(term, levels, evidence, yardstick, as_of));
    return result;
}

bool adds_up(const ScoreExplanation &explanation, const EvidencePolicy &policy) {
    std::int64_t weights = 0, low = 0, high = 0;
    for (const ExplainedTerm &each : explanation.terms) weights += each.term.weight;
    for (const ExplainedTerm &each : explanation.terms) {
        const Level least = each.term.level.value_or(Level(0)), most = each.term.level.value_or(each.term.required);
        if (!level_agrees(each, policy) ||
            !share_agrees(each.term.part, explanation.low.whole, each.term, least, weights) ||
            !share_agrees(each.term.most, explanation.high.whole, each.term, most, weights))
            return false;
        low += each.term.part;
        high += each.term.most;
    }
    return low == explanation.low.part && high == explanation.high.part;
}

} // namespace aitalent
