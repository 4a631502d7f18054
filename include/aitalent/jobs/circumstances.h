#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/fault.h"
#include "aitalent/base/text.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace aitalent {

/// What every job is told from outside; a job reads neither options nor terminal, and the clock only where no as-of
/// date was given.
struct Circumstances {
    std::string db_path;
    std::optional<Lang> lang;  ///< nullopt: the store's
    std::optional<Date> as_of; ///< nullopt: today in the store's zone
    std::chrono::milliseconds busy_timeout{5000};
    std::string who;        ///< account name, for the audit trail
    std::string command;    ///< the command's words without values, for the audit trail: "import staff"
    std::int64_t round = 0; ///< of a batch file, where the job is a stage of one: what it writes marks the stage done
    std::string stage = {};
    /// Told what the user should know though the work goes on: the ground the store stands on. May be empty.
    std::function<void(const Faults &)> warn = {};
    /// Told when the job has changed the store, so that a report that cannot be written is not taken for a job not
    /// done. May be empty.
    std::function<void()> changed = {};
};

} // namespace aitalent
