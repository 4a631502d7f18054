#pragma once
#include "aitalent/jobs/circumstances.h"
#include "aitalent/readers/batch.h"

namespace aitalent {

struct StageEnd {
    Faults faults = {};
    Exit exit = Exit::done; ///< done, findings, or refused: nothing was done then
};

/// Does one stage by the job of the command of that name; the transaction that does it marks it as done. Stages that
/// write nothing into the store are marked when their output is on the disk; done twice, they give the same bytes.
StageEnd do_stage(const Circumstances &circumstances, const BatchStage &stage);

} // namespace aitalent
