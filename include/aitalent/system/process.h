#pragma once
#include "aitalent/base/fault.h"

#include <cstddef>
#include <optional>
#include <string>

namespace aitalent {

/// To be called once, before the first file is opened: files and folders only for their owner (umask 077), no core
/// dumps (they would hold personal data), a closed pipe is an error and not a signal, INT, TERM and HUP leave nothing
/// behind (see signals.h), and descriptors 0, 1 and 2 are taken even where the caller closed them, so that no store is
/// ever opened as standard output.
void prepare_process();

/// The exit code where memory, threads or descriptors have run out (EX_OSERR of BSD).
inline constexpr Exit no_resources{71};

/// The account the process runs as, by /etc/passwd and not by the environment; "uid 1000" where it has no name there
/// (accounts of a directory service: asking that would open a socket).
std::string account_name();
/// The machine's name, as the kernel has it.
std::string host_name();
/// A variable of the environment; nothing where it is unset or empty.
std::optional<std::string> environment(const char *name);

enum class Stream : int { in = 0, out = 1, err = 2 };
bool is_terminal(Stream stream);
/// Columns of the terminal; 80 where it does not say.
int terminal_width(Stream stream);

/// Bytes from the system's generator, for keys.
std::string random_bytes(std::size_t count);
/// The same in lower-case hexadecimal: 2·count characters.
std::string random_hex(std::size_t count);
/// Of `alphabet`, each character as likely as any other.
std::string random_text(std::size_t count, std::string_view alphabet);

} // namespace aitalent
