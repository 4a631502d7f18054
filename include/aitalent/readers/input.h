#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace aitalent {

/// The bytes of one file, readable at any place: text files are streamed from it, archives jump in it.
class Input {
  public:
    virtual ~Input() = default;
    virtual std::uint64_t size() const = 0;
    /// Fills `into` with at most `most` bytes from `offset`; fewer only at the end of the file.
    /// Throws Error(cannot_write, AT-FIL-006) where the disk fails.
    virtual std::size_t read_at(std::uint64_t offset, char *into, std::size_t most) const = 0;
    /// The same as text; never longer than `most`.
    std::string text_at(std::uint64_t offset, std::size_t most) const;
};

/// Bytes the caller keeps alive.
std::unique_ptr<Input> memory_input(std::string_view bytes);

/// A file on disk, kept open and never held in memory whole. A pipe (such as /dev/stdin) is read to its end first, up
/// to `pipe_limit` bytes. Throws Error as InputFile does (system/files.h), and AT-FIL-002 for a pipe over the limit.
std::unique_ptr<Input> file_input(const std::string &path, std::uint64_t pipe_limit = 256u << 20);

} // namespace aitalent
