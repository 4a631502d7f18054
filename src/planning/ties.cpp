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

Score Ties::worth(std::span<const Offer> offers) const {
    Score total = 0;
    for (const auto &offer : offers) total += model_.score(offer);
    for (const auto *skill : skill_of_) {
        if (!skill || skill->need <= skill->have) continue;
        int reached = skill->have;
        for (const auto &offer : offers)
            for (const auto &lift : subject(offer).lifts)
                if (lift.competency == skill->competency) reached = std::max(reached, lift.to);
        total += model_.score(*skill, std::min<int>(reached, skill->need) - skill->have);
    }
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

bool Ties::is_useful(const Offer &taken, std::span<const Offer> offers) {
    if (is_booked(taken)) return true;
    rest_.assign(offers.begin(), offers.end());
    std::erase_if(rest_, [&](const Offer &other) { return other.run == taken.run; });
    drop_closed(rest_);
    return worth(rest_) < worth(offers);
}

bool Ties::are_useful(std::span<const Offer> offers) {
    return std::all_of(offers.begin(), offers.end(), [&](const Offer &taken) { return is_useful(taken, offers); });
}

} // namespace aitalent::planning
