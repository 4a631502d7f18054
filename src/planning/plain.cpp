#include "aitalent/planning/check.h"
#include "aitalent/planning/solve.h"

#include "ledger.h"

#include <numeric>

namespace aitalent::planning {

namespace {

/// Everybody in turn takes the best bundle that is free.
void serve(const Model &model, const std::vector<Index> &order, const RowPrices &free, Ledger &ledger) {
    BundleSearch search(model);
    const FreeSeats market(model, ledger, free, 0);
    for (const Index person : order) ledger.enter(person, search.best(person, market));
}

std::vector<Index> order_by(const Model &model, PlainRule rule) {
    std::vector<Worth> rank(model.people.size());
    for (std::size_t i = 0; i < rank.size(); ++i) {
        const auto &person = model.problem.people[static_cast<std::size_t>(model.people[i].original)];
        if (rule == PlainRule::longest_waiting_first)
            rank[i] = person.waiting_since;
        else
            for (const auto &skill : person.skills)
                rank[i] -= static_cast<Worth>(std::max(0, skill.need - skill.have)) * skill.weight;
    }
    std::vector<Index> order(rank.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
        return rank[static_cast<std::size_t>(a)] < rank[static_cast<std::size_t>(b)];
    });
    return order;
}

} // namespace

/// Sessions that stay below their minimum are struck off and everybody is served anew without them.
Plan plain(const Problem &problem, PlainRule rule) {
    const Model model(problem);
    const auto order = order_by(model, rule);
    const RowPrices free(model.rows.size());
    std::vector<Index> struck;
    for (;;) {
        Ledger ledger(model);
        for (const Index run : struck) ledger.close(run, true);
        serve(model, order, free, ledger);
        const auto too_small = ledger.short_runs();
        struck.insert(struck.end(), too_small.begin(), too_small.end());
        if (!too_small.empty()) continue;
        Plan plan;
        for (std::size_t i = 0; i < model.people.size(); ++i)
            for (const auto &offer : ledger.bundle(static_cast<Index>(i)).offers)
                plan.enrolments.push_back(
                    {model.people[i].original, model.runs[static_cast<std::size_t>(offer.run)].original});
        for (const auto &[person, session] : problem.bookings) plan.enrolments.push_back({person, session});
        std::sort(plan.enrolments.begin(), plan.enrolments.end());
        plan.enrolments.erase(std::unique(plan.enrolments.begin(), plan.enrolments.end()), plan.enrolments.end());
        plan.worth = recount(problem, plan.enrolments);
        plan.bound = {model.potential_mandatory * model.unit_mandatory, model.potential_other * model.unit_other};
        return plan;
    }
}

} // namespace aitalent::planning
