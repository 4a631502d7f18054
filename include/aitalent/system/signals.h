#pragma once
#include <memory>
#include <string>

/// INT, TERM and HUP end the process with 130, 143 and 129. What is unfinished then is removed, and a change to a store
/// under way is taken back where that takes no longer than three seconds; after them, or at a second signal, the
/// process ends at once.
namespace aitalent {

/// To be called once; a signal that the caller had ignored (nohup) stays ignored. A file larger than the limit of the
/// process becomes an error of the write (EFBIG) instead of a signal.
void handle_signals();

/// A file, or a folder that is empty by then, that goes when a signal ends the process, unless a file stands under the
/// name `unless` by then. Later ones go first.
class RemovedOnSignal {
  public:
    explicit RemovedOnSignal(const std::string &path, const std::string &unless = {});
    ~RemovedOnSignal();
    RemovedOnSignal(const RemovedOnSignal &) = delete;
    RemovedOnSignal &operator=(const RemovedOnSignal &) = delete;

  private:
    struct Names;
    int place_ = -1;
    std::unique_ptr<Names> names_;
};
/// Whether a file of this name is under way in this process.
bool is_removed_on_signal(const std::string &path);

/// While one lives, a signal asks the work to end instead of ending the process; the end of the last one does so then.
class SignalsWait {
  public:
    SignalsWait();
    ~SignalsWait();
    SignalsWait(const SignalsWait &) = delete;
    SignalsWait &operator=(const SignalsWait &) = delete;
};
/// Whether a signal waits for the work to end.
bool signal_waits();

} // namespace aitalent
