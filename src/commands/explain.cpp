#include "aitalent/base/resource.h"
#include "aitalent/jobs/work.h"

#include "tree.h"

#include <algorithm>
#include <cctype>

namespace aitalent {

namespace {

struct Options {
    std::string staff, role, agency, code, run = "0";
};

Scope person_of(const Options &options) {
    Scope person;
    person.staff = options.staff;
    person.agency = options.agency;
    return person;
}

/// The part of a fault's page in the language of the call, as plain text: the page is Markdown, Chinese first.
std::string page_text(std::string_view page, Lang lang) {
    const auto zh = page.find("\n## "), en = page.find("\n## English");
    std::string title(page.substr(0, page.find('\n')));
    auto part = lang == Lang::en ? page.substr(en) : page.substr(zh, en - zh);
    part.remove_prefix(part.find('\n', 1) + 1); // its heading
    std::string out = title.substr(title.find_first_not_of("# ")) + "\n";
    for (std::size_t at = 0; at < part.size();) {
        const auto end = std::min(part.find('\n', at), part.size());
        const auto line = part.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("```")) continue;
        for (const char c : line)
            if (c != '*' && c != '`') out += c;
        out += '\n';
    }
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

/// The page of a fault code, kept in data/faults.
Exit code_page(Invocation &run, std::string code) {
    std::transform(code.begin(), code.end(), code.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (const auto page = embedded("faults/" + code + ".md"))
        return run.show_text(page_text(*page, run.lang)), Exit::done;
    std::vector<std::string> known;
    for (const auto &file : embedded_files())
        if (file.path.starts_with("faults/")) known.emplace_back(file.path.substr(7, file.path.size() - 10));
    throw Error(Exit::usage, Fault("AT-CLI-001")
                                 .with("found", code)
                                 .with("suggestion", nearest(code, known))
                                 .with("command", "aitalent explain"));
}

CLI::App *about_person(CLI::App &parent, Invocation &run, const std::shared_ptr<Options> &options, const char *name,
                       const char *zh, const char *en, std::initializer_list<const char *> examples) {
    auto *app = command(parent, run, name, zh, en, examples);
    text_option(*app, run, "STAFF_NO", options->staff, "", "員工編號", "staff number")->required();
    text_option(*app, run, "--agency", options->agency, "CODE", "機關代碼（員工編號重複時）",
                "agency code (where the staff number is not unique)");
    return app;
}

} // namespace

void add_explain(CLI::App &parent, Invocation &run) {
    auto *app =
        command(parent, run, "explain", "說明分數、名單、計畫，或一個錯誤代碼",
                "explain a score, a selection, a plan, or a fault code", {"explain score S0042", "explain AT-IMP-001"});
    app->require_subcommand(0, 1);
    auto options = std::make_shared<Options>();
    text_option(*app, run, "CODE", options->code, "", "錯誤代碼", "a fault code");
    app->callback([app, &run, options] {
        if (!app->get_subcommands().empty()) return;
        run.work = [&run, options] {
            if (options->code.empty())
                throw Error(Exit::usage, Fault("AT-CLI-005")
                                             .with("expected", "score | selection | plan | CODE")
                                             .with("command", "aitalent explain"));
            return code_page(run, options->code);
        };
    });

    auto *score = about_person(*app, run, options, "score", "逐項說明一個人的準備度，手算可得同一個數",
                               "one person's readiness term by term; adds up by hand",
                               {"explain score S0042", "explain score S0042 data-analyst --format json"});
    text_option(*score, run, "ROLE", options->role, "", "職務（否則用本人的）", "role profile (else the person's own)");
    score->callback([&run, options] {
        run.work = [&run, options] {
            return run.show(explain_score(run.circumstances(), person_of(*options), options->role)), Exit::done;
        };
    });

    auto *selection = about_person(*app, run, options, "selection", "為何入選或未入選，要改變什麼才會入選",
                                   "why in or out, and what would change it",
                                   {"explain selection S0042", "explain selection S0042 --format json"});
    text_option(*selection, run, "--run", options->run, "RUN", "哪一次執行（否則最近一次）",
                "which run (else the newest)");
    selection->callback([&run, options] {
        run.work = [&run, options] {
            const auto number = whole_number(run, "--run", options->run, 0, INT64_MAX);
            return run.show(explain_selection(run.circumstances(), number, person_of(*options))), Exit::done;
        };
    });

    auto *plan = about_person(*app, run, options, "plan", "一個人上哪些課、補哪些落差、缺了哪些及原因",
                              "what a person takes, which gaps it closes, what is left and why",
                              {"explain plan S0042", "explain plan S0042 --format json"});
    plan->callback([&run, options] {
        run.work = [&run, options] { return run.show(explain_plan(run.circumstances(), options->staff)), Exit::done; };
    });
}

} // namespace aitalent
