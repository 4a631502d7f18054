#pragma once
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace aitalent::planning {

/// Calls work(worker, item) for every item, on `workers` threads. Which worker gets which item is left open: results
/// must not depend on it.
template<class Work>
void in_parallel(std::size_t items, std::size_t workers, Work work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&](std::size_t worker) {
        for (std::size_t item = next++; item < items; item = next++) work(worker, item);
    };
    std::vector<std::thread> threads;
    for (std::size_t worker = 1; worker < workers; ++worker) threads.emplace_back(run, worker);
    run(0);
    for (auto &thread : threads) thread.join();
}

} // namespace aitalent::planning
