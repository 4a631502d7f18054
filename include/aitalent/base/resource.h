#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aitalent {

/// A file of data/ or examples/agency/ inside the binary. The table is made by the build (src/cmake/Embed.cmake).
struct EmbeddedFile {
    std::string_view path; ///< "profiles/tw-civil-service-2026.1.yaml" (of data/), "examples/agency/staff.xlsx"
    const char *begin;
    const char *end;
    std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

/// All of them, ordered by path. Defined in the program, so a library of ours can be linked without the data.
std::span<const EmbeddedFile> embedded_files();

inline std::optional<std::string_view> embedded(std::string_view path) {
    for (const auto &file : embedded_files())
        if (file.path == path) return file.text();
    return std::nullopt;
}

} // namespace aitalent
