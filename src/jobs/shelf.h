#pragma once
#include "aitalent/jobs/circumstances.h"
#include "library.h"

#include <cstdint>

namespace aitalent {

/// Bytes of a document file, a little more than its reader takes, so that the reader says what is wrong.
inline constexpr std::uint64_t document_limit = 8u << 20;

/// The documents at hand: the store's where there is a store, the bundled ones below them.
Library shelf(const Circumstances &circumstances);

/// What a user may name a document by: "id", "id@edition", or a file, which is put on the shelf first. Throws with the
/// faults (65) where the file is no document.
std::string named(Library &library, const std::string &name_or_file);

} // namespace aitalent
