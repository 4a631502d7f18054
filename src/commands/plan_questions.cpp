#include "plan_questions.h"

#include "aitalent/jobs/work.h"

namespace aitalent {

namespace {

struct Options {
    ChangesAsked changes;
    ExportAsked out;
    std::string name, needs = "0", seed = "1", effort = "0", top = "3", chance = "10%", trials = "200", what;
    bool replan = false;
};

void name_option(CLI::App &app, const Invocation &run, std::string &name) {
    text_option(app, run, "NAME", name, "", "計畫名稱（否則核定的或最近一個）", "the plan's name (else the newest)");
}
void effort_option(CLI::App &app, const Invocation &run, std::string &effort) {
    text_option(app, run, "--effort", effort, "N", "重新規劃：0 快 … 3 細", "of re-planning: 0 quick … 3 thorough");
}
std::uint64_t seed_of(const Invocation &run, const std::string &text) {
    return static_cast<std::uint64_t>(whole_number(run, "--seed", text, 0, 1'000'000'000));
}
int effort_of(const Invocation &run, const std::string &text) {
    return static_cast<int>(whole_number(run, "--effort", text, 0, 3));
}

void add_changes(CLI::App &plan, Invocation &run, const std::shared_ptr<Options> &options) {
    auto *app = command(plan, run, "changes", "要改變什麼才能補上未補的落差（逐一驗證）",
                        "what would meet the needs left open, each verified",
                        {"plan changes 2027 --staff S0042", "plan changes 2027 --needs 100 --replan"});
    name_option(*app, run, options->changes.plan);
    text_option(*app, run, "--staff", options->changes.staff, "STAFF_NO", "只看此人", "this person only");
    text_option(*app, run, "--needs", options->needs, "N", "抽出 N 項（0 為全部）", "so many by lot (0 = all)");
    text_option(*app, run, "--seed", options->seed, "N", "抽籤種子", "seed of the lot");
    flag(*app, run, "--replan", options->replan, "並列套用後全部重排的總值", "show the total after full re-planning");
    effort_option(*app, run, options->effort);
    app->callback([&run, options] {
        run.work = [&run, options] {
            auto &asked = options->changes;
            asked.needs = whole_number(run, "--needs", options->needs, 0, 1'000'000);
            asked.seed = seed_of(run, options->seed);
            if (options->replan) asked.replan = effort_of(run, options->effort);
            return run.show(plan_changes(run.circumstances(), asked)), Exit::done;
        };
    });
}

void add_prices(CLI::App &plan, Invocation &run, const std::shared_ptr<Options> &options) {
    auto *app = command(plan, run, "prices", "名額、經費與每條規則的價格（重排確認）",
                        "what a seat, money and each rule cost, confirmed by re-planning",
                        {"plan prices 2027", "plan prices 2027 --top 5 --format json"});
    name_option(*app, run, options->name);
    text_option(*app, run, "--top", options->top, "N", "確認最貴的 N 個", "confirm the dearest N");
    effort_option(*app, run, options->effort);
    app->callback([&run, options] {
        run.work = [&run, options] {
            const auto top = static_cast<std::size_t>(whole_number(run, "--top", options->top, 0, 100));
            return run.show(plan_prices(run.circumstances(), options->name, top, effort_of(run, options->effort))),
                   Exit::done;
        };
    });
}

void add_robustness(CLI::App &plan, Invocation &run, const std::shared_ptr<Options> &options) {
    auto *app = command(plan, run, "robustness", "有人缺席時計畫還剩多少", "what drop-outs leave of the plan",
                        {"plan robustness 2027", "plan robustness 2027 --chance 5% --trials 1000"});
    name_option(*app, run, options->name);
    text_option(*app, run, "--chance", options->chance, "PERCENT", "每個名額放棄的機率，預設 10%",
                "chance of a seat to be given up; usually 10%");
    text_option(*app, run, "--trials", options->trials, "N", "試驗次數", "trials");
    text_option(*app, run, "--seed", options->seed, "N", "抽籤種子", "seed of the lot");
    app->callback([&run, options] {
        run.work = [&run, options] {
            const auto chance = static_cast<int>(percentage(run, "--chance", options->chance) / 1000);
            const auto trials = static_cast<int>(whole_number(run, "--trials", options->trials, 1, 100'000));
            return run.show(plan_robustness(run.circumstances(), options->name, chance, trials,
                                            seed_of(run, options->seed))),
                   Exit::done;
        };
    });
}

void add_export(CLI::App &plan, Invocation &run, const std::shared_ptr<Options> &options) {
    auto *app = command(plan, run, "export", "匯出名冊，或個人、單位、班期的行事曆（iCalendar）",
                        "rosters, or a calendar (iCalendar) of a person, a unit or a session",
                        {"plan export calendar 2027 --unit 資訊科 --output 資訊科.ics",
                         "plan export roster 2027 --session A102-03 --format csv"});
    app->require_subcommand(1);
    auto *calendar =
        command(*app, run, "calendar", "iCalendar 行事曆", "a calendar for calendar programs",
                {"plan export calendar 2027 --staff S0042 --output S0042.ics", "plan export calendar 2027"});
    name_option(*calendar, run, options->out.plan);
    text_option(*calendar, run, "--staff", options->out.staff, "STAFF_NO", "此人的", "of this person");
    text_option(*calendar, run, "--unit", options->out.unit, "UNIT", "此單位的", "of this unit");
    text_option(*calendar, run, "--session", options->out.session, "ID", "此班期的", "of this session");
    calendar->callback([&run, options] {
        run.work = [&run, options] {
            return run.show_text(plan_calendar(run.circumstances(), options->out)), Exit::done;
        };
    });
    auto *roster = command(*app, run, "roster", "班期名冊與簽到", "who sits in which session",
                           {"plan export roster 2027 --output 名冊.xlsx", "plan export roster 2027 --session A102-03"});
    name_option(*roster, run, options->out.plan);
    text_option(*roster, run, "--session", options->out.session, "ID", "只要此班期", "this session only");
    roster->callback([&run, options] {
        run.work = [&run, options] { return run.show(plan_roster(run.circumstances(), options->out)), Exit::done; };
    });
}

} // namespace

void add_plan_questions(CLI::App &plan, Invocation &run) {
    const auto options = std::make_shared<Options>();
    add_changes(plan, run, options);
    add_prices(plan, run, options);
    add_robustness(plan, run, options);
    add_export(plan, run, options);
}

} // namespace aitalent
