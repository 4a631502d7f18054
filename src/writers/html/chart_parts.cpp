#include "chart_parts.h"

#include "../cell.h"

namespace aitalent {

using Json = ChartJson;

static constexpr const char *fonts =
    "system-ui, 'Noto Sans TC', 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif";

Json field(const char *name) {
    return {{"data", "rows"}, {"field", name}};
}

Json band(const char *name, Json domain, const char *range, double padding) {
    return {{"name", name}, {"type", "band"}, {"domain", std::move(domain)}, {"range", range}, {"padding", padding}};
}

Json quiet_axis(const char *orient, const char *scale) {
    return {{"orient", orient}, {"scale", scale}, {"domain", false}, {"ticks", false}, {"labelPadding", 8}};
}

Json value_axis(const char *scale, const char *format) {
    return {{"orient", "bottom"}, {"scale", scale}, {"grid", true},     {"domain", false},
            {"ticks", false},     {"tickCount", 5}, {"format", format}, {"labelPadding", 6}};
}

const char *format_of(const ChartColumns &columns, std::size_t column) {
    return type_of_column(columns.table, column) == "share" ? ".0%" : ",d";
}

Json frame(Json rows, std::size_t height) {
    return {{"width", 720},
            {"height", height},
            {"padding", 4},
            {"autosize", {{"type", "fit-x"}, {"contains", "padding"}}},
            {"config",
             {{"axis",
               {{"labelFont", fonts},
                {"labelFontSize", 13},
                {"labelColor", "var(--ink)"},
                {"labelLimit", 220},
                {"gridColor", "var(--line)"}}},
              {"legend",
               {{"labelFont", fonts},
                {"labelFontSize", 13},
                {"labelColor", "var(--ink)"},
                {"orient", "top"},
                {"direction", "horizontal"},
                {"symbolType", "square"}}}}},
            {"data", {{{"name", "rows"}, {"values", std::move(rows)}}}}};
}

Json rect(Json enter) {
    enter["tooltip"] = {{"field", "tip"}};
    return {{"type", "rect"}, {"from", {{"data", "rows"}}}, {"encode", {{"enter", std::move(enter)}}}};
}

Json label_mark(Json enter) {
    enter["font"] = {{"value", fonts}};
    enter["fontSize"] = {{"value", 13}};
    enter["baseline"] = {{"value", "middle"}};
    return {{"type", "text"},
            {"interactive", false},
            {"from", {{"data", "rows"}}},
            {"encode", {{"enter", std::move(enter)}}}};
}

Json group_colours() {
    return {{"name", "colour"},
            {"type", "ordinal"},
            {"domain", {{"data", "rows"}, {"field", "c"}}},
            {"range", {"var(--s0)", "var(--s1)", "var(--s2)", "var(--s3)", "var(--s4)", "var(--s5)"}}};
}

} // namespace aitalent
