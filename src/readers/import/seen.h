#pragma once
#include "aitalent/base/by_hash.h"

#include <cstdint>
#include <utility>

namespace aitalent {

/// Keys of the rows read so far with the row each was met in first, 16 bytes a row: of the key 64 bits
/// are kept, of what the row said 32.
class SeenRows {
  public:
    struct Row {
        std::uint64_t hash; ///< of the key
        std::uint32_t content;
        std::uint32_t row;
    };
    void expect(std::size_t rows) { rows_.expect(rows); }
    const Row *find(std::uint64_t key) const { return rows_.find(key); }
    void foresee(std::uint64_t key) const { rows_.foresee(key); }
    /// The row that had the key (a hash, not 0) before, or the one now given; true where it is new.
    std::pair<Row, bool> meet(std::uint64_t key, std::uint32_t content, std::uint32_t row) {
        const auto [place, is_new] = rows_.place(key);
        if (is_new) place.content = content, place.row = row;
        return {place, is_new};
    }

  private:
    ByHash<Row> rows_;
};

} // namespace aitalent
