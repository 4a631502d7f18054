#pragma once
#include "aitalent/store/transaction.h"

#include <optional>
#include <vector>

namespace aitalent {

/// One batch of domain data, as it came in.
struct Batch {
    std::int64_t number = 0;
    BatchSource source;
    BatchRows rows;
    BatchRecords records;
    std::string at;      ///< "2026-11-23T13:05:09Z"
    std::string who;     ///< account
    std::string command; ///< "import staff"
    std::optional<std::string> undone_at = {};
};

/// Oldest first.
std::vector<Batch> load_batches(const Store &store);
std::optional<Batch> load_batch(const Store &store, std::int64_t number);

/// Takes a batch back: rows it added go, rows it changed or removed are again what they were. All or nothing; the
/// digest is that of a store in which the batch never was. Numbers of people and batches are not used again. Throws
/// AT-STO-030 (66) where there is no such batch, AT-STO-031 (65) where it has been taken back already, AT-STO-032 (65)
/// where a later batch changed its rows or points at them, naming that batch, AT-STO-033 (65) where an
/// approved selection or plan speaks of its people.
BatchRecords undo_batch(Transaction &transaction, std::int64_t number);

} // namespace aitalent
