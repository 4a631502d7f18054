#include "aitalent/scoring/levels.h"

#include "aitalent/base/words.h"
#include "pieces.h"
#include "rules.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr Word<Standing> standings[] = {
    {Standing::counted, "counted"},           {Standing::kind_not_counted, "kind_not_counted"},
    {Standing::after_as_of, "after_as_of"},   {Standing::too_old, "too_old"},
    {Standing::expired, "expired"},           {Standing::not_passed, "not_passed"},
    {Standing::not_attended, "not_attended"}, {Standing::shows_less, "shows_less"},
    {Standing::below_kind, "below_kind"},     {Standing::superseded, "superseded"},
    {Standing::below_best, "below_best"},     {Standing::too_few, "too_few"}};

template<class Item>
std::span<const Item> part_of(const std::vector<Item> &items, PersonKey person) {
    const auto first = std::ranges::lower_bound(items, person, {}, &Item::person);
    return {first, std::ranges::upper_bound(first, items.end(), person, {}, &Item::person)};
}

CompetencyLevel level_in(const CompetencyId &competency, const PersonEvidence &evidence, const Yardstick &yardstick,
                         Date as_of) {
    return scoring::concluded(competency, scoring::pieces_for(competency, evidence, yardstick, as_of),
                              yardstick.profile.evidence);
}

constexpr int years_ahead = 10;

/// Every day after `after`, until `to`, on which the standing or the weight of a piece may become another, in order.
std::vector<Date> turning_days(const std::vector<Piece> &pieces, LevelRule rule, Date after, Date to) {
    std::vector<Date> days;
    for (const Piece &piece : pieces) {
        days.push_back(piece.on);
        if (piece.until) days.push_back(plus_days(*piece.until, 1));
        if (rule != LevelRule::decayed) continue;
        for (int month = scoring::full_months(piece.on, after) + 1; plus_months(piece.on, month) <= to; ++month)
            days.push_back(plus_months(piece.on, month));
    }
    std::erase_if(days, [&](Date day) { return day <= after || day > to; });
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

Date horizon(Date as_of) {
    return plus_months(as_of, years_ahead * 12);
}

} // namespace

std::string_view name(Standing standing) {
    return word_of(standings, standing);
}

const CompetencyLevel *PersonLevels::find(const CompetencyId &id) const {
    const auto found = std::ranges::find(competencies, id, &CompetencyLevel::competency);
    return found == competencies.end() ? nullptr : &*found;
}

PersonEvidence evidence_of(const Evidence &evidence, PersonKey person) {
    return {.person = person,
            .ratings = part_of(evidence.ratings, person),
            .certificates = part_of(evidence.certificates, person),
            .results = part_of(evidence.results, person)};
}

PersonLevels levels_of(const PersonEvidence &evidence, const Yardstick &yardstick, Date as_of) {
    PersonLevels levels{.person = evidence.person};
    levels.competencies.reserve(yardstick.framework.competencies.size());
    for (const Competency &competency : yardstick.framework.competencies)
        levels.competencies.push_back(level_in(competency.id, evidence, yardstick, as_of));
    return levels;
}

std::optional<LevelChange> next_change(const PersonEvidence &evidence, const CompetencyId &competency,
                                       const Yardstick &yardstick, Date as_of) {
    const CompetencyLevel now = level_in(competency, evidence, yardstick, as_of);
    for (const Date day : turning_days(now.pieces, yardstick.profile.evidence.rule, as_of, horizon(as_of)))
        if (const auto then = level_in(competency, evidence, yardstick, day).level; then != now.level)
            return LevelChange{day, then};
    return std::nullopt;
}

std::optional<Date> first_turn(const PersonLevels &levels, LevelRule rule, Date as_of) {
    std::optional<Date> first;
    const auto take = [&](Date day) {
        if (day > as_of && (!first || day < *first)) first = day;
    };
    for (const CompetencyLevel &level : levels.competencies)
        for (const Piece &piece : level.pieces) {
            take(piece.on);
            if (piece.until) take(plus_days(*piece.until, 1));
            if (rule == LevelRule::decayed) take(plus_months(piece.on, scoring::full_months(piece.on, as_of) + 1));
        }
    return first;
}

std::vector<LevelChange> level_history(const PersonEvidence &evidence, const CompetencyId &competency,
                                       const Yardstick &yardstick, Date as_of) {
    const auto pieces = level_in(competency, evidence, yardstick, as_of).pieces;
    if (pieces.empty()) return {};
    const Date before = plus_days(std::ranges::min_element(pieces, {}, &Piece::on)->on, -1);
    std::vector<LevelChange> history;
    std::optional<Level> held;
    for (const Date day : turning_days(pieces, yardstick.profile.evidence.rule, before, horizon(as_of))) {
        const auto level = level_in(competency, evidence, yardstick, day).level;
        if (level != held) history.push_back({day, level});
        held = level;
    }
    return history;
}

Unmapped unmapped(const PersonEvidence &evidence, const Yardstick &yardstick) {
    Unmapped found;
    for (const HeldCertificate &held : evidence.certificates) {
        const auto *mapping = scoring::mapping_of(held.certificate, yardstick);
        if (!mapping || mapping->shows.empty()) found.certificates.push_back(held.key);
    }
    for (const CourseResult &result : evidence.results) {
        const auto *course = yardstick.catalogue.find(result.course);
        if (!course || course->lifts.empty()) found.results.push_back(result.key);
    }
    return found;
}

} // namespace aitalent
