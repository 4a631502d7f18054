#include "aitalent/planning/solve.h"

#include "aitalent/planning/check.h"

#include "dual.h"
#include "exact.h"
#include "master.h"
#include "primal.h"
#include "programme.h"

#include <map>

namespace aitalent::planning {

namespace {

std::vector<Enrolment> enrolments_of(const Model &model, const Ledger &ledger) {
    std::vector<Enrolment> result;
    for (std::size_t i = 0; i < model.people.size(); ++i) {
        const auto &learner = model.people[i];
        for (const auto &offer : ledger.bundle(static_cast<Index>(i)).offers)
            result.push_back({learner.original, model.runs[static_cast<std::size_t>(offer.run)].original});
    }
    for (const auto &[person, session] : model.problem.bookings) result.push_back({person, session});
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

/// The bound as worth in each order: of the other order something is known only where the first is settled.
OrderedWorth bound_of(const Model &model, Score score, const OrderedWorth &worth) {
    const Worth joint = score / model.scale;
    if (model.potential_mandatory == 0) return {0, std::min(joint, model.potential_other) * model.unit_other};
    const Worth mandatory = std::min(joint / model.order, model.potential_mandatory);
    const Worth rest = joint - mandatory * model.order;
    const Worth other = mandatory * model.unit_mandatory > worth.mandatory ? model.potential_other
                                                                           : std::min(rest, model.potential_other);
    return {mandatory * model.unit_mandatory, other * model.unit_other};
}

/// Prices in millionths of a weight unit; those worth a unit of must-haves and more in theirs, of which one counts more
/// than all other needs together.
Prices prices_of(const Model &model, const RowPrices &prices) {
    Prices result;
    result.seat.resize(model.problem.sessions.size()), result.thousand.resize(model.problem.budgets.size());
    const auto millionths = [&](std::int64_t price, std::int64_t units) {
        const Wide joint = Wide{price} * units * 1'000'000 / model.scale >> price_bits;
        if (model.potential_mandatory == 0 || joint < Wide{model.order} * 1'000'000)
            return static_cast<std::int64_t>(joint * model.unit_other);
        const Wide outranks = Wide{model.potential_other} * model.unit_other + 1;
        return static_cast<std::int64_t>(joint / model.order * model.unit_mandatory * outranks);
    };
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
        const auto place = static_cast<std::size_t>(model.rows[r].place);
        if (model.rows[r].kind == RowKind::seats) result.seat[place] = millionths(prices[r], 1);
        if (model.rows[r].kind == RowKind::budget) result.thousand[place] = millionths(prices[r], 1000);
    }
    return result;
}

Plan plan_of(const Model &model, const Ledger &ledger, Score bound, bool optimal, const RowPrices &prices) {
    Plan plan;
    plan.enrolments = enrolments_of(model, ledger);
    plan.worth = recount(model.problem, plan.enrolments);
    plan.bound = optimal ? plan.worth : bound_of(model, bound, plan.worth);
    plan.optimal = optimal || plan.worth == plan.bound;
    plan.prices = prices_of(model, prices);
    return plan;
}

/// The plan so far, made better and brought to its minimums; nobody takes anything where that fails.
Ledger finish(const Model &model, Primal &primal, Ledger ledger, const Effort &effort) {
    primal.improve(ledger, effort.passes);
    primal.settle_minimums(ledger);
    primal.improve(ledger, 2);
    return ledger.shortfall() == 0 ? std::move(ledger) : Ledger(model);
}

/// `rounds` of an auction; of few people also the plainer way, as it may suit minimums better.
Ledger best_plan(const Model &model, const RowPrices &prices, const Effort &effort, bool few, int rounds) {
    Primal primal(model, prices, effort.threads);
    return finish(model, primal, few ? primal.serve() : primal.sell(rounds), effort);
}

/// Nothing but the places of an earlier plan that are still free.
class EarlierSeats : public Market {
  public:
    EarlierSeats(const Model &model, const Ledger &ledger) : model_(model), ledger_(ledger) {}
    void look_at(std::vector<Index> runs) { runs_ = std::move(runs); }
    bool cost(const PersonClass &who, const Offer &offer, Score &cost) const override {
        cost = -model_.score(offer);
        return std::find(runs_.begin(), runs_.end(), offer.run) != runs_.end() && ledger_.has_room(who, offer);
    }
    bool admits(const PersonClass &who, std::span<const Offer> offers) const override {
        return ledger_.admits(who, offers);
    }

  private:
    const Model &model_;
    const Ledger &ledger_;
    std::vector<Index> runs_;
};

/// What is still possible of an earlier plan, made better.
Ledger earlier_plan(const Model &model, const RowPrices &prices, const Effort &effort,
                    std::span<const Enrolment> earlier) {
    std::map<Index, Index> run_of;
    for (std::size_t run = 0; run < model.runs.size(); ++run)
        run_of[model.runs[run].original] = static_cast<Index>(run);
    std::map<Index, std::vector<Index>> taken;
    for (const auto &[person, session] : earlier) taken[person].push_back(run_of.at(session));
    Ledger ledger(model);
    EarlierSeats market(model, ledger);
    BundleSearch search(model);
    for (std::size_t i = 0; i < model.people.size(); ++i)
        if (const auto found = taken.find(model.people[i].original); found != taken.end()) {
            market.look_at(found->second);
            ledger.enter(static_cast<Index>(i), search.best(static_cast<Index>(i), market));
        }
    Primal primal(model, prices, effort.threads);
    primal.keep_equals();
    return finish(model, primal, std::move(ledger), effort);
}

/// Takes out of a person's bundle the session that starts last of those that bring nothing: what it opens goes before
/// it. False: there is none.
bool drop_one(const Model &model, Ties &ties, Index person, Ledger &ledger) {
    const auto &offers = ledger.bundle(person).offers;
    const Offer *last = nullptr;
    const auto starts = [&](const Offer &offer) { return model.runs[static_cast<std::size_t>(offer.run)].first; };
    ties.look_at(person);
    for (const auto &offer : offers)
        if (!ties.is_useful(offer, offers) && (!last || starts(offer) > starts(*last))) last = &offer;
    if (!last) return false;
    Bundle bundle = ledger.bundle(person);
    std::erase_if(bundle.offers, [run = last->run](const Offer &offer) { return offer.run == run; });
    ledger.leave(person);
    ledger.enter(person, bundle);
    return true;
}

/// Takes out seats that bring their holders nothing (left over where a search was cut short, or bought to fill a
/// session), and closes sessions that then fall below their minimum.
void drop_useless(const Model &model, const RowPrices &prices, const Effort &effort, Ledger &ledger) {
    constexpr int most_rounds = 100;
    Ties ties(model);
    for (int round = 0; round < most_rounds; ++round) {
        bool dropped = false;
        for (std::size_t i = 0; i < model.people.size(); ++i)
            if (!ledger.bundle(static_cast<Index>(i)).offers.empty())
                while (drop_one(model, ties, static_cast<Index>(i), ledger)) dropped = true;
        const auto short_runs = ledger.short_runs();
        if (!short_runs.empty()) {
            Primal primal(model, prices, effort.threads);
            for (const Index run : short_runs) primal.close(ledger, run);
        }
        if (!dropped && short_runs.empty()) return;
    }
}

/// Solves in stages, each with twice the price rounds and passes of the one before, and keeps the best plan and bound
/// of all: more effort begins with what less effort does and so is never worse.
class Stages {
  public:
    Stages(const Model &model, const Effort &effort, std::span<const Enrolment> earlier)
        : model_(model), effort_(effort), earlier_(earlier), dual_(model, effort.threads, effort.tight), best_(model) {}

    Plan run() {
        if (Master::serves(model_) && effort_.programme) master_.emplace(model_, effort_.threads);
        bool optimal = false;
        for (int done = 0, size = first_stage(); done < effort_.rounds && !optimal; done += size, size *= 2) {
            dual_.adjust(std::min(size, effort_.rounds - done) * steps_a_round);
            optimal = improve(std::min(effort_.passes, size / least_stage));
            if (is_close()) break;
        }
        return plan_of(model_, best_, dual_.bound(), optimal, dual_.prices());
    }

  private:
    static constexpr int least_stage = 30, steps_a_round = 7;
    static constexpr int most_rounds = 40; ///< then prices of what is left over are below a seventh

    /// Of very many people the prices need longer, and a plan at bad ones is no use.
    int first_stage() const { return model_.has_many() ? 2 * least_stage : least_stage; }

    /// True: the plan is proven optimal.
    bool improve(int passes) {
        Effort effort = effort_;
        effort.passes = passes;
        auto found = earlier_.empty() ? best_plan(model_, dual_.prices(), effort, master_.has_value(), most_rounds)
                                      : earlier_plan(model_, dual_.prices(), effort, earlier_);
        keep(std::move(found));
        if (is_close() || effort.nodes == 0) return false;
        ExactSearch exact(model_, dual_.prices(), effort.nodes);
        found = best_;
        if (exact.run(found, dual_.bound())) {
            best_ = std::move(found);
            return true;
        }
        keep(std::move(found));
        if (Pool pool(model_); effort.programme && exact.give(pool))
            keep(choose_bundles(model_, pool, best_, programme_nodes * passes));
        else if (master_ && earlier_.empty() && !is_close())
            keep(master_->improve(best_, dual_, programme_nodes * passes));
        return false;
    }

    void keep(Ledger found) {
        drop_useless(model_, dual_.prices(), effort_, found);
        if (found.shortfall() == 0 && found.worth() > best_.worth()) best_ = std::move(found);
    }

    /// Is the gap proven to be no more than the caller asked for?
    bool is_close() const {
        return plan_of(model_, best_, dual_.bound(), false, dual_.prices()).gap_ppm() <= effort_.gap_ppm;
    }

    static constexpr std::int64_t programme_nodes = 400;

    const Model &model_;
    const Effort &effort_;
    std::span<const Enrolment> earlier_;
    Dual dual_;
    std::optional<Master> master_;
    Ledger best_; ///< keeps every minimum
};

} // namespace

Plan solve(const Problem &problem, const Effort &effort) {
    return solve(problem, effort, {});
}

Plan solve(const Problem &problem, const Effort &effort, std::span<const Enrolment> earlier) {
    const Model model(problem);
    return Stages(model, effort, earlier).run();
}

} // namespace aitalent::planning
