#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <functional>
#include <string>
#include <vector>

namespace aitalent {

struct BatchRequest {
    std::string file;     ///< a document `aitalent: batch/1`; paths in it are meant from its folder
    bool fresh = false;   ///< do every stage, also where nothing has changed since the last time
    bool dry_run = false; ///< read the file and say what would be done
};

enum class StageState : std::uint8_t {
    done,
    done_before, ///< by the run that was broken off, or by an earlier one since which nothing has changed
    done_again,  ///< done before, but the file it left then is gone or is another
    findings,    ///< done; rows were handed back, or the check found something
    skipped,     ///< the files are not there, or the plan has been approved
    failed,
    waiting ///< not begun
};

/// One stage, for the line that tells of it.
struct StageLine {
    std::size_t number = 0, of = 0;
    std::string stage;
    std::string work; ///< "import staff"
    StageState state = StageState::waiting;
    std::string what = {}; ///< what it counted, in the language told
};
/// "3/7 staff (import staff): done — added 12, changed 3"
std::string line_text(const StageLine &line, Lang lang);

struct BatchOutcome {
    Report report;
    Faults faults; ///< of all stages
    Exit exit = Exit::done;
};

/// Works off the stages in order, each with the very call its command makes, and tells of each as it ends. A stage that
/// cannot be done ends the run with that stage's exit code. Broken off by whatever cause, the same call goes on where
/// it was: what a stage wrote and that it is done are one transaction. The same file, day and inputs once more: nothing
/// is done but what has lost the file or folder it left. Throws (65) with all faults of the file, AT-BAT-001 (75) where
/// another run works by it.
BatchOutcome run_batch(const Circumstances &circumstances, const BatchRequest &request,
                       const std::function<void(const StageLine &)> &tell);

} // namespace aitalent
