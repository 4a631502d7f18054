#include "charts.h"

#include "../cell.h"
#include "chart_parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

using Json = ChartJson;

/// What is there in full, what is to come lighter, what is missing in grey.
Json stack_colours(const Json &series) {
    Json range = {"var(--s0)", "var(--s1)", "var(--s2)", "var(--s3)", "var(--s4)", "var(--s5)"};
    if (series.size() == 3) range = {"var(--s0)", "var(--later)", "var(--rest)"};
    if (series.size() == 2) range = {"var(--s0)", "var(--later)"};
    return {{"name", "colour"}, {"type", "ordinal"}, {"domain", series}, {"range", std::move(range)}};
}

/// Shares are seen against the whole.
Json value_scale(const ChartColumns &columns) {
    const bool share = type_of_column(columns.table, *columns.y) == "share";
    return {{"name", "value"},
            {"type", "linear"},
            {"domain", share ? Json::array({0, 1}) : Json(field("y"))},
            {"zero", true},
            {"range", "width"}};
}

/// Bars of one line stand together, one a series.
Json grouped_bars(const ChartColumns &columns, Lang lang) {
    auto rows = chart_rows(columns, lang);
    const auto lines = names(rows, "x"), series = names(rows, "c");
    auto spec = frame(std::move(rows), lines.size() * (14 + series.size() * 18));
    Json inner = band("series", series, "height", 0.08);
    inner["range"] = {0, {{"signal", "bandwidth('name')"}}};
    spec["scales"] = {band("name", lines, "height", 0.24), std::move(inner), value_scale(columns),
                      stack_colours(series)};
    spec["axes"] = {value_axis("value", format_of(columns, *columns.y)), quiet_axis("left", "name")};
    spec["legends"] = {{{"fill", "colour"}}};
    const Json offset = {{"scale", "series"}, {"field", "c"}};
    const Json middle = {{"scale", "series"}, {"field", "c"}, {"band", 0.5}};
    spec["marks"] = {rect({{"y", {{"scale", "name"}, {"field", "x"}, {"offset", offset}}},
                           {"height", {{"scale", "series"}, {"band", 1}}},
                           {"x", {{"scale", "value"}, {"value", 0}}},
                           {"x2", {{"scale", "value"}, {"field", "y"}}},
                           {"cornerRadius", {{"value", 3}}},
                           {"fill", {{"scale", "colour"}, {"field", "c"}}}}),
                     label_mark({{"y", {{"scale", "name"}, {"field", "x"}, {"offset", middle}}},
                                 {"x", {{"scale", "value"}, {"field", "y"}, {"offset", 6}}},
                                 {"text", {{"field", "said"}}},
                                 {"fill", {{"value", "var(--soft)"}}}})};
    return spec;
}

Json bars(const ChartColumns &columns, Lang lang) {
    if (columns.colour) return grouped_bars(columns, lang);
    auto rows = chart_rows(columns, lang);
    const auto lines = names(rows, "x");
    auto spec = frame(std::move(rows), lines.size() * 30);
    spec["scales"] = {band("name", lines, "height", 0.3), value_scale(columns)};
    spec["axes"] = {value_axis("value", format_of(columns, *columns.y)), quiet_axis("left", "name")};
    spec["marks"] = {rect({{"y", {{"scale", "name"}, {"field", "x"}}},
                           {"height", {{"scale", "name"}, {"band", 1}}},
                           {"x", {{"scale", "value"}, {"value", 0}}},
                           {"x2", {{"scale", "value"}, {"field", "y"}}},
                           {"cornerRadius", {{"value", 3}}},
                           {"fill", {{"value", "var(--s0)"}}}}),
                     label_mark({{"y", {{"scale", "name"}, {"field", "x"}, {"band", 0.5}}},
                                 {"x", {{"scale", "value"}, {"field", "y"}, {"offset", 6}}},
                                 {"text", {{"field", "label"}}},
                                 {"fill", {{"value", "var(--soft)"}}}})};
    return spec;
}

Json stacked_bars(const ChartColumns &columns, Lang lang) {
    auto rows = chart_rows(columns, lang);
    const auto lines = names(rows, "x"), series = names(rows, "c", "x");
    auto spec = frame(std::move(rows), lines.size() * 32);
    spec["data"][0]["transform"] = {{{"type", "stack"}, {"groupby", {"x"}}, {"field", "y"}, {"as", {"y0", "y1"}}}};
    spec["scales"] = {band("name", lines, "height", 0.3),
                      {{"name", "value"}, {"type", "linear"}, {"domain", field("y1")}, {"range", "width"}},
                      stack_colours(series)};
    spec["axes"] = {value_axis("value", format_of(columns, *columns.y)), quiet_axis("left", "name")};
    spec["legends"] = {{{"fill", "colour"}}};
    spec["marks"] = {rect({{"y", {{"scale", "name"}, {"field", "x"}}},
                           {"height", {{"scale", "name"}, {"band", 1}}},
                           {"x", {{"scale", "value"}, {"field", "y0"}}},
                           {"x2", {{"scale", "value"}, {"field", "y1"}}},
                           {"fill", {{"scale", "colour"}, {"field", "c"}}}})};
    return spec;
}

Json shade(const char *name, std::initializer_list<const char *> range) {
    return {{"name", name}, {"type", "threshold"}, {"domain", {0.2, 0.4, 0.6, 0.8}}, {"range", Json(range)}};
}

Json heat_map(const ChartColumns &columns, Lang lang) {
    auto rows = chart_rows(columns, lang);
    if (type_of_column(columns.table, *columns.colour) == "share")
        for (auto &row : rows) // a tenth of a percent is for the table
            row["label"] = row["c"].is_number() ? fmt::format("{:.0f}%", row["c"].get<double>() * 100) : "?";
    const auto known = [](const char *scale, const char *otherwise) { // an unknown has no place on the scale
        return Json::array({{{"test", "datum.c === null"}, {"value", otherwise}}, {{"scale", scale}, {"field", "c"}}});
    };
    const auto across_names = names(rows, "x", "y"), lines = names(rows, "y");
    auto spec = frame(std::move(rows), lines.size() * 40);
    spec["scales"] = {band("across", across_names, "width", 0.06), band("down", lines, "height", 0.08),
                      shade("shade", {"var(--h0)", "var(--h1)", "var(--h2)", "var(--h3)", "var(--h4)"}),
                      shade("text", {"var(--t0)", "var(--t1)", "var(--t2)", "var(--t3)", "var(--t4)"})};
    auto across = quiet_axis("top", "across");
    across["labelAngle"] = -40;
    across["labelAlign"] = "left";
    across["labelLimit"] = 130;
    across["labelOverlap"] = false;
    spec["axes"] = {across, quiet_axis("left", "down")};
    spec["legends"] = {{{"fill", "shade"}, {"format", ".0%"}, {"orient", "bottom"}}};
    spec["marks"] = {rect({{"x", {{"scale", "across"}, {"field", "x"}}},
                           {"width", {{"scale", "across"}, {"band", 1}}},
                           {"y", {{"scale", "down"}, {"field", "y"}}},
                           {"height", {{"scale", "down"}, {"band", 1}}},
                           {"cornerRadius", {{"value", 3}}},
                           {"fill", known("shade", "none")}}),
                     label_mark({{"x", {{"scale", "across"}, {"field", "x"}, {"band", 0.5}}},
                                 {"y", {{"scale", "down"}, {"field", "y"}, {"band", 0.5}}},
                                 {"align", {{"value", "center"}}},
                                 {"opacity", {{{"test", "bandwidth('across') < 34"}, {"value", 0}}, {{"value", 1}}}},
                                 {"text", {{"field", "label"}}},
                                 {"fill", known("text", "var(--ink)")}})};
    return spec;
}

Json time_scale(Json domain) {
    return {{"name", "time"}, {"type", "utc"}, {"domain", std::move(domain)}, {"range", "width"}, {"nice", "month"}};
}

Json time_axis(Lang lang) {
    auto axis = value_axis("time", lang == Lang::en ? "%b %Y" : "%Y/%m");
    axis["labelOverlap"] = true;
    axis["tickCount"] = "month";
    if (lang == Lang::zh_tw) // years as the tables write them
        axis["encode"]["labels"]["update"]["text"]["signal"] =
            "(+utcFormat(datum.value, '%Y') - 1911) + '/' + utcFormat(datum.value, '%m')";
    return axis;
}

/// Bars reach to the end of the last day; those of the later part have their words on the left, where there is room.
void finish_gantt_rows(Json &rows) {
    std::int64_t first = rows[0]["x"], last = rows[0]["end"];
    for (const auto &row : rows) {
        first = std::min(first, row["x"].get<std::int64_t>());
        last = std::max(last, row["end"].get<std::int64_t>());
    }
    for (auto &row : rows) {
        row["late"] = row["x"].get<std::int64_t>() - first > (last - first) * 6 / 10;
        row["end"] = row["end"].get<std::int64_t>() + day_milliseconds;
    }
}

Json gantt(const ChartColumns &columns, Lang lang) {
    auto rows = chart_rows(columns, lang);
    const auto lines = names(rows, "y");
    finish_gantt_rows(rows);
    auto spec = frame(std::move(rows), lines.size() * 24);
    spec["scales"] = {band("name", lines, "height", 0.25), time_scale({{"data", "rows"}, {"fields", {"x", "end"}}})};
    auto axis = time_axis(lang);
    axis["orient"] = "top";
    spec["axes"] = {axis, quiet_axis("left", "name")};
    if (columns.colour) {
        spec["scales"].push_back(group_colours());
        spec["legends"] = {{{"fill", "colour"}}};
    }
    const Json fill = columns.colour ? Json{{"scale", "colour"}, {"field", "c"}} : Json{{"value", "var(--s0)"}};
    spec["marks"] = {rect({{"y", {{"scale", "name"}, {"field", "y"}}},
                           {"height", {{"scale", "name"}, {"band", 1}}},
                           {"x", {{"scale", "time"}, {"field", "x"}}},
                           {"x2", {{"scale", "time"}, {"field", "end"}}},
                           {"cornerRadius", {{"value", 2}}},
                           {"stroke", fill},
                           {"strokeWidth", {{"value", 2}}},
                           {"fill", fill}}),
                     label_mark({{"y", {{"scale", "name"}, {"field", "y"}, {"band", 0.5}}},
                                 {"x",
                                  {{{"test", "datum.late"}, {"scale", "time"}, {"field", "x"}, {"offset", -8}},
                                   {{"scale", "time"}, {"field", "end"}, {"offset", 8}}}},
                                 {"align", {{{"test", "datum.late"}, {"value", "right"}}, {{"value", "left"}}}},
                                 {"text", {{"field", "beside"}}},
                                 {"fill", {{"value", "var(--soft)"}}}})};
    return spec;
}

/// A dashed line from top to bottom at a day: what stands to the right of it is an outlook.
Json day_mark(Date day, Lang lang) {
    const Json x = {{"scale", "time"}, {"value", day_number(day) * day_milliseconds}};
    const Json rule = {{"type", "rule"},
                       {"encode",
                        {{"enter",
                          {{"x", x},
                           {"y", {{"value", 0}}},
                           {"y2", {{"signal", "height"}}},
                           {"stroke", {{"value", "var(--soft)"}}},
                           {"strokeDash", {{"value", {4, 4}}}}}}}}};
    auto words = label_mark({{"x", x},
                             {"dx", {{"value", 6}}},
                             {"y", {{"value", 8}}},
                             {"text", {{"value", lang == Lang::en ? "outlook →" : "預估 →"}}},
                             {"fill", {{"value", "var(--soft)"}}}});
    words.erase("from");
    return {rule, std::move(words)};
}

Json line(const Chart &chart, const ChartColumns &columns, Lang lang) {
    auto spec = frame(chart_rows(columns, lang), 260);
    const bool dated = type_of_column(columns.table, *columns.x) == "date";
    Json across = {{"name", "time"}, {"type", "point"}, {"domain", field("x")}, {"range", "width"}, {"padding", 0.5}};
    if (dated) across = {{"name", "time"}, {"type", "utc"}, {"domain", field("x")}, {"range", "width"}};
    spec["scales"] = {across,
                      {{"name", "value"},
                       {"type", "linear"},
                       {"domain", field("y")},
                       {"zero", true},
                       {"nice", true},
                       {"range", "height"}}};
    auto bottom = dated ? time_axis(lang) : quiet_axis("bottom", "time");
    bottom["grid"] = false;
    auto left = value_axis("value", format_of(columns, *columns.y));
    left["orient"] = "left";
    spec["axes"] = {bottom, left};
    Json stroke = {{"value", "var(--s0)"}}, from = {{"data", "rows"}};
    if (columns.colour) {
        spec["scales"].push_back(group_colours());
        spec["legends"] = {{{"fill", "colour"}}};
        stroke = {{"scale", "colour"}, {"field", "c"}};
        from = {{"facet", {{"name", "series"}, {"data", "rows"}, {"groupby", "c"}}}};
    }
    const char *source = columns.colour ? "series" : "rows";
    const Json x = {{"scale", "time"}, {"field", "x"}}, y = {{"scale", "value"}, {"field", "y"}};
    const Json path = {
        {"type", "line"},
        {"from", {{"data", source}}},
        {"encode", {{"enter", {{"x", x}, {"y", y}, {"stroke", stroke}, {"strokeWidth", {{"value", 2.5}}}}}}}};
    const Json points = {
        {"type", "symbol"},
        {"from", {{"data", source}}},
        {"encode",
         {{"enter",
           {{"x", x}, {"y", y}, {"fill", stroke}, {"size", {{"value", 60}}}, {"tooltip", {{"field", "tip"}}}}}}}};
    if (columns.colour)
        spec["marks"] = {{{"type", "group"}, {"from", from}, {"marks", {path, points}}}};
    else
        spec["marks"] = {path, points};
    if (chart.mark && dated)
        for (auto &mark : day_mark(*chart.mark, lang)) spec["marks"].push_back(mark);
    return spec;
}

/// JSON that cannot end the <script> element it stands in.
std::string inert(const Json &json) {
    std::string result;
    for (const char c : json.dump(-1, ' ', true, Json::error_handler_t::replace)) {
        if (c == '<' || c == '>' || c == '&')
            result += fmt::format("\\u{:04x}", static_cast<int>(c));
        else
            result += c;
    }
    return result;
}

} // namespace

std::optional<std::string> vega_specification(const Chart &chart, const Table &table, Lang lang) {
    const ChartColumns columns(chart, table);
    if (!columns.complete(chart.kind)) return std::nullopt;
    auto described = [&](Json specification) {
        specification["description"] = printable(chart.title); // becomes the chart's name for screen readers
        return inert(specification);
    };
    switch (chart.kind) {
    case Chart::Kind::bars:
        return described(bars(columns, lang));
    case Chart::Kind::stacked_bars:
        return described(stacked_bars(columns, lang));
    case Chart::Kind::heatmap:
        return described(heat_map(columns, lang));
    case Chart::Kind::gantt:
        return described(gantt(columns, lang));
    case Chart::Kind::line:
        return described(line(chart, columns, lang));
    case Chart::Kind::profile:
        break;
    }
    return std::nullopt;
}

} // namespace aitalent
