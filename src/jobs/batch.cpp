#include "aitalent/jobs/batch.h"
#include "aitalent/jobs/output_place.h"

#include "aitalent/privacy/file_mark.h"
#include "aitalent/store/audit.h"
#include "aitalent/store/rounds.h"
#include "aitalent/system/files.h"
#include "aitalent/system/lock.h"
#include "aitalent/writers/write.h"
#include "batch_report.h"
#include "batch_script.h"
#include "batch_stage.h"
#include "key_file.h"
#include "office.h"

#include <algorithm>

namespace aitalent {

namespace {

/// The round to go on with: the one that was broken off, the one that is done if the store has not
/// changed since, or a new one.
Round round_for(Office &office, const Script &script, bool fresh) {
    const auto hash = inputs_hash(script, office.as_of());
    const auto told_by = [&] {
        return imports_files(script) ? file_mark(needed_key(office.store(), office.told().db_path), hash) : hash;
    };
    Round wanted{.name = script.batch.id, .inputs = told_by(), .as_of = office.as_of()};
    if (const auto last = newest_round(office.store(), wanted.name); last && !fresh && last->inputs == wanted.inputs) {
        if (last->state == RoundState::open) return *last;
        if (last->state == RoundState::done && audit_head(office.store()).entries == last->ended) return *last;
    }
    Transaction transaction(office.store(), office.deed());
    wanted.inputs = told_by(); // the key may have been rotated meanwhile
    transaction.note_sealed_input(wanted.inputs);
    wanted.number = begin_round(transaction, wanted);
    transaction.commit();
    return wanted;
}

class Walk {
  public:
    Walk(const Circumstances &circumstances, const Script &script, Round round,
         const std::function<void(const StageLine &)> &tell, Lang lang)
        : told_(circumstances), script_(script), round_(std::move(round)), tell_(tell), lang_(lang) {
        Office office(told_, Access::read);
        marks_ = stages_done(office.store(), round_.number);
        for (const auto &stage : script.batch.stages) lines_.push_back(waiting_line(script, stage));
    }

    BatchOutcome go() {
        BatchOutcome outcome;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto &stage = script_.batch.stages[i];
            const bool marked = mark_of(stage.id) != nullptr;
            const bool before = marked && left_whole(stage);
            if (!before && !done(stage, outcome)) {
                lines_[i].state = StageState::failed;
                tell_(lines_[i]);
                outcome.faults.add(
                    Fault("AT-BAT-005", Severity::info).with("found", stage.id).with("path", script_.summary));
                break;
            }
            fill_in(lines_[i], *mark_of(stage.id), lang_);
            if (lines_[i].state == StageState::findings) outcome.exit = Exit::findings;
            const bool again = marked && !before;
            if (again && lines_[i].state == StageState::done) lines_[i].state = StageState::done_again;
            redone_ = redone_ || again;
            auto told = lines_[i];
            if (before) told.state = StageState::done_before;
            tell_(told);
        }
        const bool whole = lines_.empty() || lines_.back().state != StageState::waiting;
        if (whole && outcome.exit <= Exit::findings && (round_.state == RoundState::open || redone_)) end();
        outcome.report = batch_report(script_.batch, round_.as_of, lines_, lang_);
        return outcome;
    }

  private:
    /// Whether the file or folder that a stage left when it was done is still there, and as it was left.
    bool left_whole(const BatchStage &stage) const {
        Office office(told_, Access::read);
        return output_is_whole(office.store(), stage, mark_of(stage.id)->output);
    }

    /// Does the stage; false where it could not be done.
    bool done(const BatchStage &stage, BatchOutcome &outcome) {
        auto told = told_;
        told.round = round_.number;
        told.stage = stage.id;
        told.command += " " + work_text(stage);
        StageEnd end;
        try {
            end = do_stage(told, stage);
        } catch (const Error &error) {
            end = {error.faults(), error.exit()};
        }
        outcome.faults.add(std::move(end.faults));
        if (end.exit > Exit::findings) return outcome.exit = end.exit, false;
        Office office(told_, Access::read);
        marks_ = stages_done(office.store(), round_.number);
        return true;
    }

    const StageMark *mark_of(const std::string &stage) const {
        const auto found = std::find_if(marks_.begin(), marks_.end(), [&](const auto &m) { return m.stage == stage; });
        return found == marks_.end() ? nullptr : &*found;
    }

    void end() {
        Office office(told_, Access::write);
        Transaction transaction(office.store(), office.deed());
        end_round(transaction, round_.number);
        transaction.commit();
    }

    Circumstances told_;
    const Script &script_;
    Round round_;
    const std::function<void(const StageLine &)> &tell_;
    Lang lang_;
    std::vector<StageMark> marks_;
    std::vector<StageLine> lines_;
    bool redone_ = false;
};

/// The day that rules the whole run: told, written in the file, or today.
Circumstances on_its_day(const Circumstances &circumstances, const Script &script) {
    auto told = circumstances;
    if (!told.as_of) told.as_of = script.batch.as_of;
    if (!told.as_of) told.as_of = Office(told, Access::read).as_of();
    return told;
}

} // namespace

BatchOutcome run_batch(const Circumstances &circumstances, const BatchRequest &request,
                       const std::function<void(const StageLine &)> &tell) {
    const FileLock alone(request.file, circumstances.busy_timeout, "AT-BAT-001");
    auto script = read_script(request.file);
    const auto told = on_its_day(circumstances, script);
    set_paths(script, request.file, *told.as_of);
    refuse_outputs(script, request.file);
    const auto lang = Office(told, Access::read).lang();
    if (request.dry_run) return {batch_report(script.batch, *told.as_of, waiting_lines(script), lang), {}, Exit::done};

    Round round;
    {
        Office office(told, Access::write);
        round = round_for(office, script, request.fresh);
    }
    auto outcome = Walk(told, script, std::move(round), tell, lang).go();
    add_head(outcome.report, audit_head(Office(told, Access::read).store()));
    try {
        if (!script.summary.empty())
            write_output(script.summary, write(outcome.report, Format::json), Existing::replace);
    } catch (const Error &error) { // told beside what else went wrong, not in its place
        outcome.faults.add(error.faults());
        if (outcome.exit <= Exit::findings) outcome.exit = error.exit();
    }
    return outcome;
}

} // namespace aitalent
