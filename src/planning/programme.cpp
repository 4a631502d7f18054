#include "programme.h"

#include <cmath>
#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>
#include <mutex>

namespace aitalent::planning {

namespace {

/// Columns of a programme, as the libraries take them.
struct Matrix {
    std::vector<CoinBigIndex> starts{0};
    std::vector<int> rows;
    std::vector<double> amounts, worth, upper;

    void put(std::size_t row, double amount) { rows.push_back(static_cast<int>(row)), amounts.push_back(amount); }
    void end(double value) {
        starts.push_back(static_cast<CoinBigIndex>(rows.size())), worth.push_back(value), upper.push_back(1);
    }
    int size() const { return static_cast<int>(worth.size()); }
};

double units(const Model &model, Score score) {
    return static_cast<double>(score) / static_cast<double>(model.scale);
}

} // namespace

LinearProgramme::LinearProgramme(const Model &model, const Pool &pool, const std::vector<bool> &closed)
    : model_(model), pool_(pool), closed_(closed), clp_(Clp_newModel(), Clp_deleteModel) {
    Clp_setLogLevel(clp_.get(), 0);
    Clp_setOptimizationDirection(clp_.get(), -1);
    std::vector<double> upper(model.people.size(), 1);
    for (const auto &row : model.rows) upper.push_back(static_cast<double>(row.capacity));
    const CoinBigIndex none_yet[] = {0};
    Clp_loadProblem(clp_.get(), 0, static_cast<int>(upper.size()), none_yet, nullptr, nullptr, nullptr, nullptr,
                    nullptr, nullptr, upper.data());
    extend();
}

LinearProgramme::~LinearProgramme() = default;

void LinearProgramme::extend() {
    Matrix matrix;
    for (; columns_ < pool_.columns().size(); ++columns_) {
        const auto &column = pool_.columns()[columns_];
        if (std::any_of(column.runs.begin(), column.runs.end(),
                        [&](Index run) { return closed_[static_cast<std::size_t>(run)]; }))
            continue;
        std::map<Index, double> uses;
        for (const auto &use : column.uses) uses[use.row] += static_cast<double>(use.amount);
        for (const Index run : column.runs)
            model_.run_uses(run, [&](Index row, std::int64_t amount) {
                const auto seats = std::max<std::int64_t>(1, model_.rows[static_cast<std::size_t>(run)].capacity);
                uses[row] += static_cast<double>(amount) / static_cast<double>(seats);
            });
        matrix.put(static_cast<std::size_t>(column.person), 1);
        for (const auto &[row, amount] : uses) matrix.put(model_.people.size() + static_cast<std::size_t>(row), amount);
        matrix.end(units(model_, column.bundle.worth));
        columns_in_.push_back(static_cast<Index>(columns_));
    }
    Clp_addColumns(clp_.get(), matrix.size(), nullptr, nullptr, matrix.worth.data(), matrix.starts.data(),
                   matrix.rows.data(), matrix.amounts.data());
}

void LinearProgramme::solve() {
    Clp_primal(clp_.get(), 0);
    const double *dual = Clp_dualRowSolution(clp_.get());
    const double scale = static_cast<double>(model_.scale);
    rents_.resize(model_.people.size());
    for (std::size_t i = 0; i < rents_.size(); ++i) rents_[i] = std::llround(std::max(0.0, dual[i]) * scale);
    std::vector<double> prices(model_.rows.size());
    for (std::size_t r = 0; r < prices.size(); ++r) prices[r] = std::max(0.0, dual[rents_.size() + r]);
    for (std::size_t run = 0; run < model_.runs.size(); ++run)
        model_.run_uses(static_cast<Index>(run), [&](Index row, std::int64_t amount) {
            const auto seats = std::max<std::int64_t>(1, model_.rows[run].capacity);
            prices[run] +=
                prices[static_cast<std::size_t>(row)] * static_cast<double>(amount) / static_cast<double>(seats);
        });
    prices_.resize(prices.size());
    for (std::size_t r = 0; r < prices.size(); ++r)
        prices_[r] = std::llround(std::min(prices[r] * scale * (1 << price_bits), 1e16));
}

std::vector<Index> LinearProgramme::short_runs() const {
    const double *taken = Clp_primalColumnSolution(clp_.get());
    std::vector<double> people(model_.runs.size());
    for (std::size_t i = 0; i < columns_in_.size(); ++i)
        for (const Index run : pool_.columns()[static_cast<std::size_t>(columns_in_[i])].runs)
            people[static_cast<std::size_t>(run)] += taken[i];
    std::vector<std::pair<double, Index>> few;
    for (std::size_t run = 0; run < people.size(); ++run)
        if (const int minimum = model_.runs[run].minimum; people[run] > 1e-6 && people[run] < minimum - 1e-6)
            few.emplace_back(people[run] / minimum, static_cast<Index>(run));
    std::sort(few.begin(), few.end());
    std::vector<Index> result;
    for (const auto &[part, run] : few) result.push_back(run);
    return result;
}

namespace {

/// The integer programme: a column for each bundle, then one for each session that runs or does not.
class Choice {
  public:
    Choice(const Model &model, const Pool &pool) : model_(model), pool_(pool) {
        for (const auto &column : pool.columns()) add(column);
        for (std::size_t run = 0; run < model.runs.size(); ++run)
            if (model.runs[run].minimum > 1 || model.runs[run].run_price > 0) add_run(run);
    }

    std::optional<Ledger> best(std::int64_t nodes) {
        static std::mutex one_at_a_time; // Cbc reads the words it is run with through variables of the whole program
        const std::lock_guard lock(one_at_a_time);
        const std::unique_ptr<Cbc_Model, void (*)(Cbc_Model *)> cbc(Cbc_newModel(), Cbc_deleteModel);
        load(cbc.get());
        Cbc_setMaximumNodes(cbc.get(), static_cast<int>(std::min<std::int64_t>(nodes, 1 << 30)));
        Cbc_solve(cbc.get());
        const double *taken = Cbc_bestSolution(cbc.get());
        return taken ? std::optional(ledger_of(taken)) : std::nullopt;
    }

  private:
    std::size_t row_of(Index row) const { return model_.people.size() + static_cast<std::size_t>(row); }
    std::size_t minimum_row(std::size_t run) const { return model_.people.size() + model_.rows.size() + run; }

    void add(const Pool::Column &column) {
        matrix_.put(static_cast<std::size_t>(column.person), 1);
        for (const auto &use : column.uses) matrix_.put(row_of(use.row), static_cast<double>(use.amount));
        for (const Index run : column.runs)
            if (model_.runs[static_cast<std::size_t>(run)].minimum > 1)
                matrix_.put(minimum_row(static_cast<std::size_t>(run)), 1);
        matrix_.end(units(model_, column.bundle.worth));
    }

    void add_run(std::size_t run) {
        matrix_.put(row_of(static_cast<Index>(run)), -static_cast<double>(model_.rows[run].capacity));
        model_.run_uses(static_cast<Index>(run),
                        [&](Index row, std::int64_t amount) { matrix_.put(row_of(row), static_cast<double>(amount)); });
        if (model_.runs[run].minimum > 1) matrix_.put(minimum_row(run), -model_.runs[run].minimum);
        matrix_.end(0);
        runs_.push_back(run);
    }

    void load(Cbc_Model *cbc) const {
        constexpr double no_limit = 1e30;
        std::vector<double> lower(minimum_row(model_.runs.size()), -no_limit), upper(model_.people.size(), 1);
        for (const auto &row : model_.rows) upper.push_back(static_cast<double>(row.capacity));
        upper.resize(lower.size(), no_limit);
        for (const std::size_t run : runs_) upper[row_of(static_cast<Index>(run))] = 0;
        for (std::size_t run = 0; run < model_.runs.size(); ++run) lower[minimum_row(run)] = 0;
        Cbc_loadProblem(cbc, matrix_.size(), static_cast<int>(lower.size()), matrix_.starts.data(), matrix_.rows.data(),
                        matrix_.amounts.data(), nullptr, matrix_.upper.data(), matrix_.worth.data(), lower.data(),
                        upper.data());
        Cbc_setObjSense(cbc, -1);
        Cbc_setLogLevel(cbc, 0);
        for (int i = 0; i < matrix_.size(); ++i) Cbc_setInteger(cbc, i);
    }

    Ledger ledger_of(const double *taken) const {
        Ledger ledger(model_);
        for (std::size_t i = 0; i < pool_.columns().size(); ++i)
            if (taken[i] > 0.5) ledger.enter(pool_.columns()[i].person, pool_.columns()[i].bundle);
        return ledger;
    }

    const Model &model_;
    const Pool &pool_;
    Matrix matrix_;
    std::vector<std::size_t> runs_; ///< by column after the pool's
};

} // namespace

Ledger choose_bundles(const Model &model, const Pool &pool, const Ledger &start, std::int64_t nodes) {
    auto found = Choice(model, pool).best(nodes);
    return found && found->keeps_all() && found->worth() > start.worth() ? std::move(*found) : start;
}

} // namespace aitalent::planning
