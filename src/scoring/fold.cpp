#include "aitalent/scoring/fold.h"

#include "aitalent/base/workers.h"
#include "pieces.h"

#include <algorithm>
#include <map>
#include <thread>

namespace aitalent {

namespace {

using namespace scoring;

/// What is left of the policy once the day is known.
struct KindOnDay {
    std::int32_t first_day = 0; ///< rated before: too old; after the as-of day for a kind that does not count
    std::uint8_t at_most = 0;
    std::uint8_t trust = 0; ///< place among the kinds' weights, from 1
    std::int64_t weight = 0;
    bool confirms = false;
    std::vector<std::int32_t> turns = {}; ///< by age in days: the day after as-of on which the piece ends or fades
};

/// The earliest date on which evidence can be from and still be valid on `as_of`.
int first_valid_day(int valid_months, Date as_of) {
    if (valid_months == 0) return INT32_MIN;
    Date day = plus_days(plus_months(as_of, -valid_months), -4); // months differ by three days at most
    while (plus_days(plus_months(day, valid_months), -1) < as_of) day = plus_days(day, 1);
    return day_number(day);
}

/// The pieces of one person for one competency, folded.
struct Cell {
    std::uint32_t latest = 0; ///< trust, day, lower level first: the greatest one is the piece `latest` takes
    std::uint8_t best = 0;
    std::int32_t pieces = 0;
    std::int64_t weighed = 0; ///< Σ weighs · level
    std::int64_t weighs = 0;

    std::optional<Level> level(LevelRule rule) const {
        if (pieces == 0) return std::nullopt;
        if (rule == LevelRule::latest) return Level(static_cast<std::uint8_t>(0xff - (latest & 0xff)));
        if (rule == LevelRule::best || weighs == 0) return Level(best);
        return Level(static_cast<std::uint8_t>(weighed / weighs));
    }
};

class Folder {
  public:
    Folder(const Profile &profile, Date as_of, const std::vector<CompetencyId> &columns)
        : policy_(profile.evidence), as_of_(as_of), today_(day_number(as_of)) {
        for (std::size_t kind = 0; kind < evidence_kinds; ++kind) kinds_[kind] = on_day(profile, policy_.kinds[kind]);
        if (policy_.rule != LevelRule::decayed) return;
        for (const CompetencyId &column : columns) fading_.push_back(&fading_of(half_life(column)));
    }

    /// Rows of whole people.
    void fold(std::span<const PackedRating> rows, LevelTable &into, std::span<std::int32_t> until) const {
        std::vector<Cell> all(into.competencies().size()), confirming(all.size());
        while (!rows.empty()) {
            const std::uint32_t person = rows.front().person;
            std::size_t count = 0;
            std::int32_t turn = never;
            for (; count < rows.size() && rows[count].person == person; ++count)
                turn = std::min(turn, add(rows[count], all, confirming));
            if (person < until.size()) until[person] = turn;
            for (std::size_t i = 0; i < all.size(); ++i) {
                const bool known = all[i].pieces >= policy_.minimum_pieces && all[i].pieces > 0;
                into.set(person, i, known ? all[i].level(policy_.rule) : std::nullopt,
                         known ? confirming[i].level(policy_.rule) : std::nullopt);
                all[i] = confirming[i] = Cell();
            }
            rows = rows.subspan(count);
        }
    }

  private:
    KindOnDay on_day(const Profile &profile, const KindPolicy &kind) const {
        const Level highest = profile.scale.highest();
        KindOnDay result{.first_day = kind.counts ? first_valid_day(kind.valid_months, as_of_) : INT32_MAX,
                         .at_most = std::min(kind.at_most.value_or(highest), highest).value(),
                         .weight = kind.weight,
                         .confirms = kind.confirms_must_have};
        if (kind.counts && (kind.valid_months > 0 || policy_.rule == LevelRule::decayed)) result.turns = turns(kind);
        const auto up_to_it = [&](const KindPolicy &other) { return other.weight <= kind.weight; };
        result.trust = static_cast<std::uint8_t>(std::ranges::count_if(policy_.kinds, up_to_it));
        return result;
    }

    /// For the ages of pieces that are valid, a century at most.
    std::vector<std::int32_t> turns(const KindPolicy &kind) const {
        std::vector<std::int32_t> days;
        const Date from = plus_months(as_of_, -(kind.valid_months > 0 ? kind.valid_months + 1 : 1200));
        for (Date day = as_of_; day >= from; day = plus_days(day, -1)) {
            std::int32_t turn = never;
            if (kind.valid_months > 0) turn = day_number(plus_months(day, kind.valid_months));
            if (policy_.rule == LevelRule::decayed)
                turn = std::min(turn, day_number(plus_months(day, full_months(day, as_of_) + 1)));
            days.push_back(turn);
        }
        return days;
    }

    int half_life(const CompetencyId &competency) const {
        const auto own = policy_.half_life_of.find(competency);
        return own == policy_.half_life_of.end() ? policy_.half_life_months : own->second;
    }

    /// Freshness by age in days, for a century.
    const std::vector<std::int64_t> &fading_of(int half_life) {
        auto &fading = fadings_[half_life];
        for (int age = static_cast<int>(fading.size()); age < 36'525; ++age)
            fading.push_back(freshness(full_months(plus_days(as_of_, -age), as_of_), half_life));
        return fading;
    }

    /// The day on which the row will count in another way.
    std::int32_t add(const PackedRating &row, std::vector<Cell> &all, std::vector<Cell> &confirming) const {
        const KindOnDay &kind = kinds_[static_cast<std::size_t>(row.kind)];
        if (row.competency >= all.size() || kind.first_day == INT32_MAX) return never;
        if (row.day > today_) return row.day;
        if (row.day < kind.first_day) return never;
        count(row, kind, all[row.competency]);
        if (kind.confirms) count(row, kind, confirming[row.competency]);
        const auto age = static_cast<std::size_t>(today_ - row.day);
        return age < kind.turns.size() ? kind.turns[age] : never;
    }

    void count(const PackedRating &row, const KindOnDay &kind, Cell &cell) const {
        const std::uint8_t level = std::min(row.level, kind.at_most);
        const std::int32_t age = std::min(today_ - row.day, 0xffff);
        const auto taken = static_cast<std::uint32_t>(kind.trust << 24 | (0xffff - age) << 8 | (0xff - level));
        cell.latest = std::max(cell.latest, taken);
        cell.best = std::max(cell.best, level);
        ++cell.pieces;
        if (policy_.rule != LevelRule::decayed) return;
        const auto &fading = *fading_[row.competency];
        const auto fresh = static_cast<std::size_t>(age) < fading.size() ? fading[static_cast<std::size_t>(age)] : 0;
        cell.weighed += kind.weight * fresh * level;
        cell.weighs += kind.weight * fresh;
    }

    const EvidencePolicy &policy_;
    Date as_of_;
    std::int32_t today_;
    std::array<KindOnDay, evidence_kinds> kinds_;
    std::map<int, std::vector<std::int64_t>> fadings_;      ///< by half-life
    std::vector<const std::vector<std::int64_t> *> fading_; ///< by column
};

/// The end of the last whole person at or after `at`.
std::size_t person_end(std::span<const PackedRating> rows, std::size_t at) {
    while (at > 0 && at < rows.size() && rows[at].person == rows[at - 1].person) ++at;
    return std::min(at, rows.size());
}

} // namespace

void fold_ratings(std::span<const PackedRating> rows, const Profile &profile, Date as_of, LevelTable &into,
                  unsigned threads, std::span<std::int32_t> until) {
    const Folder folder(profile, as_of, into.competencies());
    if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t each = rows.size() / threads + 1;
    Workers workers;
    std::size_t first = person_end(rows, each);
    const auto own = rows.first(first);
    while (first < rows.size()) {
        const std::size_t last = person_end(rows, first + each);
        workers.start(
            [&folder, &into, until, part = rows.subspan(first, last - first)] { folder.fold(part, into, until); });
        first = last;
    }
    folder.fold(own, into, until);
    workers.join();
}

} // namespace aitalent
