#include "aitalent/base/by_hash.h"

#include <new>

#include <sys/mman.h>

namespace aitalent {

std::unique_ptr<void, FreeMemory> zeroed_memory(std::size_t bytes) {
    constexpr std::uintptr_t large_page = 1 << 21;
    std::unique_ptr<void, FreeMemory> memory(std::calloc(1, bytes));
    if (!memory) throw std::bad_alloc();
    const auto begin = reinterpret_cast<std::uintptr_t>(memory.get());
    const auto first = (begin + large_page - 1) & ~(large_page - 1), last = (begin + bytes) & ~(large_page - 1);
    if (first < last) // a wish: where it is not granted, the memory is as good
        ::madvise(reinterpret_cast<void *>(first), last - first, MADV_HUGEPAGE);
    return memory;
}

} // namespace aitalent
