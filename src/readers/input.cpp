#include "aitalent/readers/input.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"

#include <algorithm>
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

class FileInput : public Input {
  public:
    explicit FileInput(InputFile file) : file_(std::move(file)) {}
    std::uint64_t size() const override { return file_.size(); }
    std::size_t read_at(std::uint64_t offset, char *into, std::size_t most) const override {
        return file_.read_at(offset, {into, most});
    }

  private:
    InputFile file_;
};

std::unique_ptr<Input> read_to_end(InputFile &pipe, std::uint64_t limit) {
    auto bytes = std::make_unique<std::string>();
    for (char part[1 << 16];;) {
        const auto got = pipe.read(part);
        bytes->append(part, got);
        if (bytes->size() > limit)
            throw Error(
                Exit::refused,
                Fault("AT-FIL-002").with("path", pipe.path()).with("limit", fmt::format("{} MiB", limit >> 20)));
        if (got < sizeof part) return std::make_unique<PipeInput>(std::move(bytes));
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
    InputFile file(path);
    if (file.size() == 0) return read_to_end(file, pipe_limit); // a pipe, or nothing
    return std::make_unique<FileInput>(std::move(file));
}

} // namespace aitalent
