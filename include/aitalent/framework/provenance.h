#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aitalent {

/// How a statement in a framework, profile or catalogue is known.
enum class Basis : std::uint8_t {
    official,      ///< read on an official page
    transcription, ///< read in a third-party transcription of the official text
    press,         ///< reported by the press
    code,          ///< seen in public source code of a government system
    inference,     ///< our own inference from the above
    assumption,    ///< our own assumption, to be replaced by the agency's decision
    invented       ///< made up for samples
};
enum class Confidence : std::uint8_t { low, medium, high };

std::string_view name(Basis basis); ///< "official", "transcription", …: the words of the YAML files
std::string_view name(Confidence confidence);
std::optional<Basis> parse_basis(std::string_view word);
std::optional<Confidence> parse_confidence(std::string_view word);

/// Where a node comes from; a node without one of its own carries its parent's.
struct Provenance {
    std::string source; ///< id of one of the document's sources; may be empty
    Basis basis = Basis::assumption;
    Confidence confidence = Confidence::medium;
    std::string note = {};
    friend bool operator==(const Provenance &, const Provenance &) = default;
};

} // namespace aitalent
