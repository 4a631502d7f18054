#include "aitalent/jobs/progress.h"

#include "tree.h"

namespace aitalent {

void add_progress(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "progress", "計畫與實際對照：人數、時數、經費；空出的名額由誰遞補；哪些要重排",
                        "plan against actual in people, hours and money; who is next; what to plan anew",
                        {"progress", "progress 2027 --table waiting --format csv"});
    auto plan = std::make_shared<std::string>();
    text_option(*app, run, "PLAN", *plan, "", "計畫名稱（否則已核定者）", "the plan's name (else the approved one)");
    app->callback([&run, plan] {
        run.work = [&run, plan] { return run.show(progress(run.circumstances(), *plan)), Exit::done; };
    });
}

} // namespace aitalent
