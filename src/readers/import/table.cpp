#include "import/table.h"

#include "aitalent/privacy/sensitive.h"
#include "aitalent/readers/values.h"

#include <algorithm>
#include <tuple>

namespace aitalent {

namespace {

constexpr std::size_t probed_rows = 60;

using Headings = std::vector<std::string>;

/// The heading of the reason column of our own rejects files.
bool is_own_reason(const std::string &key) {
    return key == heading_key("匯入問題 (import problem)");
}

/// Upper headings stand over several columns: each holds until the next one.
Headings joined_headings(const ProbeRow &upper, const ProbeRow &lower) {
    Headings joined(std::max(upper.cells.size(), lower.cells.size()));
    std::string above;
    for (std::size_t i = 0; i < joined.size(); ++i) {
        if (i < upper.cells.size() && !upper.cells[i].empty()) above = upper.cells[i];
        const std::string below = i < lower.cells.size() ? lower.cells[i] : "";
        joined[i] = below.empty() ? (i < upper.cells.size() ? upper.cells[i] : "") : below;
    }
    return joined;
}

class Mapper {
  public:
    Mapper(const ImportProfile &profile, const std::vector<ToldMapping> &told, const KnownNames &known)
        : profile_(profile), told_(told), known_(known) {
        for (const auto &[field, headings] : profile.headings)
            for (std::size_t rank = 0; rank < headings.size(); ++rank)
                by_key_.emplace(heading_key(headings[rank]), Synonym{field, headings[rank], rank});
        for (const auto &heading : profile.typical) typical_.push_back(heading_key(heading));
    }

    ColumnMap map(const Headings &headings) const {
        ColumnMap map;
        for (std::size_t i = 0; i < headings.size(); ++i)
            if (!headings[i].empty()) map.columns.push_back(choose(headings[i], static_cast<std::uint32_t>(i + 1)));
        keep_first_synonyms(map);
        for (auto &column : map.columns) place(column, map);
        find_missing(map);
        return map;
    }

  private:
    ColumnChoice choose(const std::string &heading, std::uint32_t column) const {
        ColumnChoice choice{.column = column, .heading = heading};
        const std::string key = heading_key(heading);
        if (const auto *told = told_for(key, column)) {
            choice.how = ColumnChoice::How::told;
            choice.field = name(told->field);
            choice.matched_by = told->heading;
        } else if (const auto found = by_key_.find(key); found != by_key_.end()) {
            choice.how = ColumnChoice::How::heading;
            choice.field = found->second.field;
            choice.matched_by = found->second.heading;
        } else if (const auto *id = competency(heading)) {
            choice.how = ColumnChoice::How::competency;
            choice.field = *id;
        } else if (is_own_reason(key)) {
            choice.how = ColumnChoice::How::own_reason;
        } else if (sensitive_column(heading)) {
            choice.how = ColumnChoice::How::sensitive;
        }
        return choice;
    }

    /// By heading, or by the column's letters.
    const ToldMapping *told_for(const std::string &key, std::uint32_t column) const {
        for (const auto &told : told_)
            if (heading_key(told.heading) == key || told.heading == column_letters(column)) return &told;
        return nullptr;
    }

    const std::string *competency(const std::string &heading) const {
        return profile_.matrix && known_.competencies ? known_.competencies->find(heading) : nullptr;
    }

    /// Of two columns a field could be read from, the one whose synonym stands first in the profile is taken (the code
    /// rather than the name), and one the user told before any other.
    void keep_first_synonyms(ColumnMap &map) const {
        std::map<std::string, std::size_t> best;
        constexpr std::size_t told_rank = 0;
        const auto rank = [&](const ColumnChoice &choice) {
            if (choice.how == ColumnChoice::How::told) return told_rank;
            return by_key_.at(heading_key(choice.matched_by)).rank + 1;
        };
        const auto by_word = [](const ColumnChoice &choice) {
            return choice.how == ColumnChoice::How::told || choice.how == ColumnChoice::How::heading;
        };
        for (const auto &choice : map.columns)
            if (by_word(choice)) {
                const auto [found, is_new] = best.emplace(choice.field, rank(choice));
                if (!is_new) found->second = std::min(found->second, rank(choice));
            }
        for (auto &choice : map.columns)
            if (by_word(choice) && rank(choice) > best.at(choice.field)) {
                choice.how = ColumnChoice::How::ignored;
                choice.field.clear();
                choice.matched_by.clear();
            }
    }

    void place(ColumnChoice &choice, ColumnMap &map) const {
        using How = ColumnChoice::How;
        const auto key = heading_key(choice.heading);
        if (choice.how == How::competency) {
            const CompetencyId id(choice.field);
            const bool told = std::any_of(map.competencies.begin(), map.competencies.end(),
                                          [&](const auto &one) { return one.competency == id; });
            if (told) map.doubled_competencies.push_back(id);
            map.competencies.push_back({choice.column, id});
            ++map.matched;
        } else if (choice.how == How::told || choice.how == How::heading) {
            const auto field = *parse_field(choice.field, profile_.kind);
            auto &column = map.column[static_cast<std::size_t>(field)];
            if (column != 0)
                map.doubled.push_back(field);
            else
                column = choice.column, ++map.matched;
        } else if (std::find(typical_.begin(), typical_.end(), key) != typical_.end()) {
            ++map.matched;
        }
    }

    void find_missing(ColumnMap &map) const {
        const auto has = [&](Field field) { return map.column[static_cast<std::size_t>(field)] != 0; };
        for (const auto &field : import_fields(profile_.kind)) {
            const auto which = *parse_field(field.key, profile_.kind);
            const bool by_matrix = profile_.matrix && (which == Field::competency || which == Field::level);
            if (field.required && !by_matrix && !has(which)) map.missing.emplace_back(field.key);
        }
        if (profile_.matrix && map.competencies.empty()) map.missing.emplace_back(name(Field::competency));
        if (speaks_of_people(profile_.kind) && !has(Field::staff_no) && !has(Field::identity))
            map.missing.emplace_back(name(Field::staff_no));
    }

    const ImportProfile &profile_;
    const std::vector<ToldMapping> &told_;
    const KnownNames &known_;
    struct Synonym {
        std::string field, heading;
        std::size_t rank;
    };
    std::map<std::string, Synonym> by_key_;
    std::vector<std::string> typical_;
};

std::tuple<bool, std::size_t> worth(const ColumnMap &map) {
    return {map.missing.empty(), map.matched};
}

} // namespace

std::vector<std::uint32_t> mapped_columns(const ColumnMap &map) {
    std::vector<std::uint32_t> columns;
    for (const auto column : map.column)
        if (column != 0) columns.push_back(column);
    for (const auto &competency : map.competencies) columns.push_back(competency.column);
    std::sort(columns.begin(), columns.end());
    return columns;
}

std::vector<ProbeRow> probe(Workbook &workbook, std::size_t sheet, Faults &faults) {
    std::vector<ProbeRow> rows;
    workbook.read(
        sheet,
        [&](const SheetRow &row) {
            auto &texts = rows.emplace_back(ProbeRow{row.number, {}}).cells;
            for (const auto &cell : row.cells) texts.emplace_back(trimmed(cell_text(cell)));
            return rows.size() < probed_rows;
        },
        faults);
    return rows;
}

std::vector<ToldMapping> parse_told(const ImportOptions &options, ImportKind kind, Faults &faults) {
    std::vector<ToldMapping> told;
    for (const auto &text : options.map) {
        const auto sign = text.rfind('=');
        if (sign == std::string::npos || sign == 0) {
            faults.add(Fault("AT-IMP-004").with("found", text));
            continue;
        }
        const auto heading = text.substr(0, sign);
        const std::string word(trimmed(std::string_view(text).substr(sign + 1)));
        const auto field = parse_field(word, kind);
        if (!field)
            faults.add(no_such_field(word, kind));
        else if (kind != ImportKind::groups && speaks_of_people(kind) && sensitive_column(heading))
            faults.add(Fault("AT-IMP-046").with("found", heading));
        else
            told.push_back({std::string(trimmed(heading)), *field});
    }
    return told;
}

TableChoice find_table(const std::vector<ProbeRow> &rows, const ImportProfile &profile, const ImportOptions &options,
                       const std::vector<ToldMapping> &told, const KnownNames &known) {
    const Mapper mapper(profile, told, known);
    TableChoice best;
    const auto consider = [&](std::uint32_t first, std::uint32_t last, const Headings &headings) {
        auto map = mapper.map(headings);
        const bool enough = map.matched >= 2 || (map.matched == 1 && map.missing.empty()) || options.header_row;
        if (!enough || (best.profile != nullptr && worth(map) <= worth(best.map))) return;
        best = TableChoice{&profile, 0, first, last, std::move(map)};
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (options.header_row && rows[i].number != *options.header_row) continue;
        consider(rows[i].number, rows[i].number, rows[i].cells);
        if (i + 1 < rows.size() && rows[i + 1].number == rows[i].number + 1)
            consider(rows[i].number, rows[i + 1].number, joined_headings(rows[i], rows[i + 1]));
    }
    return best;
}

bool better(const TableChoice &a, const TableChoice &b) {
    if (a.profile == nullptr || b.profile == nullptr) return a.profile != nullptr && b.profile == nullptr;
    const auto key = [](const TableChoice &choice) {
        const bool general = choice.profile->typical.empty(); // knows no particular layout: says less, claims less
        return std::tuple(choice.map.missing.empty(), choice.map.matched + choice.map.doubled.size(), choice.fits(),
                          general);
    };
    return key(a) > key(b);
}

ProfileFit fit_of(const TableChoice &choice, const std::string &sheet) {
    return {choice.profile->id,        choice.profile->kind, sheet, choice.first_row, choice.map.matched,
            choice.map.columns.size(), choice.map.missing};
}

} // namespace aitalent
