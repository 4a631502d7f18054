#pragma once
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace aitalent {

/// Keys of the rows read so far with the row each was met in first, 16 bytes a row: of the key 64 bits
/// are kept, of what the row said 32.
class SeenRows {
  public:
    struct Row {
        std::uint64_t key = 0; ///< 0: free
        std::uint32_t content = 0;
        std::uint32_t row = 0;
    };
    static std::uint32_t hash_of_content(std::string_view content);
    /// The row that had the key before, or the one now given; true where it is new.
    std::pair<Row, bool> meet(std::string_view key, std::string_view content, std::uint32_t row);

  private:
    Row &place_of(std::uint64_t key);
    void grow();

    std::vector<Row> rows_ = std::vector<Row>(1024);
    std::size_t used_ = 0;
};

} // namespace aitalent
