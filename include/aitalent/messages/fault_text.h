#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/base/text.h"

#include <span>
#include <string>
#include <string_view>

namespace aitalent {

/// The words for one fault code. `{name}` in a text stands for the fault's value of that name; a sentence part in
/// square brackets is left out when a value inside it is missing: "unknown role {found}[; did you mean {suggestion}?]".
struct FaultText {
    std::string_view code; ///< "AT-IMP-014"
    std::string_view en;   ///< what is wrong, what was expected; no full stop at the end
    std::string_view zh;
    std::string_view remedy_en; ///< what to do; a sentence
    std::string_view remedy_zh;
};

/// Every code of the program, ordered by code. Each room's codes stand in a table of their own in
/// src/messages/faults_AREA.cpp.
std::span<const FaultText> fault_texts();

/// The entry of that code, or null.
const FaultText *fault_text(std::string_view code);

/// What is wrong, in words: the message without place, code or remedy. Values are made printable (no control or
/// bidirectional characters), identity and mobile numbers in them unreadable. An unknown code gives the code and its
/// values.
std::string message(const Fault &fault, Lang lang);
/// The remedy in words. A command of this program in it names the store of this run (see name_store).
std::string remedy(const Fault &fault, Lang lang);

/// The store the command line named, empty for none: a command that is told as a remedy has to hit the same one.
void name_store(const std::string &db);
/// " --db FILE" for such a command, or nothing.
std::string store_option();
/// The same for a text that is no fault: put into each command that stands in quotes, 'aitalent …' or 「aitalent …」.
std::string for_named_store(std::string_view text);

/// One fault as people read it: `file:line:column: error AT-FRM-003: message` and the remedy on a line of its own
/// ("  → remedy"); for sheets `file [sheet] row 7, column 3 (員工編號): …`. With `show_source` the offending line
/// follows, with a mark under the column.
std::string describe(const Fault &fault, Lang lang, bool show_source);

} // namespace aitalent
