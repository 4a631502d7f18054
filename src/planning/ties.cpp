#include "ties.h"

#include "paths.h"

#include <bit>

namespace aitalent::planning {

Ties::Ties(const Model &model) : model_(model) {
    Index competencies = 0;
    const auto count = [&](Index competency) { competencies = std::max(competencies, competency + 1); };
    for (const auto &subject : model.subjects) {
        for (const auto &lift : subject.lifts) count(lift.competency);
        for (const auto &asked : subject.after_levels) count(asked.competency);
    }
    skill_of_.resize(static_cast<std::size_t>(competencies)), steps_.resize(skill_of_.size());
    reached_.resize(skill_of_.size());
}

void Ties::look_at(Index person) {
    person_ = person, class_ = &model_.class_of(person);
    std::fill(skill_of_.begin(), skill_of_.end(), nullptr), std::fill(steps_.begin(), steps_.end(), 0);
    undo_.clear();
    for (const auto &skill : model_.person(person).skills)
        if (static_cast<std::size_t>(skill.competency) < skill_of_.size())
            skill_of_[static_cast<std::size_t>(skill.competency)] = &skill;
}

bool Ties::is_booked_course(Index course) const {
    return std::any_of(class_->booked.begin(), class_->booked.end(),
                       [&](Index run) { return model_.runs[static_cast<std::size_t>(run)].course == course; });
}

Score Ties::cover(const Path &path) {
    Score gained = 0;
    for (const Index course : path.courses) {
        const bool booked = !class_->booked.empty() && is_booked_course(course);
        for (const auto &lift : subject(course).lifts) {
            const auto *skill = skill_of_[static_cast<std::size_t>(lift.competency)];
            if (!skill || skill->need <= skill->have) continue;
            auto &steps = steps_[static_cast<std::size_t>(lift.competency)];
            const std::uint32_t fresh = steps_of(lift, skill->have, skill->need, booked) & ~steps;
            if (fresh == 0) continue;
            undo_.emplace_back(lift.competency, steps);
            steps |= fresh;
            gained += model_.score(*skill, std::popcount(fresh));
        }
    }
    return gained;
}

void Ties::uncover(std::size_t covered) {
    for (; undo_.size() > covered; undo_.pop_back())
        steps_[static_cast<std::size_t>(undo_.back().first)] = undo_.back().second;
}

bool Ties::are_open(std::span<const Offer> offers) const {
    return std::all_of(offers.begin(), offers.end(), [&](const Offer &taken) {
        bool open = true;
        if (!is_booked(taken))
            each_missing(
                taken, offers, [&](Index) { open = false; }, [&](Index) { open = false; });
        return open;
    });
}

Score Ties::worth(std::span<const Offer> offers) {
    Score total = 0;
    for (const auto &offer : offers) {
        total += model_.score(offer);
        for (const auto &lift : subject(offer).lifts) {
            const auto competency = static_cast<std::size_t>(lift.competency);
            const auto *skill = skill_of_[competency];
            if (!skill || lift.to <= std::max<int>(skill->have, reached_[competency])) continue;
            if (reached_[competency] == 0) lifted_.push_back(skill);
            reached_[competency] = lift.to;
        }
    }
    for (const auto *skill : lifted_) {
        auto &reached = reached_[static_cast<std::size_t>(skill->competency)];
        if (skill->need > skill->have) total += model_.score(*skill, std::min<int>(reached, skill->need) - skill->have);
        reached = 0;
    }
    lifted_.clear();
    return total;
}

void Ties::drop_closed(std::vector<Offer> &offers) const {
    for (bool dropped = true; dropped;) {
        const auto closed = std::find_if(offers.begin(), offers.end(), [&](const Offer &taken) {
            bool open = true;
            each_missing(
                taken, offers, [&](Index) { open = false; }, [&](Index) { open = false; });
            return !open && !is_booked(taken);
        });
        dropped = closed != offers.end();
        if (dropped) offers.erase(closed);
    }
}

/// Without those it opens the rest is worth no more, so they need a look only where the rest alone loses nothing.
bool Ties::is_useful(const Offer &taken, std::span<const Offer> offers, Score whole) {
    if (is_booked(taken)) return true;
    rest_.assign(offers.begin(), offers.end());
    std::erase_if(rest_, [&](const Offer &other) { return other.run == taken.run; });
    if (worth(rest_) < whole) return true;
    drop_closed(rest_);
    return worth(rest_) < whole;
}

bool Ties::is_useful(const Offer &taken, std::span<const Offer> offers) {
    return is_useful(taken, offers, worth(offers));
}

bool Ties::are_useful(std::span<const Offer> offers) {
    const Score whole = worth(offers);
    return std::all_of(offers.begin(), offers.end(),
                       [&](const Offer &taken) { return is_useful(taken, offers, whole); });
}

} // namespace aitalent::planning
