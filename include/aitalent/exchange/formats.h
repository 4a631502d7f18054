#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/framework/framework.h"
#include "aitalent/framework/profile.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

// Framework formats of others, in and out. What one side has no place for is never dropped in silence: it is told per
// row (AT-FRM-060 … 063) or counted per field (AT-FRM-065, info). Output is deterministic.

/// A sheet as its reader delivers it. Rows carry their number in the file; short rows are blank at the end.
struct ForeignTable {
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
Converted from_uk_digital_data(const ForeignTable &skills, const ForeignTable &roles, const EditionRef &as);

/// IMS CASE 1.0 package (CFDocument, CFItems, CFAssociations). Items with children become areas, items without become
/// competencies; ids are human coding schemes where the package has them, else identifiers.
Converted from_case(std::string_view json, const std::string &file, const EditionRef &as);
std::string to_case(const Framework &framework, Faults &left_out);

/// Open Skills Management Tool, the list of skills it imports: category → area, name and statement → competency.
Converted from_osmt(const ForeignTable &skills, const EditionRef &as);
std::string to_osmt(const Framework &framework, Faults &left_out);

/// Moodle's competency framework CSV (tool_lpimportcsv): areas and competencies as a tree, the scale as its values.
/// Moodle cuts id numbers at 100 characters; longer ones cannot occur here.
std::string to_moodle(const Framework &framework, const Profile *profile, Faults &left_out);

Converted from_moodle(const ForeignTable &competencies, const EditionRef &as);

/// NICE Workforce Framework for Cybersecurity: JSON of NIST's reference tool. Knowledge, skills and competency areas
/// become competencies, work roles role profiles.
Converted from_nice(std::string_view json, const std::string &file, const EditionRef &as);

/// O*NET database: Content Model Reference, Occupation Data, and Skills, Knowledge or Abilities.
Converted from_onet(std::span<const ForeignTable> tables, const EditionRef &as);

/// ESCO: skills, occupations and occupationSkillRelations.
Converted from_esco(std::span<const ForeignTable> tables, const EditionRef &as);

/// One table a list: "areas.csv", "competencies.csv", … as (file name, text); a cell with several values has one a
/// line.
std::vector<std::pair<std::string, std::string>> to_tables(const Framework &framework, Faults &left_out);
Converted from_tables(std::span<const ForeignTable> tables, const EditionRef &as);

/// A file as it came: the table in it, or for JSON formats its text.
struct ForeignFile {
    std::string name;
    std::string text = {};
    ForeignTable table = {};
};

/// A format by its name on the command line. To add one: a file beside the others, and a line in formats.cpp.
struct ForeignFormat {
    std::string_view name;
    bool json;
    std::size_t most_files; ///< that make up one framework
    Converted (*from)(std::span<const ForeignFile> files, const EditionRef &as);
    /// (file name, text) for each file; null where the format is only read. `profile` may be null.
    std::vector<std::pair<std::string, std::string>> (*to)(const Framework &framework, const Profile *profile,
                                                           Faults &left_out);
};
std::span<const ForeignFormat> foreign_formats();

} // namespace aitalent
