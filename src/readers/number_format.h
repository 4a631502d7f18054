#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aitalent {

/// What a number format makes of a number, as far as reading its value goes.
struct NumberFormat {
    enum class Shows : std::uint8_t { number, date, elapsed, leading_zeros };
    Shows shows = Shows::number;
    std::uint8_t digits = 0; ///< for leading_zeros: "000000" has 6
};

/// By the built-in number of a format (ECMA-376 part 1, 18.8.30, with the East Asian ones).
NumberFormat built_in_format(unsigned id);
/// By its code: "yyyy/m/d", "[$-404]e\"年\"m\"月\"", "[h]:mm", "000000".
NumberFormat format_of_code(std::string_view code);

/// A date serial as SheetCell::shown describes it; empty where it is none.
std::string date_of_serial(std::string_view serial, bool epoch_1904, bool elapsed);

/// "7" shown by "000" → "007"; empty where the number is not a whole one or needs no zeros.
std::string with_leading_zeros(std::string_view number, std::size_t digits);

} // namespace aitalent
