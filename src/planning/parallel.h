#pragma once
#include "aitalent/base/workers.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace aitalent::planning {

/// As many as asked for, or, of 0, as the machine has.
inline std::size_t thread_count(int asked) {
    return asked > 0 ? static_cast<std::size_t>(asked) : std::max(1U, std::thread::hardware_concurrency());
}

/// Calls work(worker, item) for every item, on `workers` threads. Which worker gets which item is left open: results
/// must not depend on it.
template<class Work>
void in_parallel(std::size_t items, std::size_t workers, Work work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&](std::size_t worker) {
        for (std::size_t item = next++; item < items; item = next++) work(worker, item);
    };
    Workers others;
    for (std::size_t worker = 1; worker < workers; ++worker) others.start([&run, worker] { run(worker); });
    run(0);
    others.join();
}

/// The same on as many threads as the machine has and the items can use.
template<class Work>
void in_parallel(std::size_t items, Work work) {
    in_parallel(items, std::min(items, thread_count(0)), [&](std::size_t, std::size_t item) { work(item); });
}

} // namespace aitalent::planning
