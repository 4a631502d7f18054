#include "aitalent/jobs/work.h"

#include "tree.h"

namespace aitalent {

namespace {

void add_scope(CLI::App &app, const Invocation &run, Scope &scope) {
    text_option(app, run, "--agency", scope.agency, "CODE", "機關代碼", "agency code");
    text_option(app, run, "--unit", scope.unit, "UNIT", "單位", "unit");
}

/// An option given once for each value.
void repeated(CLI::App &app, const Invocation &run, const char *name, std::vector<std::string> &target,
              const char *value, const char *zh, const char *en) {
    list_option(app, run, name, target, value, zh, en)->expected(1)->take_all();
}

struct SelectOptions {
    SelectRequest request;
    std::string seats, run = "0", by, staff, reason;
    bool in = false, out = false;
};

Exit propose(Invocation &run, SelectOptions &options) {
    auto &request = options.request;
    if (request.scope.role.empty() || options.seats.empty())
        throw Error(Exit::usage,
                    Fault("AT-CLI-005").with("expected", "--role, --seats").with("command", "aitalent select"));
    request.seats = static_cast<int>(whole_number(run, "--seats", options.seats, 1, 1'000'000));
    run.show(select_people(run.circumstances(), request));
    return Exit::done;
}

Exit change_selection(Invocation &run, const SelectOptions &options) {
    if (options.in == options.out)
        throw Error(Exit::usage,
                    Fault("AT-CLI-005").with("expected", "--in | --out").with("command", "aitalent select override"));
    run.show(override_selection(run.circumstances(), whole_number(run, "--run", options.run, 0, INT64_MAX),
                                options.staff, options.in, options.by, options.reason));
    return Exit::done;
}

} // namespace

void add_score(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "score", "計算每人對職務的準備度，並存為一次執行",
                        "readiness per person and role; stored as a run",
                        {"score", "score --unit 資訊科 --role developer --format csv"});
    auto scope = std::make_shared<Scope>();
    add_scope(*app, run, *scope);
    text_option(*app, run, "--role", scope->role, "ROLE", "職務（否則用各人自己的）",
                "role profile (else each person's own)");
    text_option(*app, run, "--staff", scope->staff, "STAFF_NO", "員工編號", "staff number");
    auto best = std::make_shared<bool>(false);
    flag(*app, run, "--best", *best, "改列每人最適的三個職務", "the three roles that fit each person best instead")
        ->excludes("--role");
    app->callback([&run, scope, best] {
        run.work = [&run, scope, best] {
            const auto report = *best ? score_best_roles : score;
            return run.show(report(run.circumstances(), *scope)), Exit::done;
        };
    });
}

void add_select(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "select", "提議參訓名單：入選與未入選各有理由",
                        "propose who to train, with the reason for everyone in and out",
                        {"select --role ai-introducing-planner --seats 20",
                         "select --role data-analyst --seats 12 --reserve unit=資訊科:3 --eligible grade=06,07,08"});
    app->require_subcommand(0, 1);
    auto options = std::make_shared<SelectOptions>();
    auto &request = options->request;
    text_option(*app, run, "--role", request.scope.role, "ROLE", "職務", "role profile");
    text_option(*app, run, "--seats", options->seats, "N", "名額", "how many seats");
    add_scope(*app, run, request.scope);
    repeated(*app, run, "--reserve", request.reserves, "FIELD=VALUES:N", "保留名額，例如 unit=資訊科:3",
             "seats kept for a unit, region or grade, e.g. unit=資訊科:3");
    repeated(*app, run, "--eligible", request.eligible, "FIELD=VALUES", "資格條件，例如 grade=06,07 或 years=3..10",
             "who may be chosen at all, e.g. grade=06,07 or years=3..10");
    repeated(*app, run, "--priority", request.priorities, "FIELD=VALUES", "優先條件，先列者先選，例如 supervisor=yes",
             "who goes first, in the order given, e.g. supervisor=yes");
    text_option(*app, run, "--seed", request.seed, "TEXT", "抽籤種子（公布；否則由基準日與職務導出並印出）",
                "seed of the lottery, published (else from the as-of date and role, printed)");
    app->callback([app, &run, options] {
        if (app->get_subcommands().empty()) run.work = [&run, options] { return propose(run, *options); };
    });

    auto *approve = command(*app, run, "approve", "由具名主管核定提議名單", "a named person approves the proposal",
                            {"select approve --by 王主任", "select approve --run 12 --by 王主任"});
    text_option(*approve, run, "--run", options->run, "RUN", "哪一次執行（否則最近一次）",
                "which run (else the newest)");
    text_option(*approve, run, "--by", options->by, "NAME", "核定者", "who approves")->required();
    approve->callback([&run, options] {
        run.work = [&run, options] {
            const auto number = whole_number(run, "--run", options->run, 0, INT64_MAX);
            return run.show(approve_selection(run.circumstances(), number, options->by)), Exit::done;
        };
    });

    const auto about_run = [&](const char *name, const char *zh, const char *en,
                               Report (*report)(const Circumstances &, std::int64_t),
                               std::initializer_list<const char *> examples) {
        auto *one = command(*app, run, name, zh, en, examples);
        text_option(*one, run, "--run", options->run, "RUN", "哪一次執行（否則最近一次）",
                    "which run (else the newest)");
        one->callback([&run, options, report] {
            run.work = [&run, options, report] {
                const auto number = whole_number(run, "--run", options->run, 0, INT64_MAX);
                return run.show(report(run.circumstances(), number)), Exit::done;
            };
        });
    };
    about_run("show", "目前的名單，含人工調整與公平性稽核",
              "the list as it stands, with overrides and the fairness audit", show_selection,
              {"select show --format html --output selection.html", "select show --run 12"});
    about_run("audit", "公平性稽核：各群組入選率，調整前後",
              "fairness audit: rates by group, before and after overrides", audit_selection,
              {"select audit", "select audit --run 12 --format json"});

    auto *change = command(*app, run, "override", "人工調整名單，須具名並說明理由",
                           "change the proposal by hand, with a name and a reason",
                           {"select override S0042 --in --by 王主任 --reason 專案需要",
                            "select override S0007 --out --by 王主任 --reason 育嬰留停"});
    text_option(*change, run, "STAFF_NO", options->staff, "", "員工編號", "staff number")->required();
    text_option(*change, run, "--run", options->run, "RUN", "哪一次執行（否則最近一次）",
                "which run (else the newest)");
    flag(*change, run, "--in", options->in, "列入", "bring in");
    flag(*change, run, "--out", options->out, "剔除", "take out");
    text_option(*change, run, "--by", options->by, "NAME", "決定者", "who decides")->required();
    text_option(*change, run, "--reason", options->reason, "TEXT", "理由", "why")->required();
    change->callback([&run, options] { run.work = [&run, options] { return change_selection(run, *options); }; });
}

void add_replay(CLI::App &parent, Invocation &run) {
    auto *app =
        command(parent, run, "replay", "重算一次已存的執行，核對是否逐位元組相同",
                "compute a stored run again and compare byte for byte", {"replay 12", "replay 12 --format json"});
    auto number = std::make_shared<std::string>();
    text_option(*app, run, "RUN", *number, "", "執行編號", "the run's number")->required();
    app->callback([&run, number] {
        run.work = [&run, number] {
            bool same = false;
            run.show(replay(run.circumstances(), whole_number(run, "RUN", *number, 1, INT64_MAX), same));
            return same ? Exit::done : Exit::findings;
        };
    });
}

} // namespace aitalent
