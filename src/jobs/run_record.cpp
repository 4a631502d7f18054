#include "run_record.h"

#include "aitalent/base/hash.h"
#include "aitalent/store/health.h"
#include "aitalent/writers/write.h"

namespace aitalent {

std::string options_text(const RunOptions &options) {
    std::string text;
    for (const auto &[name, value] : options)
        if (!value.empty()) text += name + "=" + value + "\n";
    return text;
}

RunOptions parse_options(const std::string &text) {
    RunOptions options;
    for (const auto line : split(text, '\n'))
        if (const auto equals = line.find('='); equals != std::string_view::npos)
            options.emplace(line.substr(0, equals), line.substr(equals + 1));
    return options;
}

std::string result_hash(const Report &report) {
    return sha256(write(report, Format::json));
}

Frame neutral_frame(Office &office) {
    auto frame = office.frame();
    frame.lang = Lang::en;
    return frame;
}

Run run_record(Office &office, RunKind kind, const RunOptions &options, const Report &report) {
    return run_record(office, kind, options, digest(office.store()), result_hash(report));
}

Run run_record(Office &office, RunKind kind, const RunOptions &options, std::string inputs, std::string result) {
    Run run;
    run.kind = kind;
    run.as_of = office.as_of();
    run.framework = office.framework().ref.str();
    run.profile = office.profile().str();
    if (!office.catalogue().id.empty()) run.catalogue = office.catalogue().id + "@" + office.catalogue().edition;
    run.options = options_text(options);
    run.inputs = std::move(inputs);
    run.result = std::move(result);
    return run;
}

} // namespace aitalent
