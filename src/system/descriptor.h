#pragma once
#include <cerrno>
#include <string_view>
#include <utility>

#include <unistd.h>

namespace aitalent {

/// Repeats a system call that a signal broke off.
template<class Call>
auto persist(Call call) {
    auto result = call();
    while (result == -1 && errno == EINTR) result = call();
    return result;
}

/// A file descriptor that closes with its scope.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(Descriptor &&other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor &operator=(Descriptor &&) = delete;
    int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    /// Closes now and tells whether that went well: some file systems report a failed write only here.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

/// All bytes, through short writes and signals; false with errno set where that cannot be.
inline bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = persist([&] { return ::write(descriptor, bytes.data(), bytes.size()); });
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace aitalent
