#pragma once
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#define XXH_INLINE_ALL // the texts are short: a call would take as long as the hash
#include <xxhash.h>

namespace aitalent {

struct FreeMemory {
    void operator()(void *memory) const { std::free(memory); }
};
/// Memory of nothing but zeros, in large pages where the system has them: a table of millions of entries is read in no
/// order, and a page of 4 KiB costs a fault for every 256 of them. Throws std::bad_alloc.
std::unique_ptr<void, FreeMemory> zeroed_memory(std::size_t bytes);

/// Of texts in order, none of which can run into the next. Never 0.
inline std::uint64_t hash_of(std::initializer_list<std::string_view> parts, std::uint64_t before = 0) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15u;
    for (const auto part : parts) before = std::rotl((before ^ XXH3_64bits(part.data(), part.size())) * odd, 29);
    return before == 0 ? 1 : before;
}

/// Entries found by a 64-bit hash of what they stand for: open addressing, never more than seven eighths full. An
/// Entry is a plain struct with a member `hash`, 0 while its place is free. Two things of one hash share an entry:
/// whoever must tell them apart compares what the entry leads to.
template<class Entry>
class ByHash {
    static_assert(std::is_trivially_copyable_v<Entry>); // zeros are a free place

  public:
    std::size_t size() const { return used_; }

    /// Room for so many entries; more may come.
    void expect(std::size_t entries) {
        if (entries * 8 > places_ * 7) grow(std::bit_ceil(entries * 8 / 7 + 1));
    }
    /// Asks for the memory an entry would be in, for a search soon after.
    void foresee(std::uint64_t hash) const { __builtin_prefetch(&all()[hash & (places_ - 1)]); }
    /// The entry; null where there is none. Good until the next place().
    const Entry *find(std::uint64_t hash) const {
        const Entry &entry = all()[place_of(hash)];
        return entry.hash == 0 ? nullptr : &entry;
    }
    /// The entry, made where there was none (all zeros but for its hash), and whether it was made.
    std::pair<Entry &, bool> place(std::uint64_t hash) {
        if ((used_ + 1) * 8 > places_ * 7) grow(places_ * 2);
        Entry &entry = all()[place_of(hash)];
        const bool made = entry.hash == 0;
        if (made) ++used_, entry.hash = hash;
        return {entry, made};
    }

  private:
    std::span<Entry> all() const { return {static_cast<Entry *>(memory_.get()), places_}; }
    std::size_t place_of(std::uint64_t hash) const {
        auto at = hash & (places_ - 1);
        while (all()[at].hash != 0 && all()[at].hash != hash) at = (at + 1) & (places_ - 1);
        return at;
    }
    void grow(std::size_t places) {
        const auto before = std::exchange(memory_, zeroed_memory(places * sizeof(Entry)));
        const std::span<const Entry> entries(static_cast<const Entry *>(before.get()), std::exchange(places_, places));
        for (const Entry &entry : entries)
            if (entry.hash != 0) all()[place_of(entry.hash)] = entry;
    }

    std::size_t places_ = 1024, used_ = 0;
    std::unique_ptr<void, FreeMemory> memory_ = zeroed_memory(places_ * sizeof(Entry));
};

} // namespace aitalent
