// framework convert, framework export: other standards in and out.
#include "aitalent/jobs/exchange.h"
#include "aitalent/jobs/output_place.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "tree.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

struct Options {
    ConvertRequest convert;
    std::string name, to, profile, folder;
};

/// What was left out goes to stderr in words, whatever the form of the report; what to do about it is said once for all
/// that follow one another.
void tell(const Invocation &run, const Faults &faults) {
    std::string text, said;
    for (const auto &fault : faults) {
        const auto advice = fmt::format("  → {}\n", remedy(fault, run.lang));
        auto words = describe(fault, run.lang, false);
        if (words.ends_with(advice)) words.resize(words.size() - advice.size());
        if (said != advice) text += said;
        said = advice;
        text += words;
    }
    write_stderr(text + said);
}

Exit convert(Invocation &run, Options &options) {
    one_of(run, "--from", options.convert.from, formats_read());
    options.convert.replace = run.globals.replace;
    const auto outcome = convert_framework(run.circumstances(), options.convert);
    tell(run, outcome.faults);
    run.show(outcome.report);
    return Exit::done;
}

Exit export_edition(Invocation &run, const Options &options) {
    one_of(run, "--to", options.to, formats_written());
    const auto exported = export_framework(run.circumstances(), options.name, options.to, options.profile);
    tell(run, exported.faults);
    if (options.folder.empty() && exported.files.size() == 1)
        return run.show_text(exported.files[0].second), Exit::done;
    const std::string folder = options.folder.empty() ? "." : options.folder;
    make_private_folder(folder);
    for (const auto &[name, bytes] : exported.files) {
        write_output(folder + "/" + name, bytes, run.globals.replace ? Existing::replace : Existing::refuse);
        run.talk(run.say("已寫入：", "wrote: ") + folder + "/" + name);
    }
    return Exit::done;
}

} // namespace

void add_framework_exchange(CLI::App &app, Invocation &run) {
    auto options = std::make_shared<Options>();
    auto *converting = command(app, run, "convert", "把其他標準的檔案轉成本程式的 YAML；略過的逐列說明",
                               "turn another standard's files into our YAML; what is left out is told by row",
                               {"framework convert --from uk-digital-data skills.csv roles.csv --as uk-ddat@2025",
                                "framework convert --from case framework.json --as smart@1 --into converted"});
    list_option(*converting, run, "FILE", options->convert.files, "", "來源檔", "the files")->required();
    text_option(*converting, run, "--from", options->convert.from, "FORMAT", joined(formats_read(), ", ").c_str(),
                joined(formats_read(), ", ").c_str())
        ->required();
    text_option(*converting, run, "--as", options->convert.as, "ID@EDITION", "新架構的 代號@版本",
                "id@edition of the framework to be made")
        ->required();
    text_option(*converting, run, "--into", options->convert.folder, "FOLDER", "寫入的資料夾（預設為目前資料夾）",
                "folder for the documents (default: here)");
    converting->callback([&run, options] { run.work = [&run, options] { return convert(run, *options); }; });

    auto *exporting = command(app, run, "export", "以其他格式輸出一個版本；無法承載的內容會列出",
                              "write an edition in another format; what it cannot carry is listed",
                              {"framework export moda-ai-talent@115v3.0 --to case --output guideline.json",
                               "framework export moda-ai-talent --to tables --into tables"});
    text_option(*exporting, run, "NAME", options->name, "", "代號或 代號@版本", "id or id@edition")->required();
    text_option(*exporting, run, "--to", options->to, "FORMAT", joined(formats_written(), ", ").c_str(),
                joined(formats_written(), ", ").c_str())
        ->required();
    text_option(*exporting, run, "--profile", options->profile, "NAME", "一併輸出其量表（moodle）",
                "whose scale goes with it (moodle)");
    text_option(*exporting, run, "--into", options->folder, "FOLDER", "寫入的資料夾（多個檔案時）",
                "folder, where there are several files");
    exporting->callback([&run, options] { run.work = [&run, options] { return export_edition(run, *options); }; });
}

} // namespace aitalent
