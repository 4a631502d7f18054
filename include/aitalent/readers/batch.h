#pragma once
#include "aitalent/framework/place.h"
#include "aitalent/readers/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace aitalent {

/// What one stage of a batch file does: what the command of the same name does.
enum class StageWork : std::uint8_t { load, import, score, select, plan, report, backup, check };
std::string_view name(StageWork work); ///< "load", "import", …

// Paths are as written; they are meant from the batch file's own folder.

struct LoadStage {
    std::vector<std::string> files = {};
};
struct ImportStage {
    ImportKind kind = ImportKind::staff;
    std::vector<std::string> files = {};
    bool if_there = false; ///< files that are not there are passed over
    std::string sheet = {}, profile = {}, encoding = {}, rejects_folder = {};
    bool full = false;
    bool confirmed = false; ///< people missing from a full file are withdrawn
    bool accept_good = false;
    bool erase_blank = false;
};
struct ScoreStage {
    std::string agency = {}, unit = {}, role = {};
};
struct SelectStage {
    std::string role = {}, agency = {}, unit = {};
    int seats = 0;
    std::vector<std::string> reserves = {};
};
struct PlanStage {
    std::string name = {};
    std::optional<Money> budget = {};
    std::optional<std::chrono::minutes> hours = {};
    std::optional<Date> from = {}, to = {};
    int effort = 1;
};
struct ReportStage {
    std::string kind = {};
    std::string subject = {};
    std::string agency = {}, unit = {}, role = {};
    std::string output = {};
    std::string table = {}; ///< for CSV and TSV
    bool excel = false;
};
struct BackupStage {
    std::string output = {};
    bool with_key = false;
};
struct CheckStage {};

using StageTask = std::variant<LoadStage, ImportStage, ScoreStage, SelectStage, PlanStage, ReportStage, BackupStage,
                               CheckStage>; ///< in the order of StageWork

struct BatchStage {
    std::string id;
    StageWork work = StageWork::check;
    StageTask task = CheckStage();
};

/// A batch file: stages in the order in which they are worked off.
struct BatchFile {
    std::string id;
    LocalText note = {};
    std::optional<Date> as_of = {}; ///< empty: the day it runs
    std::string summary = {};       ///< JSON file written at the end; may be empty
    std::vector<BatchStage> stages = {};
};

/// A document `aitalent: batch/1`, as read; every mistake is a fault with its line, column and path.
struct BatchDocument {
    BatchFile value = {};
    Faults faults = {};
    PlaceOf place = {}; ///< of a path such as "stages[staff].files"
};
BatchDocument read_batch(std::string_view text, const std::string &file);

} // namespace aitalent
