#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/framework/framework.h"
#include "aitalent/framework/profile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

// Framework formats of others, in and out. What one side has no place for is never dropped in silence: it is told per
// row (AT-FRM-060 … 063) or counted per field (AT-FRM-065, info). Output is deterministic.

/// A sheet as its reader delivers it. Rows carry their number in the file; short rows are blank at the end.
struct Table {
    struct Row {
        std::uint32_t number = 0;
        std::vector<std::string> cells;
    };
    std::string file = {};
    std::vector<std::string> header = {};
    std::vector<Row> rows = {};
};

struct Converted {
    Framework framework = {};
    std::optional<Profile> profile = {}; ///< for formats that say what roles ask
    Faults faults = {};                  ///< errors: rows or files that could not be taken
};

/// UK Government Digital and Data: `roles.csv` (what each grade of a role asks) and `skills.csv`. Every grade becomes a
/// role profile, every skill a competency, over the scale awareness … expert. Grades and rows "NOT IN USE" and exact
/// repetitions are left out and told by row.
Converted from_uk_digital_data(const Table &skills, const Table &roles, const EditionRef &as);

/// IMS CASE 1.0 package (CFDocument, CFItems, CFAssociations). Items with children become areas, items without become
/// competencies; ids are human coding schemes where the package has them, else identifiers.
Converted from_case(std::string_view json, const std::string &file, const EditionRef &as);
std::string to_case(const Framework &framework, Faults &left_out);

/// Open Skills Management Tool, the list of skills it imports: category → area, name and statement → competency.
Converted from_osmt(const Table &skills, const EditionRef &as);
std::string to_osmt(const Framework &framework, Faults &left_out);

/// Moodle's competency framework CSV (tool_lpimportcsv): areas and competencies as a tree, the scale as its values.
/// Moodle cuts id numbers at 100 characters; longer ones cannot occur here.
std::string to_moodle(const Framework &framework, const Profile *profile, Faults &left_out);

/// One table a list: "areas.csv", "competencies.csv", … as (file name, text).
std::vector<std::pair<std::string, std::string>> to_tables(const Framework &framework);

} // namespace aitalent
