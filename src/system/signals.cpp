#include "aitalent/system/signals.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>

#include <unistd.h>

namespace aitalent {

struct RemovedOnSignal::Names {
    std::string path, unless;
};

namespace {

constexpr unsigned patience = 3; // seconds
constexpr int exit_of_signal = 128;

// Of constant size and without locks: a handler may use nothing else.
struct Doomed {
    std::atomic<const char *> path, unless;
};
std::array<Doomed, 256> doomed;
std::atomic<int> waits = 0, waiting = 0;
static_assert(std::atomic<const char *>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

[[noreturn]] void end_by(int signal) {
    for (auto place = doomed.rbegin(); place != doomed.rend(); ++place) {
        const char *path = place->path, *unless = place->unless;
        if (path == nullptr || (unless != nullptr && ::access(unless, F_OK) == 0)) continue;
        if (::unlink(path) != 0 && errno == EISDIR) ::rmdir(path);
    }
    ::_exit(exit_of_signal + signal);
}

void received(int signal) {
    const int number = errno;
    int none = 0;
    if (signal == SIGALRM) end_by(waiting != 0 ? waiting.load() : signal);
    if (waits == 0 || !waiting.compare_exchange_strong(none, signal)) end_by(signal);
    ::alarm(patience);
    errno = number;
}

} // namespace

void handle_signals() {
    std::signal(SIGXFSZ, SIG_IGN);
    struct sigaction ours = {}, before = {};
    ours.sa_handler = received;
    ours.sa_flags = SA_RESTART;
    sigemptyset(&ours.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGALRM}) sigaddset(&ours.sa_mask, signal);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(signal, &ours, nullptr);
    ::sigaction(SIGALRM, &ours, nullptr);
}

RemovedOnSignal::RemovedOnSignal(const std::string &path, const std::string &unless)
    : names_(std::make_unique<Names>(Names{path, unless})) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    for (std::size_t place = 0; place < doomed.size(); ++place) {
        if (doomed[place].path != nullptr) continue;
        doomed[place].unless = unless.empty() ? nullptr : names_->unless.c_str();
        doomed[place].path = names_->path.c_str();
        place_ = static_cast<int>(place);
        return;
    }
}

RemovedOnSignal::~RemovedOnSignal() {
    if (place_ >= 0) doomed[static_cast<std::size_t>(place_)].path = nullptr;
}

bool is_removed_on_signal(const std::string &path) {
    for (const auto &place : doomed)
        if (const char *one = place.path.load(); one != nullptr && path == one) return true;
    return false;
}

SignalsWait::SignalsWait() {
    ++waits;
}

SignalsWait::~SignalsWait() {
    if (--waits == 0 && waiting != 0) end_by(waiting);
}

bool signal_waits() {
    return waiting.load(std::memory_order_relaxed) != 0;
}

} // namespace aitalent
