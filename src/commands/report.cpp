#include "aitalent/jobs/work.h"

#include "tree.h"

namespace aitalent {

namespace {

struct Kind {
    const char *name;
    const char *subject; ///< what it is about; empty = nothing to name
    const char *zh, *en, *example;
};

constexpr Kind kinds[] = {
    {"agency", "", "全機關：涵蓋率、熱度圖、主要落差", "the whole agency: coverage, heat map, top gaps",
     "report agency --output agency.html"},
    {"person", "STAFF_NO", "一個人的一頁：職務對照、落差、學習路徑與理由",
     "one person on one page: profile against role, gaps, path, why", "report person S0042 --output S0042.html"},
    {"role", "ROLE", "一個職務：誰準備好了、差在哪裡", "one role: who is ready, what is missing",
     "report role data-analyst"},
    {"plan", "NAME", "計畫：班期、名單、經費、瓶頸", "a plan: sessions, rosters, cost, bottlenecks",
     "report plan 2027 --output plan.html"},
    {"coverage", "", "各單位對各能力的涵蓋", "coverage of competencies by unit", "report coverage --format csv"},
};

} // namespace

void add_report(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "report", "報表（只讀）：終端機、CSV、JSON、Markdown、HTML …",
                        "reports (read only): terminal, CSV, JSON, Markdown, HTML …",
                        {"report agency --output agency.html", "report person S0042 --format md"});
    app->require_subcommand(1);
    auto subject = std::make_shared<std::vector<std::string>>();
    for (const auto &kind : kinds) {
        auto *one = command(*app, run, kind.name, kind.zh, kind.en, {kind.example, "report agency --format json"});
        if (kind.subject[0] != '\0') {
            auto *about = list_option(*one, run, kind.subject, *subject, "", "對象", "whom or what");
            if (std::string_view(kind.name) != "plan") about->required();
        }
        one->callback([&run, subject, &kind] {
            run.work = [&run, subject, &kind] {
                return run.show(report(run.circumstances(), kind.name, *subject)), Exit::done;
            };
        });
    }
}

} // namespace aitalent
