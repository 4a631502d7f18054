#include "aitalent/readers/input.h"

#include "aitalent/base/fault.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace aitalent {

namespace {

class MemoryInput : public Input {
  public:
    explicit MemoryInput(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t size() const override { return bytes_.size(); }
    std::size_t read_at(std::uint64_t offset, char *into, std::size_t most) const override {
        if (offset >= bytes_.size()) return 0;
        return bytes_.copy(into, most, static_cast<std::size_t>(offset));
    }

  private:
    std::string_view bytes_;
};

class PipeInput : public MemoryInput {
  public:
    explicit PipeInput(std::unique_ptr<std::string> bytes) : MemoryInput(*bytes), kept_(std::move(bytes)) {}

  private:
    std::unique_ptr<std::string> kept_;
};

[[noreturn]] void fail(Exit exit, const char *code, const std::string &path, int error) {
    throw Error(exit, Fault(code).with("path", path).with("reason", std::strerror(error)));
}

/// An open file descriptor; closed once.
class Descriptor {
  public:
    explicit Descriptor(const std::string &path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (number_ < 0) {
            const bool forbidden = errno == EACCES || errno == EPERM;
            fail(forbidden ? Exit::permission : Exit::missing, "AT-FIL-001", path, errno);
        }
    }
    Descriptor(Descriptor &&other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor &operator=(Descriptor &&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

  private:
    int number_;
};

class FileInput : public Input {
  public:
    FileInput(Descriptor file, std::uint64_t size, std::string path)
        : file_(std::move(file)), size_(size), path_(std::move(path)) {}
    std::uint64_t size() const override { return size_; }
    std::size_t read_at(std::uint64_t offset, char *into, std::size_t most) const override {
        std::size_t done = 0;
        while (done < most) {
            const auto got = ::pread(file_.number(), into + done, most - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail(Exit::cannot_write, "AT-FIL-006", path_, errno);
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

  private:
    Descriptor file_;
    std::uint64_t size_;
    std::string path_;
};

std::unique_ptr<Input> read_pipe(const Descriptor &pipe, const std::string &path, std::uint64_t limit) {
    auto bytes = std::make_unique<std::string>();
    for (char part[1 << 16];;) {
        const auto got = ::read(pipe.number(), part, sizeof part);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(Exit::cannot_write, "AT-FIL-006", path, errno);
        if (got == 0) return std::make_unique<PipeInput>(std::move(bytes));
        bytes->append(part, static_cast<std::size_t>(got));
        if (bytes->size() > limit)
            throw Error(Exit::refused,
                        Fault("AT-FIL-002").with("path", path).with("limit", fmt::format("{} MiB", limit >> 20)));
    }
}

} // namespace

std::string Input::text_at(std::uint64_t offset, std::size_t most) const {
    std::string text(static_cast<std::size_t>(std::min<std::uint64_t>(most, size() - std::min(offset, size()))), '\0');
    text.resize(read_at(offset, text.data(), text.size()));
    return text;
}

std::unique_ptr<Input> memory_input(std::string_view bytes) {
    return std::make_unique<MemoryInput>(bytes);
}

std::unique_ptr<Input> file_input(const std::string &path, std::uint64_t pipe_limit) {
    Descriptor file(path);
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) fail(Exit::missing, "AT-FIL-001", path, errno);
    if (S_ISDIR(about.st_mode)) fail(Exit::missing, "AT-FIL-001", path, EISDIR);
    if (!S_ISREG(about.st_mode)) return read_pipe(file, path, pipe_limit);
    return std::make_unique<FileInput>(std::move(file), static_cast<std::uint64_t>(about.st_size), path);
}

} // namespace aitalent
