#include "aitalent/planning/solve.h"

#include "aitalent/planning/check.h"

#include "dual.h"
#include "exact.h"
#include "primal.h"

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
    const Worth mandatory = std::min(joint / model.order, model.potential_mandatory);
    const Worth rest = joint - mandatory * model.order;
    const Worth other = mandatory * model.unit_mandatory > worth.mandatory || model.order == 1
                            ? model.potential_other
                            : std::min(rest, model.potential_other);
    if (model.order == 1) return {0, std::min(joint, model.potential_other) * model.unit_other};
    return {mandatory * model.unit_mandatory, other * model.unit_other};
}

/// Prices in millionths of a weight unit of the order in which the row is scarce.
Prices prices_of(const Model &model, const RowPrices &prices) {
    Prices result;
    result.seat.resize(model.problem.sessions.size()), result.thousand.resize(model.problem.budgets.size());
    const auto millionths = [&](std::int64_t price, std::int64_t units) {
        const Wide whole = Wide{price} * units * 1'000'000 * model.unit_other;
        return static_cast<std::int64_t>(whole / model.scale >> price_bits);
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

Ledger best_plan(const Model &model, const RowPrices &prices, const Effort &effort) {
    Primal primal(model, prices);
    std::optional<Ledger> best;
    for (const int share : {1024, 1003, 512}) {
        Ledger ledger = primal.build(share);
        primal.improve(ledger, effort.passes);
        primal.settle_minimums(ledger);
        primal.improve(ledger, 2);
        if (ledger.shortfall() == 0 && (!best || ledger.worth() > best->worth())) best = std::move(ledger);
    }
    return best ? std::move(*best) : Ledger(model);
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
    Primal primal(model, prices);
    primal.keep_equals();
    primal.improve(ledger, effort.passes);
    primal.settle_minimums(ledger);
    primal.improve(ledger, 2);
    return ledger;
}

/// For each person with seats that bring nothing, the session that starts last of them: what it opens goes before it.
std::map<Index, Index> useless_seats(const Model &model, const Ledger &ledger) {
    Plan plan;
    plan.enrolments = enrolments_of(model, ledger);
    std::map<Index, Index> last;
    const auto starts = [&](Index session) { return model.problem.sessions[static_cast<std::size_t>(session)].first; };
    for (const auto &violation : check(model.problem, plan)) {
        if (violation.rule != Rule::useful) continue;
        const auto [place, is_new] = last.try_emplace(violation.person, violation.session);
        if (!is_new && starts(violation.session) > starts(place->second)) place->second = violation.session;
    }
    return last;
}

/// Takes out seats that bring their holders nothing (left over where a search was cut short, or bought to fill a
/// session), and closes sessions that then fall below their minimum.
void drop_useless(const Model &model, const RowPrices &prices, Ledger &ledger) {
    constexpr int most_rounds = 100;
    Primal primal(model, prices);
    for (int round = 0; round < most_rounds; ++round) {
        const auto useless = useless_seats(model, ledger);
        for (std::size_t i = 0; i < model.people.size(); ++i) {
            const auto found = useless.find(model.people[i].original);
            if (found == useless.end()) continue;
            Bundle bundle = ledger.bundle(static_cast<Index>(i));
            std::erase_if(bundle.offers, [&](const Offer &offer) {
                return model.runs[static_cast<std::size_t>(offer.run)].original == found->second;
            });
            ledger.leave(static_cast<Index>(i));
            ledger.enter(static_cast<Index>(i), bundle);
        }
        const auto short_runs = ledger.short_runs();
        for (const Index run : short_runs) primal.close(ledger, run);
        if (useless.empty() && short_runs.empty()) return;
    }
}

} // namespace

Plan solve(const Problem &problem, const Effort &effort) {
    return solve(problem, effort, {});
}

Plan solve(const Problem &problem, const Effort &effort, std::span<const Enrolment> earlier) {
    const Model model(problem);
    Dual dual(model, effort.threads);
    dual.adjust(effort.rounds);
    Ledger ledger =
        earlier.empty() ? best_plan(model, dual.prices(), effort) : earlier_plan(model, dual.prices(), effort, earlier);
    bool optimal = false;
    if (effort.nodes > 0) optimal = ExactSearch(model, dual.prices(), effort.nodes).run(ledger, dual.bound());
    if (!optimal) drop_useless(model, dual.prices(), ledger);
    return plan_of(model, ledger, dual.bound(), optimal, dual.prices());
}

} // namespace aitalent::planning
