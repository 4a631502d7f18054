#pragma once
#include "aitalent/jobs/batch.h"
#include "aitalent/store/audit.h"
#include "aitalent/store/rounds.h"
#include "batch_script.h"

#include <span>

namespace aitalent {

StageLine waiting_line(const Script &script, const BatchStage &stage);
std::vector<StageLine> waiting_lines(const Script &script);
/// What became of a stage is told by what its deed counted, so that a run that was broken off tells the same.
void fill_in(StageLine &line, const StageMark &mark, Lang lang);
Report batch_report(const BatchFile &batch, Date as_of, std::span<const StageLine> lines, Lang lang);
/// The head of the audit chain once the batch has ended, to be kept elsewhere.
void add_head(Report &report, const AuditHead &head);

} // namespace aitalent
