#include "aitalent/jobs/complete.h"

#include "help.h"
#include "tree.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

/// One command of the tree with what may follow it.
struct Node {
    std::string path;                                       ///< "aitalent plan make"
    std::vector<std::pair<std::string, std::string>> words; ///< commands and options below, with their descriptions
    std::string ids;                                        ///< kind of ids its argument takes; may be empty
};

/// Which ids the store knows fit an option or an argument, by its spelling in the help.
constexpr std::pair<std::string_view, std::string_view> id_kinds[] = {
    {"--role", "role"},   {"ROLE", "role"},      {"--unit", "unit"},    {"--agency", "agency"},
    {"--staff", "staff"}, {"--person", "staff"}, {"STAFF_NO", "staff"}, {"PLAN", "plan"},
    {"BATCH", "batch"},   {"RUN", "run"},        {"--run", "run"}};

std::string ids_of(const CLI::App &app) {
    for (const auto *option : app.get_options()) {
        if (!option->get_positional()) continue;
        const auto name = option->get_name(true, false);
        for (const auto &[spelling, kind] : id_kinds)
            if (name == spelling) return std::string(kind);
        if (name == "NAME") return path_of(&app).find(" framework ") == std::string::npos ? "plan" : "document";
    }
    return {};
}

void collect(const CLI::App &app, std::vector<Node> &nodes) {
    Node node{path_of(&app), {}, ids_of(app)};
    for (const auto *sub : visible_below(app)) node.words.emplace_back(sub->get_name(), sub->get_description());
    for (const auto *at = &app; at != nullptr; at = at->get_parent())
        for (const auto *option : at->get_options())
            for (const auto &name : option->get_lnames())
                node.words.emplace_back("--" + name, option->get_description());
    nodes.push_back(std::move(node));
    for (const auto *sub : visible_below(app)) collect(*sub, nodes);
}

std::string quoted(std::string text) {
    for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 4) text.replace(at, 1, "'\\''");
    return "'" + text + "'";
}

std::string words_of(const Node &node) {
    std::string words;
    for (const auto &[word, text] : node.words) words += (words.empty() ? "" : " ") + word;
    return words;
}

/// "--role) kind=role ;;": the same in bash and zsh.
std::string kind_cases() {
    std::string cases;
    for (const auto &[spelling, kind] : id_kinds)
        if (spelling.starts_with("--")) cases += fmt::format("        {}) kind={} ;;\n", spelling, kind);
    return cases;
}

/// Walks the typed words down the tree in the shell; whatever is no command leaves the path where it is. Ids come from
/// the store the line names. They are data: each is compared as a line and inserted quoted, and no shell expands it
/// (compgen -W would run the commands in it).
std::string bash(const std::vector<Node> &nodes) {
    std::string cases;
    for (const auto &node : nodes)
        cases += fmt::format("        {}) words={} kind={} ;;\n", quoted(node.path), quoted(words_of(node)),
                             quoted(node.ids));
    return fmt::format(
        R"sh(# bash completion of aitalent: source it, or install as share/bash-completion/completions/aitalent
_aitalent_words() {{
    case "$1" in
{}        *) return 1 ;;
    esac
}}
_aitalent_ids() {{
    local db=() i
    for ((i = 1; i < COMP_CWORD - 1; i++)); do
        [[ ${{COMP_WORDS[i]}} == --db ]] || continue
        [[ ${{COMP_WORDS[i + 1]}} == '=' ]] && ((i++))
        db=(--db "${{COMP_WORDS[i + 1]}}")
    done
    command aitalent "${{db[@]}}" complete "$1" 2>/dev/null </dev/null
}}
_aitalent() {{
    local path=aitalent words='' kind='' word at=$COMP_CWORD current=${{COMP_WORDS[COMP_CWORD]}}
    local -a offered=()
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        _aitalent_words "$path $word" && path="$path $word"
    done
    _aitalent_words "$path"
    if [[ $current == '=' ]]; then
        current=''
    elif [[ ${{COMP_WORDS[at - 1]}} == '=' ]]; then
        ((at--))
    fi
    case "${{COMP_WORDS[at - 1]}}" in
{}    --*) kind='' ;;
    esac
    if [[ -n $kind && $current != -* ]]; then
        mapfile -t offered < <(_aitalent_ids "$kind")
    else
        IFS=' ' read -r -a offered <<<"$words"
    fi
    COMPREPLY=()
    for word in "${{offered[@]}}"; do
        if [[ $word == "$current"* ]]; then
            printf -v word %q "$word"
            COMPREPLY+=("$word")
        fi
    done
}}
complete -o default -F _aitalent aitalent
)sh",
        cases, kind_cases());
}

/// compadd quotes what it inserts; ids are never described, as a description is cut at a colon.
std::string zsh(const std::vector<Node> &nodes) {
    std::string cases;
    for (const auto &node : nodes) {
        cases += fmt::format("        {}) kind={} offered=(", quoted(node.path), quoted(node.ids));
        for (const auto &[word, text] : node.words) {
            std::string escaped;
            for (char c : word) escaped += c == ':' ? "\\:" : std::string(1, c);
            cases += " " + quoted(escaped + ":" + text);
        }
        cases += ") ;;\n";
    }
    return fmt::format(R"sh(#compdef aitalent
# zsh completion of aitalent: save as _aitalent in a folder of $fpath
_aitalent_words() {{
    case "$1" in
{}        *) return 1 ;;
    esac
}}
_aitalent() {{
    local path_so_far=aitalent word kind='' at=${{words[(I)--db]}}
    local last=${{words[CURRENT-1]}} current=${{words[CURRENT]}}
    local -a db ids offered
    (( at > 0 && at < CURRENT - 1 )) && db=(--db "${{(Q)words[at+1]}}")
    for word in "${{(@)words[2,CURRENT-1]}}"; do
        _aitalent_words "$path_so_far $word" && path_so_far="$path_so_far $word"
    done
    _aitalent_words "$path_so_far"
    case "$last" in
{}    --*) kind='' ;;
    esac
    if [[ -n $kind && $current != -* ]]; then
        ids=("${{(@f)$(command aitalent "${{(@)db}}" complete $kind 2>/dev/null </dev/null)}}")
        ids=("${{(@)ids:#}}")
        (( ${{#ids}} > 0 )) && compadd -a -- ids && return
    fi
    _describe 'aitalent' offered || _files
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _aitalent "$@"
else
    compdef _aitalent aitalent
fi
)sh",
                       cases, kind_cases());
}

/// fish quotes what it inserts; what a command substitution prints it takes as lines of plain text.
std::string fish(const std::vector<Node> &nodes) {
    std::string paths;
    for (const auto &node : nodes) paths += " " + quoted(node.path);
    std::string out = "# fish completion of aitalent: save as ~/.config/fish/completions/aitalent.fish\n"
                      "set -g __aitalent_paths" +
                      paths +
                      "\n"
                      "function __aitalent_at\n"
                      "    set -l path aitalent\n"
                      "    for word in (commandline -opc)[2..-1]\n"
                      "        contains -- \"$path $word\" $__aitalent_paths; and set path \"$path $word\"\n"
                      "    end\n"
                      "    test \"$path\" = \"$argv\"\n"
                      "end\n"
                      "function __aitalent_ids\n"
                      "    set -l typed (commandline -opc)\n"
                      "    set -l db\n"
                      "    if set -l at (contains -i -- --db $typed)\n"
                      "        set db --db $typed[(math $at + 1)]\n"
                      "    end\n"
                      "    command aitalent $db complete $argv 2>/dev/null </dev/null\n"
                      "end\n";
    for (const auto &node : nodes) {
        const auto at = quoted("__aitalent_at " + node.path);
        for (const auto &[word, text] : node.words) {
            const bool option = word.starts_with("--");
            out += fmt::format("complete -c aitalent -n {} {} {} -d {}", at, option ? "-l" : "-a",
                               option ? word.substr(2) : word, quoted(text));
            for (const auto &[spelling, kind] : id_kinds)
                if (word == spelling) out += fmt::format(" -xa '(__aitalent_ids {})'", kind);
            out += "\n";
        }
        if (!node.ids.empty())
            out += fmt::format("complete -c aitalent -n {} -a '(__aitalent_ids {})'\n", at, node.ids);
    }
    return out;
}

std::string roff(const std::string &text) {
    std::string out;
    for (char c : text) out += c == '\\' ? "\\\\" : c == '-' ? "\\-" : std::string(1, c);
    for (std::size_t at = 0; (at = out.find("\n'", at)) != std::string::npos;) out.replace(at, 2, "\n\\(aq");
    return out;
}

void man_section(const CLI::App &app, std::string &out) {
    if (app.get_parent() != nullptr)
        out += fmt::format(".SS \"{}\"\n{}\n", roff(path_of(&app)), roff(app.get_description()));
    if (!app.get_footer().empty() && app.get_parent() != nullptr)
        out += fmt::format(".PP\n.nf\n{}.fi\n", roff(app.get_footer()));
    if (app.get_parent() != nullptr)
        for (const auto *option : app.get_options())
            out += fmt::format(".TP\n.B \"{}\"\n{}\n", roff(option_spelling(*option)), roff(option->get_description()));
    for (const auto *sub : visible_below(app)) man_section(*sub, out);
}

std::string man(const CLI::App &root, const Invocation &run) {
    std::string out = fmt::format(".TH AITALENT 1 \"\" \"aitalent {}\"\n.SH NAME\naitalent \\- {}\n.SH SYNOPSIS\n"
                                  ".B aitalent\nCOMMAND [OPTIONS]\n.SH OPTIONS\n",
                                  AITALENT_VERSION, roff(root.get_description()));
    for (const auto *option : root.get_options())
        out += fmt::format(".TP\n.B \"{}\"\n{}\n", roff(option_spelling(*option)), roff(option->get_description()));
    out += ".SH COMMANDS\n";
    for (const auto *sub : visible_below(root)) man_section(*sub, out);
    const std::pair<const char *, std::string> codes[] = {
        {"0", run.say("完成", "done")},
        {"1", run.say("有發現（validate、check、import \\-\\-accept\\-good）",
                      "findings (validate, check, import \\-\\-accept\\-good)")},
        {"2", run.say("指令寫法有誤", "wrong command line")},
        {"65", run.say("輸入被拒，未作任何更動", "input refused, nothing changed")},
        {"66", run.say("找不到輸入", "input missing")},
        {"70", run.say("程式錯誤", "our bug")},
        {"73, 74", run.say("無法建立／寫入輸出", "output could not be created / written")},
        {"75", run.say("資料庫使用中，請稍後再試", "store busy, try again")},
        {"77", run.say("權限不足", "permission")},
    };
    out += ".SH EXIT STATUS\n";
    for (const auto &[code, text] : codes) out += fmt::format(".TP\n.B {}\n{}\n", code, text);
    return out;
}

} // namespace

/// What completions ask; shown in no help.
static void add_complete(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "complete", "自動完成所需的代號", "ids for completions", {"complete staff"});
    app->group("");
    auto kind = std::make_shared<std::string>();
    text_option(*app, run, "KIND", *kind, "", "種類", "kind")->required();
    app->callback([&run, kind] {
        run.work = [&run, kind] {
            std::string lines;
            for (const auto &id : known_ids(run.circumstances(), *kind)) lines += id + "\n";
            return run.show_text(lines), Exit::done;
        };
    });
}

void add_completion(CLI::App &parent, Invocation &run) {
    add_complete(parent, run);
    auto *app = command(parent, run, "completion", "bash、zsh、fish 的自動完成，以及 man page",
                        "completions for bash, zsh and fish; the man page",
                        {"completion bash > /etc/bash_completion.d/aitalent", "completion man | man -l -"});
    auto shell = std::make_shared<std::string>();
    text_option(*app, run, "SHELL", *shell, "", "bash、zsh、fish 或 man", "bash, zsh, fish or man")->required();
    app->callback([&parent, &run, shell] {
        run.work = [&parent, &run, shell] {
            std::vector<Node> nodes;
            collect(parent, nodes);
            switch (one_of(run, "SHELL", *shell, {"bash", "zsh", "fish", "man"})) {
            case 0:
                run.show_text(bash(nodes));
                break;
            case 1:
                run.show_text(zsh(nodes));
                break;
            case 2:
                run.show_text(fish(nodes));
                break;
            default:
                run.show_text(man(parent, run));
                break;
            }
            return Exit::done;
        };
    });
}

} // namespace aitalent
