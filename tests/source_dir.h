#pragma once
#include <filesystem>

/// The checkout the tests were built from. One object file knows the path, so that all others are the same in every
/// checkout and a compiler cache can serve them.
std::filesystem::path source_dir();
