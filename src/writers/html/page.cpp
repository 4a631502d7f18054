#include "../cell.h"
#include "../forms.h"
#include "aitalent/base/fault.h"
#include "aitalent/base/resource.h"
#include "aitalent/messages/labels.h"
#include "charts.h"
#include "markup.h"
#include "vega.h"

#include <algorithm>

#include <fmt/format.h>

// One page, everything in it, nothing from outside. The Content-Security-Policy names the hash of each script and of
// the style sheet, so not even a fault in our escaping could run a line of the data. Charts are Vega specifications in
// data blocks: Vega is read by its own interpreter (ast), never by eval. Scripts only add: without them every table
// and figure is there.

namespace aitalent {

namespace {

std::string_view part(std::string_view path) {
    if (const auto text = embedded(path)) return *text;
    throw Error(Exit::bug, Fault("AT-CLI-090").with("found", std::string(path)));
}

std::string figures_markup(const std::vector<Figure> &figures, Lang lang) {
    if (figures.empty()) return {};
    std::string out = "<dl class=\"figures\">\n";
    for (const auto &figure : figures) {
        const auto text = shown(figure.value, lang);
        const bool is_text =
            std::holds_alternative<std::string>(figure.value) || std::holds_alternative<Identifier>(figure.value);
        const bool words = is_text && display_width(text) > 8;
        out += fmt::format("<div><dt>{}</dt><dd{}>{}</dd>", escaped(figure.label),
                           words                     ? " class=\"words\""
                           : display_width(text) > 6 ? " class=\"long\""
                                                     : "",
                           escaped(text));
        if (!figure.note.empty()) out += fmt::format("<dd class=\"note\">{}</dd>", escaped(figure.note));
        out += "</div>\n";
    }
    return out + "</dl>\n";
}

class Page {
  public:
    Page(const Report &report, const WriteOptions &options) : report_(report), options_(options), lang_(report.lang) {}

    std::string write() {
        const auto body = this->body(); // tells whether Vega is needed
        scripts_.emplace_back(part("web/report.js"));
        if (needs_vega_) scripts_.insert(scripts_.begin(), vega_script());
        std::string out = head() + body;
        for (const auto &script : scripts_) out += "<script>" + script + "</script>\n";
        return out + "</body>\n</html>\n";
    }

  private:
    std::string say(const char *zh, const char *en) const { return lang_ == Lang::en ? en : zh; }

    std::string head() const {
        const auto style = part("web/report.css");
        std::string hashes;
        for (const auto &script : scripts_) hashes += " " + policy_hash(script);
        return fmt::format("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                           "script-src{}; style-src {}; base-uri 'none'; form-action 'none'\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                           "<meta name=\"referrer\" content=\"no-referrer\">\n"
                           "<meta name=\"color-scheme\" content=\"light dark\">\n"
                           "<title>{}</title>\n<style>{}</style>\n</head>\n",
                           lang_ == Lang::en ? "en" : "zh-Hant-TW", hashes, policy_hash(style), escaped(report_.title),
                           style);
    }

    std::string body() {
        auto out = fmt::format("<body class=\"kind-{}\" data-filter=\"{}\" data-sort=\"{}\" data-rows=\"{}\">\n"
                               "<a class=\"skip\" href=\"#main\">{}</a>\n",
                               escaped(report_.kind), say("篩選", "Filter"), say("依此欄排序", "sort by this column"),
                               say("列", "rows"), say("跳到內容", "Skip to the content"));
        out += masthead();
        if (sections() > 2) out += contents();
        out += "<main id=\"main\">\n";
        for (const auto &section : report_.sections) out += section_markup(section);
        return out + "</main>\n" + footer();
    }

    /// Title, day and editions: what a reader must know before the first figure. The footer has all of it.
    std::string masthead() const {
        auto out = fmt::format("<header>\n<h1>{}</h1>\n<p class=\"subtitle\">{}</p>\n<ul class=\"under\">\n",
                               escaped(report_.title), escaped(report_.subtitle));
        for (const auto &figure : report_.about)
            if (figure.key != "program" && figure.key != "catalogue")
                out +=
                    fmt::format("<li>{} <b>{}</b></li>\n", escaped(figure.label), escaped(shown(figure.value, lang_)));
        out += "</ul>\n</header>\n";
        if (!report_.notice.empty())
            out += fmt::format("<p class=\"notice\" role=\"note\">{}</p>\n", escaped(report_.notice));
        return out;
    }

    std::size_t sections() const {
        return static_cast<std::size_t>(std::count_if(report_.sections.begin(), report_.sections.end(),
                                                      [](const auto &one) { return !one.title.empty(); }));
    }

    std::string contents() const {
        auto out = fmt::format("<nav aria-label=\"{}\"><ul>\n", say("目錄", "Contents"));
        for (const auto &section : report_.sections)
            if (!section.title.empty())
                out += fmt::format("<li><a href=\"#s-{}\">{}</a></li>\n", escaped(section.key), escaped(section.title));
        return out + "</ul></nav>\n";
    }

    std::string section_markup(const Section &section) {
        auto out = fmt::format("<section id=\"s-{}\">\n", escaped(section.key));
        if (!section.title.empty()) out += fmt::format("<h2>{}</h2>\n", escaped(section.title));
        if (!section.text.empty()) out += fmt::format("<p class=\"lead\">{}</p>\n", escaped(section.text));
        out += figures_markup(section.figures, lang_);
        std::vector<const Table *> behind;
        for (const auto &chart : section.charts) {
            const auto *table = report_.table(chart.table);
            if (table == nullptr || !wanted(*table, options_)) continue;
            const auto drawn = chart_markup(chart, *table, chart.title != section.title);
            if (drawn.empty()) continue;
            behind.push_back(table);
            out += drawn + folded_table(*table);
        }
        for (const auto &table : section.tables)
            if (wanted(table, options_) && std::find(behind.begin(), behind.end(), &table) == behind.end())
                out += table_markup(table, lang_, table.title != section.title);
        return out + "</section>\n";
    }

    std::string chart_markup(const Chart &chart, const Table &table, bool titled) {
        const auto caption =
            titled ? fmt::format("<figcaption>{}</figcaption>\n", escaped(chart.title)) : std::string();
        if (chart.kind == Chart::Kind::profile)
            return fmt::format("<figure>\n{}{}</figure>\n", caption, profile_markup(chart, table, lang_));
        const auto specification = vega_specification(chart, table, lang_);
        if (!specification) return {};
        needs_vega_ = true;
        return fmt::format("<figure>\n{}<div class=\"chart\" role=\"img\" aria-label=\"{}\"></div>\n"
                           "<script type=\"application/json\">{}</script>\n</figure>\n",
                           caption, escaped(chart.title + say("（數值見下方表格）", " (values in the table below)")),
                           *specification);
    }

    std::string folded_table(const Table &table) const {
        return fmt::format("<details><summary>{}</summary>\n{}</details>\n",
                           fmt::format("{}{} <small>{} {}</small>", say("數值表：", "Table: "), escaped(table.title),
                                       table.rows.size(), say("列", "rows")),
                           table_markup(table, lang_, false));
    }

    std::string footer() const {
        std::string out = "<footer>\n<dl>\n";
        for (const auto &figure : report_.about)
            out += fmt::format("<div><dt>{}</dt><dd>{}{}</dd></div>\n", escaped(figure.label),
                               escaped(shown(figure.value, lang_)),
                               figure.note.empty() ? "" : " <small>" + escaped(figure.note) + "</small>");
        return out + "</dl>\n</footer>\n";
    }

    const Report &report_;
    const WriteOptions &options_;
    Lang lang_;
    std::vector<std::string> scripts_;
    bool needs_vega_ = false;
};

} // namespace

std::string write_html(const Report &report, const WriteOptions &options) {
    return Page(report, options).write();
}

} // namespace aitalent
