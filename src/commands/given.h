#pragma once
#include "invocation.h"

namespace aitalent {

/// Looks at what the parsed line and the environment give, before any work is done.
///
/// AT-CLI-007 (2) where an option, an argument or a variable AITALENT_… is given an empty or blank value: mostly a
/// script's variable that was never set, and what is left out means something else ("everybody", "today"). So where a
/// part of a value is empty: of a list (06,,07), on a side of NAME=VALUE, after the colon of NAME=VALUES:N. Other
/// variables (NO_COLOR) keep their own convention, by which empty is unset. AT-CLI-008 (2) where a text holds an
/// identity number; names of files may, as they are masked wherever they are kept or shown.
///
/// The words as they stand, before they are parsed: "--unit=" would take the next word as its value.
void check_words(const Invocation &run);
/// The same for a line that could not be parsed: an argument of no name.
void check_arguments(const Invocation &run);
/// What was parsed, and the variables.
void check_given(const CLI::App &root, const Invocation &run);

} // namespace aitalent
