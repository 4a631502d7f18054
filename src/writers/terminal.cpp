#include "aitalent/base/text.h"
#include "aitalent/messages/labels.h"
#include "cell.h"
#include "forms.h"
#include "terminal_lines.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

class Terminal {
  public:
    Terminal(Lang lang, const WriteOptions &options) : lang_(lang), options_(options) {}

    std::string write(const Report &report) {
        line(strong(printable(report.title)));
        paragraph(report.subtitle);
        for (const auto &section : report.sections) add(section, section.title != report.title);
        blank_line();
        paragraph(about(report.about), true);
        paragraph(report.notice, true);
        return std::move(out_);
    }

  private:
    void add(const Section &section, bool titled) {
        const bool asked = std::any_of(section.tables.begin(), section.tables.end(),
                                       [&](const auto &table) { return wanted(table, options_); });
        if (!asked && !options_.table.empty()) return;
        blank_line();
        if (titled && !section.title.empty()) line(strong("■ " + printable(section.title)));
        paragraph(section.text);
        add(section.figures);
        for (const auto &table : section.tables)
            if (wanted(table, options_)) add(table, table.title != section.title);
    }

    void add(const std::vector<Figure> &figures) {
        int labels = 0, values = 0;
        for (const auto &figure : figures) {
            labels = std::max(labels, display_width(printable(figure.label)));
            values = std::max(values, display_width(value(figure)));
        }
        for (const auto &figure : figures) {
            auto text =
                padded(printable(figure.label), labels) + "  " + strong(padded(value(figure), values, Align::right));
            if (!figure.note.empty()) text += "  " + faint(printable(figure.note));
            line(text);
        }
    }

    void add(const Table &table, bool titled) {
        blank_line();
        if (titled) line(strong(printable(table.title)));
        paragraph(table.note, true);
        if (table.rows.empty()) return line(faint("(" + label("none", lang_) + ")"));
        const auto most = options_.rows_at_most;
        const bool cut = most > 0 && table.rows.size() > most + most / 4; // not for the sake of a few rows
        const auto lines = table_lines(cut ? beginning(table, most) : table, lang_, options_.width);
        for (const auto &one : lines) line(&one == &lines.front() ? strong(one) : one);
        if (cut)
            paragraph(fmt::format(fmt::runtime(lang_ == Lang::en ? "… {} more rows: --table {}, or --output FILE"
                                                                 : "……其餘 {} 列：加 --table {}，或 --output 檔名"),
                                  grouped(std::int64_t(table.rows.size() - most)), table.key),
                      true);
    }

    static Table beginning(const Table &table, std::size_t rows) {
        Table part = table;
        part.rows.resize(rows);
        return part;
    }

    std::string about(const std::vector<Figure> &figures) const {
        std::vector<std::string> parts;
        for (const auto &figure : figures) parts.push_back(figure.label + " " + shown(figure.value, lang_));
        return joined(parts, " · ");
    }

    std::string value(const Figure &figure) const { return printable(shown(figure.value, lang_)); }
    void paragraph(std::string_view text, bool quiet = false) {
        if (text.empty()) return;
        for (const auto &part : wrapped(printable(text), options_.width)) line(quiet ? faint(part) : part);
    }
    void line(std::string_view text) { out_.append(text) += '\n'; }
    void blank_line() {
        if (!out_.ends_with("\n\n")) line("");
    }
    std::string strong(const std::string &text) const { return options_.colour ? "\x1b[1m" + text + "\x1b[0m" : text; }
    std::string faint(const std::string &text) const { return options_.colour ? "\x1b[2m" + text + "\x1b[0m" : text; }

    Lang lang_;
    const WriteOptions &options_;
    std::string out_;
};

} // namespace

std::string write_terminal(const Report &report, const WriteOptions &options) {
    return Terminal(report.lang, options).write(report);
}

} // namespace aitalent
