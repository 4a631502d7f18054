#include "pieces.h"

#include <algorithm>
#include <tuple>

namespace aitalent::scoring {

namespace {

constexpr std::int64_t million = 1'000'000;

std::optional<Date> last_day(Date on, int valid_months) {
    if (valid_months == 0) return std::nullopt;
    return plus_days(plus_months(on, valid_months), -1);
}

std::optional<Date> earlier(std::optional<Date> a, std::optional<Date> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

Level capped(Level shows, const KindPolicy &kind, Level highest) {
    const Level limit = std::min(kind.at_most.value_or(highest), highest);
    return std::min(shows, limit);
}

/// What evidence of every kind goes through once its own date and validity are known.
class Judge {
  public:
    Judge(const CompetencyId &competency, const Yardstick &yardstick, Date as_of)
        : policy_(yardstick.profile.evidence), highest_(yardstick.profile.scale.highest()), as_of_(as_of),
          half_life_(half_life(competency)) {}

    /// `own_end` is the validity the evidence itself carries; `so_far` what its kind already says of it.
    Piece judged(Piece piece, std::optional<Date> own_end, Standing so_far) const {
        const KindPolicy &kind = policy_.of(piece.kind);
        const auto policy_end = last_day(piece.on, kind.valid_months);
        piece.counts_as = capped(piece.shows, kind, highest_);
        piece.until = earlier(own_end, policy_end);
        piece.standing = standing(piece, own_end, policy_end, so_far);
        if (piece.standing == Standing::counted)
            piece.weighs = kind.weight * freshness(full_months(piece.on, as_of_), half_life_);
        return piece;
    }

  private:
    int half_life(const CompetencyId &competency) const {
        const auto own = policy_.half_life_of.find(competency);
        return own == policy_.half_life_of.end() ? policy_.half_life_months : own->second;
    }

    Standing standing(const Piece &piece, std::optional<Date> own_end, std::optional<Date> policy_end,
                      Standing so_far) const {
        if (!policy_.of(piece.kind).counts) return Standing::kind_not_counted;
        if (piece.on > as_of_) return Standing::after_as_of;
        if (so_far != Standing::counted) return so_far;
        if (own_end && *own_end < as_of_) return Standing::expired;
        if (policy_end && *policy_end < as_of_) return Standing::too_old;
        return Standing::counted;
    }

    const EvidencePolicy &policy_;
    Level highest_;
    Date as_of_;
    int half_life_;
};

Piece piece_of(const Rating &rating) {
    return {.kind = rating.kind,
            .key = rating.key,
            .reference = rating.rater,
            .on = rating.on,
            .shows = rating.level,
            .counts_as = rating.level,
            .source = rating.source};
}

Piece piece_of(const HeldCertificate &held, Level shows) {
    return {.kind = EvidenceKind::certificate,
            .key = held.key,
            .reference = held.certificate.str(),
            .on = held.issued,
            .shows = shows,
            .counts_as = shows,
            .source = held.source};
}

Piece piece_of(const CourseResult &result, Level shows) {
    return {.kind = EvidenceKind::course,
            .key = result.key,
            .reference = result.course.str(),
            .on = result.finished,
            .shows = shows,
            .counts_as = shows,
            .source = result.source};
}

auto order_of(const Piece &piece) {
    return std::make_tuple(piece.on, piece.kind, std::string_view(piece.reference), piece.shows, piece.key);
}

} // namespace

std::int64_t freshness(int age_months, int half_life_months) {
    if (half_life_months == 0) return million;
    const int halvings = age_months / half_life_months, rest = age_months % half_life_months;
    if (halvings > 30) return 0;
    return (million * (2 * half_life_months - rest) / (2 * half_life_months)) >> halvings;
}

int full_months(Date from, Date to) {
    if (to <= from) return 0;
    const int months = (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
                       static_cast<int>(static_cast<unsigned>(to.month())) -
                       static_cast<int>(static_cast<unsigned>(from.month()));
    return plus_months(from, months) > to ? months - 1 : months;
}

const CertificateMapping *mapping_of(const CertificateId &certificate, const Yardstick &yardstick) {
    if (const auto *mapping = yardstick.profile.find(certificate)) return mapping;
    for (const Certificate &successor : yardstick.framework.certificates)
        if (std::ranges::find(successor.previous_ids, certificate) != successor.previous_ids.end())
            return yardstick.profile.find(successor.id);
    return nullptr;
}

Standing course_standing(const CourseResult &result, const Course &course, const CoursePolicy &policy) {
    if (policy.pass_required && !result.passed) return Standing::not_passed;
    // Where nobody gave a mark, passing stands for it.
    const bool well_enough = result.score ? *result.score >= policy.score_at_least : result.passed;
    if (policy.score_at_least > 0 && !well_enough) return Standing::not_passed;
    if (result.attended && result.attended->count() * 1000 < course.hours.count() * policy.attended_per_mille)
        return Standing::not_attended;
    return Standing::counted;
}

std::vector<Piece> pieces_for(const CompetencyId &competency, const PersonEvidence &evidence,
                              const Yardstick &yardstick, Date as_of) {
    const Judge judge(competency, yardstick, as_of);
    std::vector<Piece> pieces;
    for (const Rating &rating : evidence.ratings)
        if (rating.competency == competency)
            pieces.push_back(judge.judged(piece_of(rating), std::nullopt, Standing::counted));
    for (const HeldCertificate &held : evidence.certificates)
        if (const auto *mapping = mapping_of(held.certificate, yardstick))
            for (const auto &[shown, level] : mapping->shows)
                if (shown == competency) {
                    const auto end = held.expires ? held.expires : last_day(held.issued, mapping->valid_months);
                    pieces.push_back(judge.judged(piece_of(held, level), end, Standing::counted));
                }
    for (const CourseResult &result : evidence.results)
        if (const auto *course = yardstick.catalogue.find(result.course))
            for (const Lift &lift : course->lifts)
                if (lift.competency == competency)
                    pieces.push_back(judge.judged(piece_of(result, lift.to), std::nullopt,
                                                  course_standing(result, *course, yardstick.profile.courses)));
    std::ranges::sort(pieces, {}, order_of);
    return pieces;
}

} // namespace aitalent::scoring
