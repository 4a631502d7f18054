#pragma once
#include <optional>
#include <string_view>

namespace aitalent {

/// Why a column of a personnel file is dropped at the door: its cells are neither read nor kept.
/// "health", "origin", "diet", "birth", "sex", "marriage", "religion", "contact", "address", "photo", "family", "bank".
/// `heading` is compared folded, with the usual decorations ignored.
std::optional<std::string_view> sensitive_column(std::string_view heading);

} // namespace aitalent
