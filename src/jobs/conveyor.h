#pragma once
#include "aitalent/readers/import.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace aitalent {

/// Reads a file on one processor while its records are brought in on another. Records arrive in the order of the file;
/// some two thousand are under way at a time.
class Conveyor {
  public:
    using Read = std::function<ImportFile(const RecordSink &)>;
    /// Called for a record that is a few records from being taken, and one twice as far, for what can be fetched
    /// meanwhile.
    using Foresee = std::function<void(const ImportRecord &, const ImportRecord &)>;
    /// Runs `read` on a thread of its own and `take` on the caller's; returns what `read` returned. Whatever either
    /// throws is thrown here, after both have ended.
    ImportFile run(const Read &read, const RecordSink &take, const Foresee &foresee = nullptr);

  private:
    struct Load {
        std::vector<ImportRecord> records; ///< those behind `used` were taken before: their memory is written over
        std::size_t used = 0;
        bool last = false;

        void add(ImportRecord &&record);
    };
    Load put(Load load);
    Load get(Load taken);
    void take_all(const RecordSink &take, const Foresee &foresee);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Load> loads_;
    std::vector<Load> taken_; ///< their memory is used again, where the reader has it at hand
    ImportChoice choice_;     ///< complete before the first load is put
    bool abandoned_ = false;  ///< the taker failed: what is read now goes nowhere
};

} // namespace aitalent
