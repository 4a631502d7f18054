#pragma once

namespace aitalent {

/// The whole program: reads the command line, does the command, returns the exit code. Never throws.
int run(int argc, char **argv);

} // namespace aitalent
