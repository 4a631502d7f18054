#pragma once
#include "aitalent/base/date.h"
#include "aitalent/store/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

enum class RunKind : std::uint8_t { score, selection, plan };
std::string_view name(RunKind kind); ///< "score", "selection", "plan"

/// One computation whose result is kept: what it was made from, so that it can be made again and compared.
struct Run {
    std::int64_t number = 0; ///< given by the store; never used twice
    RunKind kind = RunKind::score;
    std::string name = {}; ///< of a plan; several runs may bear one name, the newest counts
    Date as_of;
    std::string framework = {}; ///< "moda-ai-talent@115v3.0"
    std::string profile = {};
    std::string catalogue = {};
    std::optional<std::uint64_t> seed = {};
    std::string options = {}; ///< the command's options in a form the job reads back
    /// Digest of what went in, and hash of the result in a form the job can make again; may be empty. Both are plain
    /// hashes, over names, staff numbers and levels: no identity number goes in, and of pseudonyms only that there is
    /// one.
    std::string inputs = {}, result = {};
    // Filled in by the store:
    std::int64_t rows = 0;      ///< rows kept with it
    std::int64_t rows_gone = 0; ///< of these, removed since with the people they spoke of
    std::string at = {};        ///< "2026-11-23T13:05:09Z"
    std::string who = {};       ///< account
    std::string version = {};   ///< of the program
    std::string approved_by = {};
    std::string approved_at = {};
};

/// Oldest first.
std::vector<Run> load_runs(const Store &store);
/// AT-STO-034 (66) where there is none of that number and kind.
Run load_run(const Store &store, RunKind kind, std::int64_t number);
/// The newest of a kind and, where one is given, of a name; nothing where there is none.
std::optional<Run> newest_run(const Store &store, RunKind kind, const std::string &name = {});
/// The approved plan, or the newest approved selection.
std::optional<Run> approved_run(const Store &store, RunKind kind);

/// Gives the run its number. Its rows are saved by scores.h, selections.h and plans.h in the same transaction.
std::int64_t save_run(Transaction &transaction, const Run &run);
/// Marks a run as approved by a named person. Of plans only one is approved at a time.
void approve_run(Transaction &transaction, std::int64_t number, const std::string &by);

} // namespace aitalent
