#pragma once
#include "model.h"

namespace aitalent::planning {

/// What ties one person's sessions together across strands: steps that two courses bring count once, and what a course
/// asks for has to be held or brought by a session that is over before.
class Ties {
  public:
    explicit Ties(const Model &model);

    void look_at(Index person);

    /// Counts the steps a path brings; the worth of those that were not counted before.
    Score cover(const Path &path);
    std::size_t covered() const { return undo_.size(); }
    /// Takes back what was counted since.
    void uncover(std::size_t covered);

    /// Calls level(competency) and course(earlier) for everything that `taken` asks for and that neither the person
    /// holds nor one of `offers` brings before it starts.
    template<class Level, class Course>
    void each_missing(const Offer &taken, std::span<const Offer> offers, Level level, Course course) const;
    /// Is everything held that each of them asks for?
    bool are_open(std::span<const Offer> offers) const;
    /// Would leaving that one out, with all it opens, lose worth?
    bool is_useful(const Offer &taken, std::span<const Offer> offers);
    bool are_useful(std::span<const Offer> offers);
    bool is_booked(const Offer &offer) const {
        return !class_->booked.empty() && std::binary_search(class_->booked.begin(), class_->booked.end(), offer.run);
    }

  private:
    const Run &run(const Offer &offer) const { return model_.runs[static_cast<std::size_t>(offer.run)]; }
    const Subject &subject(Index course) const { return model_.subjects[static_cast<std::size_t>(course)]; }
    const Subject &subject(const Offer &offer) const { return subject(run(offer).course); }
    bool is_booked_course(Index course) const;
    Score worth(std::span<const Offer> offers);
    bool is_useful(const Offer &taken, std::span<const Offer> offers, Score whole);
    void drop_closed(std::vector<Offer> &offers) const;

    const Model &model_;
    Index person_ = 0;
    const PersonClass *class_ = nullptr;
    std::vector<const Skill *> skill_of_; ///< by competency, or null
    std::vector<std::uint32_t> steps_;    ///< by competency: counted so far
    std::vector<std::pair<Index, std::uint32_t>> undo_;
    std::vector<Offer> rest_;
    std::vector<int> reached_; ///< by competency; zero but while worth() counts
    std::vector<const Skill *> lifted_;
};

template<class Level, class Course>
void Ties::each_missing(const Offer &taken, std::span<const Offer> offers, Level level, Course course) const {
    const auto brought = [&](auto brings) {
        return std::any_of(offers.begin(), offers.end(), [&](const Offer &other) {
            return brings(run(other).course) && is_over(run(other), run(taken));
        });
    };
    const auto held = [&](Index competency, int asked) {
        const auto *skill = skill_of_[static_cast<std::size_t>(competency)];
        return (skill ? skill->have : 0) >= asked || brought([&](Index other) {
                   const auto &lifts = subject(other).lifts;
                   return std::any_of(lifts.begin(), lifts.end(), [&](const Lift &lift) {
                       return lift.competency == competency && lift.to >= asked;
                   });
               });
    };
    for (const auto &lift : subject(taken).lifts)
        if (!held(lift.competency, lift.from)) level(lift.competency);
    for (const auto &asked : subject(taken).after_levels)
        if (!held(asked.competency, asked.level)) level(asked.competency);
    const auto finished = model_.finished(person_);
    for (const Index earlier : subject(taken).after_courses)
        if (!std::binary_search(finished.begin(), finished.end(), earlier) &&
            !brought([&](Index other) { return other == earlier; }))
            course(earlier);
}

} // namespace aitalent::planning
