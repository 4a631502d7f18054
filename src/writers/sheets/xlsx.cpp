#include "../cell.h"
#include "../forms.h"
#include "aitalent/base/fault.h"
#include "memory_file.h"
#include "sheet.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

namespace aitalent {

namespace {

constexpr std::uint32_t low_colour = 0xF2CFB9, middle_colour = 0xF6F3E4, high_colour = 0x4FA79C;

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw Error(Exit::cannot_write, Fault("AT-WRT-003").with("reason", lxw_strerror(error)));
}

std::string footer_text(const Report &report) {
    std::string text = report.notice;
    for (std::size_t at = 0; (at = text.find('&', at)) != std::string::npos; at += 2) text.insert(at, 1, '&');
    return "&L&8" + text + "&R&8&P/&N";
}

class Workbook {
  public:
    explicit Workbook(const Report &report) : report_(report), book_(workbook_new(file_.path().c_str())) {
        if (book_ == nullptr) throw Error(Exit::cannot_write, Fault("AT-WRT-003").with("reason", file_.path()));
        set_properties();
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
        format_set_text_wrap(head_);
        format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
        format_set_bg_color(head_, 0xE6ECEA);
        format_set_bottom(head_, LXW_BORDER_THIN);
        for (std::size_t level = 0; level < std::size(level_colours); ++level) {
            levels_[level] = workbook_add_format(book_);
            format_set_bg_color(levels_[level], level_colours[level]);
        }
    }

    ~Workbook() {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }
    Workbook(const Workbook &) = delete;
    Workbook &operator=(const Workbook &) = delete;

    std::string write(const std::vector<Sheet> &sheets) {
        for (const auto &sheet : sheets) add(sheet);
        check(workbook_close(std::exchange(book_, nullptr))); // frees it, whatever becomes of the file
        return file_.bytes();
    }

  private:
    /// The same bytes every time: the day of the report instead of the clock.
    void set_properties() {
        Date day(std::chrono::year(2000), std::chrono::month(1), std::chrono::day(1));
        for (const auto &figure : report_.about)
            if (const auto *date = std::get_if<Date>(&figure.value); date != nullptr && figure.key == "as_of")
                day = *date;
        auto title = sheet_text(report_.title);
        title = title.substr(0, std::min<std::size_t>(title.size(), 240));
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.created = static_cast<time_t>(day_number(day)) * 86'400;
        check(workbook_set_properties(book_, &properties));
    }

    void add(const Sheet &sheet) {
        auto *target = workbook_add_worksheet(book_, sheet.name.c_str());
        if (target == nullptr) throw Error(Exit::cannot_write, Fault("AT-WRT-003").with("reason", sheet.name));
        const auto &table = sheet.table;
        const auto rows = static_cast<lxw_row_t>(table.rows.size());
        const auto last = static_cast<lxw_col_t>(table.columns.size() - 1);
        set_columns(target, table);
        for (lxw_col_t c = 0; c <= last; ++c) write_text(target, 0, c, table.columns[c].label, head_);
        for (lxw_row_t r = 0; r < rows; ++r)
            for (lxw_col_t c = 0; c <= last; ++c) write_cell(target, r + 1, c, table.rows[r][c], table.columns[c].wide);
        worksheet_freeze_panes(target, 1, 0);
        if (rows > 0) {
            check(worksheet_autofilter(target, 0, 0, rows, last));
            colour(target, sheet);
            offer_choices(target, table);
            if (sheet.chart) draw(target, sheet);
        }
        set_page(target);
    }

    void set_columns(lxw_worksheet *target, const Table &table) {
        const auto widths = column_widths(table, report_.lang);
        for (std::size_t i = 0; i < widths.size(); ++i)
            check(
                worksheet_set_column(target, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths[i], nullptr));
    }

    void set_page(lxw_worksheet *target) {
        worksheet_set_landscape(target);
        worksheet_set_paper(target, 9); // A4
        worksheet_fit_to_pages(target, 1, 0);
        check(worksheet_repeat_rows(target, 0, 0));
        const auto text = footer_text(report_);
        worksheet_set_footer(target, text.c_str()); // too long a notice is left to the first sheet
    }

    void write_text(lxw_worksheet *target, lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format *format) {
        check(worksheet_write_string(target, row, column, sheet_text(text).c_str(), format));
    }
    void write_number(lxw_worksheet *target, lxw_row_t row, lxw_col_t column, double number,
                      const std::string &format) {
        check(worksheet_write_number(target, row, column, number, format_of(format, false)));
    }

    void write_cell(lxw_worksheet *target, lxw_row_t row, lxw_col_t column, const Cell &cell, bool wide) {
        auto number = [&](double value, const std::string &format) {
            write_number(target, row, column, value, format);
        };
        auto text = [&](std::string_view value, bool wrap) {
            write_text(target, row, column, value, format_of("@", wrap));
        };
        std::visit(Cases{[](std::monostate) {}, [&](const std::string &value) { text(value, wide); },
                         [&](const Identifier &id) { text(id.text, false); },
                         [&](std::int64_t value) { number(static_cast<double>(value), "#,##0"); },
                         [&](bool value) { text(shown(value, report_.lang), false); },
                         [&](Date date) { number(day_number(date) + 25'569, "yyyy\\-mm\\-dd"); },
                         [&](Money money) { number(static_cast<double>(money.dollars()), "#,##0"); },
                         [&](PerMille share) { number(static_cast<double>(share.value) / 1000, "0.0%"); },
                         [&](const LevelCell &level) { write_level(target, row, column, level); },
                         [&](Hours hours) { number(static_cast<double>(hours.length.count()) / 60, "0.0"); }},
                   cell);
    }

    /// A number, so that it can be counted and coloured, shown with the level's name.
    void write_level(lxw_worksheet *target, lxw_row_t row, lxw_col_t column, const LevelCell &level) {
        if (!level.level) return write_text(target, row, column, shown(level, report_.lang), format_of("@", false));
        std::string name;
        for (const char c : sheet_text(level.label))
            if (c != '"' && c != '\\') name += c;
        const auto format = name.empty() ? std::string("0") : fmt::format("0\" {}\"", name.substr(0, 120));
        write_number(target, row, column, level.level->value(), format);
    }

    lxw_format *format_of(const std::string &number_format, bool wrap) {
        auto &format = formats_[{number_format, wrap}];
        if (format == nullptr) {
            format = workbook_add_format(book_);
            format_set_num_format(format, number_format.c_str());
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
            if (wrap) format_set_text_wrap(format);
        }
        return format;
    }

    /// Columns to be filled in take nothing but their choices, and say what these mean.
    void offer_choices(lxw_worksheet *target, const Table &table) {
        const auto rows = static_cast<lxw_row_t>(table.rows.size());
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const auto &column = table.columns[c];
            if (column.choices.empty()) continue;
            auto words = column.choices; // the library asks for texts it could write to
            auto title = std::string(front(sheet_text(column.label), 32));
            auto hint = std::string(front(sheet_text(column.hint), 255));
            std::vector<char *> choices;
            for (auto &word : words) choices.push_back(word.data());
            choices.push_back(nullptr);
            lxw_data_validation rule{};
            rule.validate = LXW_VALIDATION_TYPE_LIST;
            rule.value_list = choices.data();
            rule.ignore_blank = LXW_VALIDATION_ON;
            if (!hint.empty()) rule.input_title = title.data(), rule.input_message = hint.data();
            check(worksheet_data_validation_range(target, 1, static_cast<lxw_col_t>(c), rows, static_cast<lxw_col_t>(c),
                                                  &rule));
        }
    }

    void colour(lxw_worksheet *target, const Sheet &sheet) {
        const auto rows = static_cast<lxw_row_t>(sheet.table.rows.size());
        for (lxw_col_t c = 0; c < sheet.table.columns.size(); ++c)
            if (type_of_column(sheet.table, c) == "level") colour_levels(target, c, rows);
        if (!sheet.shaded) return;
        lxw_conditional_format scale{};
        scale.type = LXW_CONDITIONAL_3_COLOR_SCALE;
        scale.min_color = low_colour, scale.mid_color = middle_colour, scale.max_color = high_colour;
        scale.min_rule_type = scale.mid_rule_type = scale.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        scale.min_value = 0, scale.mid_value = 0.5, scale.max_value = 1;
        check(worksheet_conditional_format_range(target, 1, 1, rows,
                                                 static_cast<lxw_col_t>(sheet.table.columns.size() - 1), &scale));
    }

    void colour_levels(lxw_worksheet *target, lxw_col_t column, lxw_row_t rows) {
        for (std::size_t level = 0; level < std::size(level_colours); ++level) {
            lxw_conditional_format rule{};
            rule.type = LXW_CONDITIONAL_TYPE_CELL;
            rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
            rule.value = static_cast<double>(level);
            rule.format = levels_[level];
            check(worksheet_conditional_format_range(target, 1, column, rows, column, &rule));
        }
    }

    void draw(lxw_worksheet *target, const Sheet &sheet) {
        const bool gantt = *sheet.chart == Chart::Kind::gantt;
        const auto kind = *sheet.chart == Chart::Kind::line                    ? LXW_CHART_LINE
                          : *sheet.chart == Chart::Kind::stacked_bars || gantt ? LXW_CHART_BAR_STACKED
                                                                               : LXW_CHART_BAR;
        auto *chart = workbook_add_chart(book_, static_cast<std::uint8_t>(kind));
        const auto rows = static_cast<lxw_row_t>(sheet.table.rows.size());
        for (lxw_col_t c = 1; c < sheet.table.columns.size(); ++c) {
            auto *series = chart_add_series(chart, nullptr, nullptr);
            chart_series_set_categories(series, sheet.name.c_str(), 1, 0, rows, 0);
            chart_series_set_values(series, sheet.name.c_str(), 1, c, rows, c);
            chart_series_set_name_range(series, sheet.name.c_str(), 0, c);
            const auto colour = series_colour(sheet, gantt ? 0 : c - 1u);
            const bool hidden = gantt && c == 1;
            lxw_chart_fill fill{.color = colour, .none = hidden, .transparency = 0};
            lxw_chart_line stroke{.color = colour, .none = 0, .width = 2.25f, .dash_type = 0, .transparency = 0};
            if (kind == LXW_CHART_LINE)
                chart_series_set_line(series, &stroke);
            else
                chart_series_set_fill(series, &fill);
        }
        if (gantt) {
            chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
            chart_axis_set_min(chart->x_axis, day_number(std::get<Date>(sheet.table.rows.front()[1])) + 25'569);
            chart_axis_set_num_format(chart->x_axis, "yyyy\\-mm");
        }
        auto title = sheet_text(sheet.table.title);
        if (title.starts_with('=')) title.insert(0, 1, ' '); // the library would take it for a reference
        chart_title_set_name(chart, title.c_str());
        if (kind == LXW_CHART_LINE && type_of_column(sheet.table, 0) == "date")
            chart_axis_set_num_format(chart->x_axis, "yyyy\\-mm");
        if (kind != LXW_CHART_LINE) chart_axis_set_reverse(chart->y_axis); // the first row on top
        if (sheet.table.columns.size() == 2) chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        lxw_chart_options options{};
        options.x_scale = 1.6;
        options.y_scale = std::max(1.0, rows / 12.0);
        check(worksheet_insert_chart_opt(target, 1, static_cast<lxw_col_t>(sheet.table.columns.size() + 1), chart,
                                         &options));
    }

    const Report &report_;
    MemoryFile file_;
    lxw_workbook *book_;
    lxw_format *head_ = nullptr;
    lxw_format *levels_[std::size(level_colours)] = {};
    std::map<std::pair<std::string, bool>, lxw_format *> formats_; ///< owned by the workbook
};

} // namespace

std::string write_xlsx(const Report &report, const WriteOptions &options) {
    return Workbook(report).write(sheets_of(report, options));
}

} // namespace aitalent
