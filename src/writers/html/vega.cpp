#include "vega.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/resource.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

// Each after those it requires. Maps, networks, word clouds and regressions are left out: half of the library.
constexpr std::string_view modules[] = {"util",       "time",       "format",          "loader",         "statistics",
                                        "dataflow",   "canvas",     "expression",      "event-selector", "scale",
                                        "scenegraph", "selection",  "functions",       "runtime",        "parser",
                                        "encode",     "transforms", "view-transforms", "view",           "interpreter"};

// The modules are CommonJS where they find `exports` and `module`. One of them is required under a name of its own.
constexpr std::string_view head =
    R"(const vega = (() => {
'use strict';
const loaded = {};
const require = name => loaded[name === 'vega-selections' ? 'vega-selection' : name];
const define = undefined;
)";
constexpr std::string_view tail = R"(
Object.assign(loaded['vega-dataflow'].transforms, loaded['vega-transforms'], loaded['vega-view-transforms'],
  loaded['vega-encode']);
return {parse: loaded['vega-parser'].parse, View: loaded['vega-view'].View,
  expressionInterpreter: loaded['vega-interpreter'].expressionInterpreter};
})();
)";

std::string_view without_source_map(std::string_view script) {
    return script.substr(0, script.rfind("\n//# sourceMappingURL"));
}

std::string_view required(const std::string &path) {
    if (const auto text = embedded("web/" + path)) return *text;
    throw Error(Exit::bug, Fault("AT-CLI-090").with("found", path));
}

} // namespace

std::string vega_script() {
    auto script = fmt::format("/*!\n{}*/\n{}", required("vega-licences.txt"), head); // the terms go with every copy
    for (const auto module : modules) {
        const auto text = required(fmt::format("vega/vega-{}.js", module));
        script += fmt::format("((exports, module) => {{\n{}\n}})(loaded['vega-{}'] = {{}}, {{}});\n",
                              without_source_map(text), module);
    }
    return script.append(tail);
}

} // namespace aitalent
