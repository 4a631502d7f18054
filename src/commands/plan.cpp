#include "aitalent/jobs/work.h"

#include "plan_questions.h"
#include "tree.h"

namespace aitalent {

namespace {

struct Options {
    PlanTask task;
    std::string budget, hours, from, to, gap, effort = "1", name, by;
    std::vector<std::string> names;
};

Exit make(Invocation &run, Options &options) {
    auto &task = options.task;
    if (!options.budget.empty()) {
        task.budget = parse_money(options.budget);
        if (!task.budget) throw bad_value(run, "--budget", options.budget, run.say("整數新臺幣", "whole NT$"));
    }
    if (!options.hours.empty()) {
        task.hours_per_person = parse_hours(options.hours);
        if (!task.hours_per_person)
            throw bad_value(run, "--hours", options.hours, run.say("時數，例如 40 或 1.5", "hours such as 40 or 1.5"));
    }
    task.from = day(run, "--from", options.from);
    task.to = day(run, "--to", options.to);
    if (!options.gap.empty()) task.gap_ppm = percentage(run, "--gap", options.gap);
    task.effort = static_cast<int>(whole_number(run, "--effort", options.effort, 0, 3));
    run.show(make_plan(run.circumstances(), task));
    return Exit::done;
}

} // namespace

void add_plan(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "plan", "訓練計畫：分級、有日期、有經費，並證明離最佳多遠",
                        "the tiered, dated, funded plan, with a proof of how close to the best it is",
                        {"plan make --name 2027 --budget 1500000", "plan show 2027"});
    app->require_subcommand(1);
    auto options = std::make_shared<Options>();

    auto *making =
        command(*app, run, "make", "擬訂計畫", "make a plan",
                {"plan make --name 2027", "plan make --name 增額案 --set budget.total=2000000 --add-seats A102=10"});
    text_option(*making, run, "--name", options->task.name, "NAME", "計畫名稱", "the plan's name")->required();
    text_option(*making, run, "--budget", options->budget, "NTD", "總預算（新臺幣；否則依規範）",
                "budget in NT$ (else the policy's)");
    text_option(*making, run, "--hours", options->hours, "HOURS", "每人時數上限", "hours a person may spend");
    text_option(*making, run, "--from", options->from, "DATE", "此日起的班期", "sessions from this day");
    text_option(*making, run, "--to", options->to, "DATE", "此日前結束的班期", "sessions ending by this day");
    text_option(*making, run, "--effort", options->effort, "N", "0 快 … 3 細（結果不受時鐘影響）",
                "0 quick … 3 thorough (never a clock)");
    text_option(*making, run, "--gap", options->gap, "PERCENT", "證明在最佳的此範圍內即可停",
                "enough once proven within this of the best");
    list_option(*making, run, "--set", options->task.set, "KEY=VALUE",
                "只為此計畫改一項規範，例如 budget.total=2000000、unit_away_per_mille=100、provider.iii=200",
                "one rule for this plan alone: budget.total=2000000, unit_away_per_mille=100, provider.iii=200")
        ->allow_extra_args(false);
    list_option(*making, run, "--add-seats", options->task.more_seats, "COURSE=N", "假設此課程每班多 N 個名額",
                "what if each session of the course had N more seats")
        ->allow_extra_args(false);
    text_option(*making, run, "--keep", options->task.keep, "PLAN", "由此計畫起，已開始者不動，其餘盡量少動",
                "start from this plan: what has begun stays, the rest changes least");
    flag(*making, run, "--dry-run", options->task.dry_run, "只說結果，不存", "say the result, store nothing");
    making->callback([&run, options] { run.work = [&run, options] { return make(run, *options); }; });

    add_plan_questions(*app, run);

    auto *listing = command(*app, run, "list", "列出計畫", "the plans held", {"plan list", "plan list --format json"});
    listing->callback([&run] { run.work = [&run] { return run.show(list_plans(run.circumstances())), Exit::done; }; });

    auto *showing = command(*app, run, "show", "顯示計畫", "one plan",
                            {"plan show 2027", "plan show 2027 --table enrolments --format csv"});
    text_option(*showing, run, "NAME", options->name, "", "計畫名稱（否則最近一個）",
                "the plan's name (else the newest)");
    showing->callback([&run, options] {
        run.work = [&run, options] { return run.show(show_plan(run.circumstances(), options->name)), Exit::done; };
    });

    auto *comparing = command(*app, run, "compare", "並列比較數個計畫", "plans side by side",
                              {"plan compare 2027 節約案", "plan compare 2027 節約案 --format md"});
    list_option(*comparing, run, "NAME", options->names, "", "計畫名稱", "the plans' names")->required();
    comparing->callback([&run, options] {
        run.work = [&run, options] { return run.show(compare_plans(run.circumstances(), options->names)), Exit::done; };
    });

    auto *approving = command(*app, run, "approve", "核定一個計畫", "approve one plan",
                              {"plan approve 2027 --by 王主任", "plan list"});
    text_option(*approving, run, "NAME", options->name, "", "計畫名稱", "the plan's name")->required();
    text_option(*approving, run, "--by", options->by, "NAME", "核定者", "who approves")->required();
    approving->callback([&run, options] {
        run.work = [&run, options] {
            return run.show(approve_plan(run.circumstances(), options->name, options->by)), Exit::done;
        };
    });
}

} // namespace aitalent
