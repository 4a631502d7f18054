#pragma once
#include "aitalent/reports/report.h"

namespace aitalent {

using namespace std::chrono_literals;

/// A small report with every kind of cell; `text` stands wherever data can.
inline Report sample_report(const std::string &text = "王小明", Lang lang = Lang::en) {
    const Date day = 2026y / 12 / 1;
    Table cells{.key = "cells",
                .title = "Cells",
                .columns = {{"staff_no", "Staff number"},
                            {"name", "Name"},
                            {"people", "People"},
                            {"ready", "Ready"},
                            {"on", "On"},
                            {"cost", "Cost"},
                            {"share", "Share"},
                            {"level", "Level"},
                            {"hours", "Hours"}}};
    cells.rows = {{Identifier{"007"}, text, std::int64_t{-1234}, true, day, Money(1500), PerMille{412},
                   LevelCell{Level(2), Level(4), "working"}, Hours{90min}},
                  {Identifier{"1E5"}, {}, {}, false, {}, {}, {}, LevelCell{{}, Level(4), "unknown"}, {}}};
    Table second{.key = "second", .title = text, .columns = {{"note", text, true}}, .rows = {{text}}};
    Report report;
    report.kind = "sample";
    report.lang = lang;
    report.title = text;
    report.subtitle = text;
    report.about = {{"as_of", "As of", day}, {"program", "Program", Identifier{"aitalent 0.1"}}};
    report.notice = "Advice for training, never appraisal.";
    report.sections = {{.key = "first",
                        .title = "First",
                        .text = text,
                        .figures = {{"people", "People", std::int64_t{300}, text}},
                        .tables = {cells, second}}};
    return report;
}

} // namespace aitalent
