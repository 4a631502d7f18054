#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace aitalent {

/// What became of an output file.
enum class Written : std::uint8_t {
    created,
    replaced,
    unchanged ///< the file held these very bytes already and was left alone
};
/// What may happen to a file that is there already and holds other bytes.
enum class Existing : std::uint8_t { refuse, replace };

/// Puts `bytes` into the file as a whole or not at all: a file without a name (0600 whatever the umask), or a temporary
/// one beside it (see temporary.h) where the system has none, every write checked, fsync, name, fsync of the folder. A
/// power cut leaves the old file or the new one, never half a report. A symbolic link of this account or of root is
/// followed, another's is refused (AT-FIL-007, 73); a device or pipe is written to as it is. Throws AT-FIL-005 (73) for
/// an existing, different file unless told to replace it, AT-FIL-003 (73, 77) where the file cannot be created,
/// AT-FIL-004 (74) where it cannot be written, AT-FIL-009 (74) where all is done but the name may not outlast a power
/// cut.
Written write_file(const std::string &path, std::string_view bytes, Existing existing = Existing::refuse);

/// Writes everything to standard output, or throws: AT-FIL-004 (74) with the reason, or an Error without a fault where
/// the reader has closed the pipe, so that `aitalent … | head` is quiet.
void write_stdout(std::string_view bytes);
/// Writes to standard error; talk that cannot be heard is no failure.
void write_stderr(std::string_view bytes);

} // namespace aitalent
