#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/level.h"
#include "aitalent/base/money.h"
#include "aitalent/base/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace aitalent {

/// A report is data first: what is known, typed, with stable keys; writers turn it into bytes. Labels and texts are in
/// the report's language; keys never are.

struct Identifier { ///< staff number, course code …: text whatever it looks like
    std::string text;
    friend bool operator==(const Identifier &, const Identifier &) = default;
};
struct PerMille { ///< shown as a percentage with one decimal
    std::int64_t value = 0;
    friend bool operator==(const PerMille &, const PerMille &) = default;
};
struct LevelCell { ///< a level on the scale: `of` is the scale's highest; unknown = nullopt
    std::optional<Level> level;
    Level of;
    std::string label = {}; ///< the level's name in the report's language
    friend bool operator==(const LevelCell &, const LevelCell &) = default;
};
struct Hours {
    std::chrono::minutes length{0};
    friend bool operator==(const Hours &, const Hours &) = default;
};

/// std::monostate = nothing known (an empty cell, null in JSON), which is not zero and not an empty text.
using Cell =
    std::variant<std::monostate, std::string, Identifier, std::int64_t, bool, Date, Money, PerMille, LevelCell, Hours>;

struct Column {
    std::string key;                       ///< "staff_no": stable, English, lower_snake_case
    std::string label;                     ///< in the report's language
    bool wide = false;                     ///< long text: may be wrapped
    std::vector<std::string> choices = {}; ///< to be filled in by hand: what a spreadsheet offers and accepts
    std::string hint = {};                 ///< shown beside a cell being filled in
    bool caution = false;                  ///< a yes here asks for a look, it is no good news
};

struct Table {
    std::string key; ///< "gaps"; the name of the CSV file or sheet, unique in the report
    std::string title;
    std::string note = {}; ///< one or two sentences under the title; may be empty
    std::vector<Column> columns = {};
    std::vector<std::vector<Cell>> rows = {}; ///< each as long as `columns`
};

/// How a table is best drawn. A chart always stands on a table of the same report, which is shown behind it.
struct Chart {
    /// `bars` with a `colour` stand in groups. `profile` sets a level held (`y`) against a level asked (`colour`), one
    /// row a competency (`x`).
    enum class Kind : std::uint8_t { bars, stacked_bars, heatmap, gantt, line, profile };
    Kind kind = Kind::bars;
    std::string key;
    std::string title;
    std::string table;             ///< key of the table it draws
    std::string x;                 ///< column keys: category or time
    std::string y;                 ///< value, or row of a heat map
    std::string colour = {};       ///< value of a heat map, series of a stack or line, group of a Gantt
    std::string x_end = {};        ///< end date of a Gantt bar
    std::string after = {};        ///< profile: level reached with the plan
    std::string why = {};          ///< profile: what the level rests on, in words
    std::optional<Date> mark = {}; ///< line: the day from which on it is an outlook
};

/// A single figure to show large: "ready now", 41.2 %.
struct Figure {
    std::string key;
    std::string label;
    Cell value;
    std::string note = {};
};

struct Section {
    std::string key;
    std::string title;
    std::string text = {}; ///< a paragraph; may be empty
    std::vector<Figure> figures = {};
    std::vector<Chart> charts = {};
    std::vector<Table> tables = {};
};

struct Report {
    std::string kind; ///< "agency", "person", "plan", …
    Lang lang = Lang::zh_tw;
    std::string title;
    std::string subtitle = {};
    /// Framework edition, profile, catalogue, run, plan, as-of date, program version: key, label, value.
    std::vector<Figure> about = {};
    std::string notice = {}; ///< "advice for training, never appraisal …"
    std::vector<Section> sections = {};
    /// The figures are the answer and the tables stand beside it: csv and tsv, which write one table, write the
    /// figures.
    bool figures_lead = false;

    /// The table of that key in any section, or null.
    const Table *table(std::string_view table_key) const;
};

} // namespace aitalent
