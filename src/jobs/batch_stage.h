#pragma once
#include "aitalent/jobs/circumstances.h"
#include "aitalent/readers/batch.h"
#include "aitalent/store/store.h"

namespace aitalent {

struct StageEnd {
    Faults faults = {};
    Exit exit = Exit::done; ///< done, findings, or refused: nothing was done then
};

/// Does one stage by the job of the command of that name; the transaction that does it marks it as done. Stages that
/// write nothing into the store are marked when their output is on the disk; done twice, they give the same bytes.
StageEnd do_stage(const Circumstances &circumstances, const BatchStage &stage);

/// Whether the report, pack or backup (with its key) that the stage left is there and as it was then; true for stages
/// that leave none. `mark`: what the stage is marked with, see StageMark::output. Cost: reads those files.
bool output_is_whole(const Store &store, const BatchStage &stage, const std::string &mark);

} // namespace aitalent
