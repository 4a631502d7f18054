// What a command hands back to its user: data to stdout or a file, talk and faults to stderr.
#include "aitalent/system/output.h"
#include "aitalent/jobs/care.h"
#include "aitalent/jobs/output_place.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/system/process.h"
#include "aitalent/writers/write.h"
#include "invocation.h"

#include <set>
#include <utility>

#include <fmt/format.h>

namespace aitalent {

namespace {

Format chosen_format(const Invocation &run) {
    const auto &g = run.globals;
    if (!g.format.empty()) {
        if (const auto format = parse_format(g.format)) return *format;
        one_of(run, "--format", g.format, {"table", "csv", "tsv", "json", "jsonl", "md", "html", "xlsx", "ods"});
    }
    if (const auto by_name = g.output.empty() ? std::nullopt : format_of_file(g.output)) return *by_name;
    return g.output.empty() && is_terminal(Stream::out) ? Format::table : Format::csv;
}

bool colour(const Invocation &run, Stream stream) {
    switch (one_of(run, "--color", run.globals.color, {"auto", "always", "never"})) {
    case 1:
        return true;
    case 2:
        return false;
    default:
        return is_terminal(stream) && !environment("NO_COLOR");
    }
}

WriteOptions write_options(const Invocation &run) {
    const auto &g = run.globals;
    WriteOptions options;
    options.table = g.table;
    options.plain = g.plain;
    options.excel = g.excel;
    if (!g.encoding.empty())
        options.encoding = one_of(run, "--encoding", g.encoding, {"utf-8", "cp950"}) == 1 ? OutputEncoding::cp950
                                                                                          : OutputEncoding::utf8;
    if (g.output.empty() && is_terminal(Stream::out)) {
        options.colour = colour(run, Stream::out);
        options.width = terminal_width(Stream::out);
        if (g.format.empty() && g.table.empty()) options.rows_at_most = 20;
    }
    return options;
}

/// Text for a terminal, with what a terminal would obey made visible; lines and their tabs stay.
std::string shown_plainly(std::string_view text) {
    std::string shown;
    if (!is_utf8(text)) { // CSV in cp950, whose characters hold no control bytes
        for (const char c : text)
            shown += (c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7f ? '?' : c;
        return shown;
    }
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3); // for files that Excel opens
    const auto lines = split(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) shown += '\n';
        auto line = lines[i];
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto cells = split(line, '\t');
        for (std::size_t j = 0; j < cells.size(); ++j) shown += (j > 0 ? "\t" : "") + printable(cells[j]);
    }
    return shown;
}

/// Faults as a report, for --format json.
Report as_report(const Invocation &run, const Faults &faults) {
    Report report;
    report.kind = "faults";
    report.lang = run.lang;
    report.title = run.say("錯誤", "faults");
    Table rows;
    rows.key = "faults";
    for (const char *key : {"severity", "code", "file", "sheet", "line", "column", "field", "message", "remedy"})
        rows.columns.push_back({key, key});
    static constexpr const char *words[] = {"info", "warning", "error"};
    auto number = [](std::uint32_t value) { return value > 0 ? Cell(std::int64_t{value}) : Cell(); };
    for (const auto &fault : faults)
        rows.rows.push_back({std::string(words[static_cast<int>(fault.severity)]), Identifier{fault.code},
                             fault.place.file, fault.place.sheet, number(fault.place.line), number(fault.place.column),
                             fault.place.field, message(fault, run.lang), remedy(fault, run.lang)});
    report.sections.push_back({"faults", report.title, {}, {}, {}, {std::move(rows)}});
    return report;
}

} // namespace

Circumstances Invocation::circumstances() const {
    refuse_kept(globals.output);
    Circumstances told;
    told.db_path = store_path(globals.db);
    if (!globals.lang.empty() || environment("AITALENT_LANG")) told.lang = lang;
    if (!globals.lang.empty() && !parse_lang(globals.lang)) one_of(*this, "--lang", globals.lang, {"zh-TW", "en"});
    told.as_of = day(*this, "--as-of", globals.as_of);
    told.busy_timeout =
        std::chrono::milliseconds(whole_number(*this, "--busy-timeout", globals.busy_timeout, 0, 3'600'000));
    told.who = environment("AITALENT_WHO").value_or(account_name());
    told.command = command;
    told.changed = [this] { changed_ = true; };
    told.warn = [this, told_before = std::set<std::string>()](const Faults &faults) mutable {
        for (const auto &fault : faults)
            if (!told_before.contains(fault.code) && (!globals.quiet || fault.severity != Severity::info))
                write_stderr(describe(fault, lang, false));
        for (const auto &fault : faults) told_before.insert(fault.code);
    };
    return told;
}

void Invocation::show_text(std::string_view text) const {
    try {
        write_out(text);
    } catch (const Error &error) {
        if (!changed_ || error.faults().empty()) throw;
        Faults faults = error.faults(); // without this, who repeats the command would do it twice
        faults.add(Fault("AT-CLI-010", Severity::info).with("command", program));
        throw Error(error.exit(), std::move(faults));
    }
}

void Invocation::write_out(std::string_view text) const {
    if (globals.output.empty()) return write_stdout(text);
    const auto written = write_output(globals.output, text, globals.replace ? Existing::replace : Existing::refuse);
    const char *zh[] = {"已寫入：", "已更新：", "內容相同，未更動："};
    const char *en[] = {"wrote: ", "replaced: ", "unchanged: "};
    const auto which = static_cast<int>(written);
    talk(fmt::format("{}{}", say(zh[which], en[which]), printable(globals.output)));
}

void Invocation::show(const Report &report) const {
    const auto format = chosen_format(*this);
    if (is_binary(format) && globals.output.empty() && is_terminal(Stream::out))
        throw bad_value(*this, "--format", std::string(name(format)),
                        say("搭配 --output", "it together with --output"));
    const auto text = write(report, format, write_options(*this));
    const bool on_terminal = globals.output.empty() && is_terminal(Stream::out);
    show_text(on_terminal && format != Format::table ? shown_plainly(text) : text); // tables are so, and coloured
}

void Invocation::talk(std::string_view line) const {
    if (!globals.quiet) write_stderr(std::string(line) + "\n");
}

void Invocation::show_faults(const Faults &faults) const {
    if (globals.format == "json") try {
            return write_stdout(write(as_report(*this, faults), Format::json));
        } catch (const Error &) { // nobody takes the data: say it where it can be heard
        }
    std::string text;
    for (const auto &fault : faults) text += describe(fault, lang, terminal_talk() || globals.verbose);
    write_stderr(text);
}

bool Invocation::terminal_talk() const {
    return is_terminal(Stream::err);
}

} // namespace aitalent
