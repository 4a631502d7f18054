#pragma once
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace aitalent {

/// Threads that share a piece of work with the caller. None outlives it; what one throws is thrown by join().
class Workers {
  public:
    Workers() = default;
    Workers(const Workers &) = delete; // threads hold its address
    Workers &operator=(const Workers &) = delete;

    /// Runs `work` beside the caller, or at once where the system has no thread to give.
    template<class Work>
    void start(Work work) {
        const auto guarded = [this, work = std::move(work)] { run(work); };
        try {
            threads_.emplace_back(guarded);
        } catch (const std::system_error &) {
            guarded();
        }
    }
    /// Waits for all of them and throws what the first to fail threw.
    void join() {
        threads_.clear();
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    }

  private:
    template<class Work>
    void run(const Work &work) noexcept {
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
        }
    }

    std::mutex mutex_;
    std::exception_ptr failure_;
    std::vector<std::jthread> threads_; ///< the last to be made and the first to go
};

} // namespace aitalent
