#include "rules.h"

#include <algorithm>
#include <functional>

namespace aitalent::scoring {

namespace {

using Valid = std::vector<Piece *>; ///< never empty where a rule is asked

Valid valid_ones(std::vector<Piece> &pieces) {
    Valid valid;
    for (Piece &piece : pieces)
        if (piece.standing == Standing::counted) valid.push_back(&piece);
    return valid;
}

int trust(const Piece &piece, const EvidencePolicy &policy) {
    return policy.of(piece.kind).weight;
}

const Piece &latest(const Valid &valid, const EvidencePolicy &policy) {
    // The lower of two of one day: a gap too many costs a course, a gap too few costs the work.
    return **std::ranges::max_element(valid, [&](const Piece *a, const Piece *b) {
        if (trust(*a, policy) != trust(*b, policy)) return trust(*a, policy) < trust(*b, policy);
        if (a->on != b->on) return a->on < b->on;
        return a->counts_as > b->counts_as;
    });
}

Level best(const Valid &valid) {
    return (*std::ranges::max_element(valid, {}, &Piece::counts_as))->counts_as;
}

Level decayed(const Valid &valid) {
    std::int64_t sum = 0, weights = 0;
    for (const Piece *piece : valid) {
        sum += piece->weighs * piece->counts_as.value();
        weights += piece->weighs;
    }
    return weights == 0 ? best(valid) : Level(static_cast<std::uint8_t>(sum / weights));
}

Level level_by(LevelRule rule, const Valid &valid, const EvidencePolicy &policy) {
    switch (rule) {
    case LevelRule::latest:
        return latest(valid, policy).counts_as;
    case LevelRule::best:
        return best(valid);
    case LevelRule::decayed:
        return decayed(valid);
    }
    return {};
}

bool is_rating(const Piece &piece) {
    return piece.kind != EvidenceKind::certificate && piece.kind != EvidenceKind::course;
}

/// Without the certificates and course results that show less than the rest of the evidence does.
Valid speaking_ones(const Valid &valid, const EvidencePolicy &policy) {
    Valid ratings, speaking;
    Level at_least(0);
    for (Piece *piece : valid) {
        if (is_rating(*piece))
            ratings.push_back(piece);
        else
            at_least = std::max(at_least, piece->counts_as);
    }
    if (!ratings.empty()) at_least = std::max(at_least, level_by(policy.rule, ratings, policy));
    for (Piece *piece : valid)
        if (is_rating(*piece) || piece->counts_as >= at_least) speaking.push_back(piece);
    return speaking;
}

/// Says of each piece that speaks whether it gave the level or which rule put it aside.
void mark(const Valid &valid, Level level, const EvidencePolicy &policy) {
    if (policy.rule == LevelRule::decayed) return;
    const Piece &taken = latest(valid, policy);
    for (Piece *piece : valid) {
        if (policy.rule == LevelRule::best)
            piece->standing = piece->counts_as == level ? Standing::counted : Standing::below_best;
        else if (trust(*piece, policy) != trust(taken, policy))
            piece->standing = Standing::below_kind;
        else if (piece->on != taken.on || piece->counts_as != taken.counts_as)
            piece->standing = Standing::superseded;
    }
}

int confidence(const Valid &valid, Level level, const EvidencePolicy &policy) {
    std::int64_t agreeing = 0, others = 0, greatest = 0;
    for (const Piece *piece : valid) (piece->counts_as == level ? agreeing : others) += piece->weighs;
    for (const KindPolicy &kind : policy.kinds)
        if (kind.counts) greatest = std::max<std::int64_t>(greatest, kind.weight);
    const std::int64_t all = agreeing + others + greatest * 1'000'000;
    return all == 0 ? 0 : static_cast<int>(agreeing * 1000 / all);
}

/// The latest valid rating of each rater: somebody who learned is no outlier to an older self.
Valid current_ratings(const Valid &valid) {
    Valid current;
    for (Piece *piece : valid) {
        if (!is_rating(*piece)) continue;
        const auto same = std::ranges::find_if(current, [&](const Piece *other) {
            return other->kind == piece->kind && other->reference == piece->reference && other->on < piece->on;
        });
        if (same == current.end())
            current.push_back(piece);
        else
            *same = piece;
    }
    return current;
}

/// Steps between a level and the middle of the others: the median, or the span between the two in the middle.
int steps_from_middle(Level level, std::vector<Level> others) {
    std::ranges::sort(others);
    const Level low = others[(others.size() - 1) / 2], high = others[others.size() / 2];
    return std::max(steps_between(level, low), steps_between(high, level));
}

void flag_outliers(const Valid &valid, int outlier_steps) {
    const Valid current = current_ratings(valid);
    if (current.size() < 2 || outlier_steps <= 0) return;
    for (Piece *piece : current) {
        std::vector<Level> others;
        for (const Piece *other : current)
            if (other != piece) others.push_back(other->counts_as);
        piece->outlier = steps_from_middle(piece->counts_as, std::move(others)) >= outlier_steps;
    }
}

} // namespace

CompetencyLevel concluded(const CompetencyId &competency, std::vector<Piece> pieces, const EvidencePolicy &policy) {
    CompetencyLevel result{.competency = competency, .level = {}, .pieces = std::move(pieces)};
    const Valid valid = valid_ones(result.pieces);
    if (valid.empty()) return result;
    flag_outliers(valid, policy.outlier_steps);
    if (static_cast<int>(valid.size()) < policy.minimum_pieces) {
        for (Piece *piece : valid) piece->standing = Standing::too_few;
        return result;
    }
    Valid confirming = valid;
    std::erase_if(confirming, [&](const Piece *piece) { return !policy.of(piece->kind).confirms_must_have; });
    if (!confirming.empty()) result.confirmed = level_by(policy.rule, speaking_ones(confirming, policy), policy);

    const Valid speaking = speaking_ones(valid, policy);
    result.level = level_by(policy.rule, speaking, policy);
    result.confidence = confidence(speaking, *result.level, policy);
    for (Piece *piece : valid) piece->standing = Standing::shows_less;
    for (Piece *piece : speaking) piece->standing = Standing::counted;
    mark(speaking, *result.level, policy);
    return result;
}

} // namespace aitalent::scoring
