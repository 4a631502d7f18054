#include "import/row_fields.h"

#include "aitalent/base/formula_guard.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// As it may be shown: where the header is not the header, it may be a row about somebody.
std::string heading_of(const ColumnMap &map, std::uint32_t column) {
    const auto found = std::find_if(map.columns.begin(), map.columns.end(),
                                    [&](const auto &choice) { return choice.column == column; });
    return found == map.columns.end() ? std::string() : masked(found->heading);
}

} // namespace

std::string_view RowFields::look_at(std::size_t cell) const {
    const auto &[type, text] = std::tie(row_.cells[cell].type, row_.cells[cell].text);
    if (type == CellType::blank || type == CellType::error || text.data() == nullptr) return "";
    if (context_.text_file) return unguarded(trimmed(text));
    if (type == CellType::text) return trimmed(text);
    if (context_.made.size() < row_.cells.size()) context_.made.resize(row_.cells.size());
    return context_.made[cell] = cell_text(row_.cells[cell]);
}

std::uint32_t RowFields::content_hash() const {
    std::uint64_t hash = 0;
    for (const auto column : context_.compared) hash = hash_of({text_at(column)}, hash);
    return static_cast<std::uint32_t>(hash >> 32);
}

Fault RowFields::fault_at(const char *code, std::uint32_t column) const {
    Fault fault = Fault(code).at({.file = context_.options.file,
                                  .sheet = context_.sheet,
                                  .line = row_.number,
                                  .column = column,
                                  .field = heading_of(context_.map, column)});
    const std::string found(text_at(column));
    const bool hide = column != 0 && (column == this->column(Field::identity) || looks_like_identity(found));
    if (!found.empty()) fault.values.emplace_back("found", hide ? "**********" : shortened(found, 60));
    return fault;
}

void RowFields::report_missing(Field field) {
    report(
        fault("AT-IMP-010", field).with("field", std::string(name(field))).with("label", std::string(zh_label(field))));
}

std::string RowFields::required_text(Field field) {
    const auto value = text(field);
    if (value.empty()) report_missing(field);
    return std::string(value);
}

std::optional<std::string> RowFields::optional_text(Field field) {
    const auto value = text(field);
    return value.empty() ? std::nullopt : std::optional<std::string>(value);
}

std::string RowFields::person_name(Field field) {
    auto value = required_text(field);
    // "?" itself, and the first bytes of "？", U+FFFD and the private-use characters: a name rarely holds any.
    const auto suspicious = [](unsigned char byte) { return byte == '?' || byte >= 0xee; };
    if (std::none_of(value.begin(), value.end(), suspicious)) return value;
    const bool replaced = value.find('?') != std::string::npos || value.find("？") != std::string::npos ||
                          value.find("\ufffd") != std::string::npos;
    if (replaced || has_private_use(value)) {
        Fault warning = fault(replaced ? "AT-IMP-034" : "AT-IMP-033", field);
        warning.severity = Severity::warning;
        report(std::move(warning));
    }
    return value;
}

std::optional<Date> RowFields::date(Field field) {
    const auto value = text(field);
    if (value.empty()) return std::nullopt;
    const auto plain_sign = [](char c) { return (c >= '0' && c <= '9') || c == '/' || c == '-'; };
    const bool plain = std::all_of(value.begin(), value.end(), plain_sign); // read as fast as remembered
    const auto reading = plain ? parse_personnel_date(value) : context_.dates.of(value, parse_personnel_date);
    if (const auto *date = std::get_if<Date>(&reading)) return *date;
    switch (std::get<DateProblem>(reading)) {
    case DateProblem::no_such_day:
        report(fault("AT-IMP-012", field));
        break;
    case DateProblem::ambiguous:
        report(fault("AT-IMP-013", field));
        break;
    case DateProblem::not_a_date:
        report(fault("AT-IMP-011", field));
        break;
    }
    return std::nullopt;
}

Date RowFields::required_date(Field field) {
    if (blank(field)) report_missing(field);
    return date(field).value_or(Date());
}

std::optional<std::chrono::minutes> RowFields::clock(Field field) {
    const auto value = text(field);
    if (value.empty()) return std::nullopt;
    const auto time = parse_personnel_clock(value);
    if (!time) report(fault("AT-IMP-017", field));
    return time;
}

std::optional<std::chrono::minutes> RowFields::hours(Field field) {
    const auto value = text(field);
    if (value.empty()) return std::nullopt;
    const auto length = parse_personnel_hours(value);
    if (!length) report(fault("AT-IMP-016", field));
    return length;
}

std::optional<Money> RowFields::money(Field field) {
    const auto value = text(field);
    if (value.empty()) return std::nullopt;
    const auto amount = parse_personnel_money(value);
    if (!amount) report(fault("AT-IMP-015", field));
    return amount;
}

std::optional<bool> RowFields::yes_no(Field field) {
    const auto value = text(field);
    if (value.empty()) return std::nullopt;
    const auto answer = context_.answers.of(value, parse_yes_no);
    if (!answer)
        report(fault("AT-IMP-018", field)
                   .with("expected", field == Field::supervisor ? "whether this person is a supervisor" : ""));
    return answer;
}

std::optional<bool> RowFields::passed(Field field) {
    if (!has(field)) return std::nullopt;
    const auto value = text(field);
    if (value.empty()) return report_missing(field), std::nullopt;
    const auto answer = parse_passed(value);
    if (!answer) report(fault("AT-IMP-018", field));
    return answer.value_or(false);
}

std::optional<int> RowFields::count(Field field, int low, int high) {
    const auto value = text(field);
    if (value.empty()) return std::nullopt;
    const auto number = parse_count(value);
    if (!number || *number < low || *number > high) {
        report(fault("AT-IMP-014", field).with("expected", fmt::format("{} … {}", low, high)));
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

std::optional<int> RowFields::score(Field field) {
    auto value = nfkc(text(field));
    if (value.ends_with("分")) value.resize(value.size() - std::string_view("分").size());
    if (value.empty()) return std::nullopt;
    const auto point = value.find('.');
    const bool digits_behind =
        point == std::string::npos || value.find_first_not_of("0123456789", point + 1) == std::string::npos;
    const auto whole = parse_int(std::string_view(value).substr(0, point));
    const bool part_of_one = whole == 0 && value.find_first_of("123456789") != std::string::npos; // a percentage
    if (!whole || !digits_behind || *whole < 0 || *whole > 100 || part_of_one) {
        report(fault("AT-IMP-014", field).with("expected", "0 … 100"));
        return std::nullopt;
    }
    return static_cast<int>(*whole);
}

std::optional<std::string> RowFields::grade(Field field) {
    const auto value = text(field);
    if (value.empty()) return std::nullopt;
    auto code = context_.grades.of(value, parse_grade);
    if (!code) report(fault("AT-IMP-019", field).with("expected", "01–15, 17–19"));
    return code;
}

std::optional<Level> RowFields::level_of(std::string_view text) const {
    if (context_.known.levels)
        if (const auto *id = context_.known.levels->find(text)) {
            const auto value = parse_int(*id).value_or(-1);
            if (value >= 0 && value <= context_.known.highest_level.value())
                return Level(static_cast<std::uint8_t>(value));
        }
    std::string digits = folded(text);
    for (std::string_view word : {"level", "等級", "l", "第", "級"})
        if (const auto at = digits.find(word); at != std::string::npos) digits.erase(at, word.size());
    const auto value = parse_int(digits);
    if (!value || *value < 0 || *value > context_.known.highest_level.value()) return std::nullopt;
    return Level(static_cast<std::uint8_t>(*value));
}

std::optional<Level> RowFields::level_at(std::uint32_t column) {
    const auto value = text_at(column);
    if (value.empty()) return std::nullopt;
    const auto level = level_of(value);
    if (!level)
        report(fault_at("AT-IMP-021", column)
                   .with("expected", fmt::format("0 … {}", context_.known.highest_level.value())));
    return level;
}

std::optional<std::string> RowFields::known_text(std::uint32_t column, std::string_view text,
                                                 const std::optional<NameList> &list, const char *what) {
    if (text.empty()) return std::nullopt;
    if (!list) return std::string(text);
    const auto *id = context_.names[what].of(text, [&](auto) { return list->find(text); });
    if (id != nullptr) return *id;
    Fault unknown = fault_at("AT-IMP-020", column).with("list", what);
    if (auto suggestion = suggest(*list, text); !suggestion.empty())
        unknown.values.emplace_back("suggestion", std::move(suggestion));
    report(std::move(unknown));
    return std::nullopt;
}

/// A file whose column is the wrong one has thousands that are not known: the first of them are enough.
std::string RowFields::suggest(const NameList &list, std::string_view text) {
    constexpr std::size_t most = 200;
    return ++context_.suggestions > most ? std::string() : list.nearest_to(text);
}

const std::string *RowFields::unit_held(const AgencyCode &agency, Field field) {
    const auto value = text(field);
    if (value.empty() || context_.known.units.empty()) return nullptr;
    auto &key = context_.buffer;
    ((key = agency.str()) += '\x1f') += value;
    return context_.units.of(key, [&](auto) -> const std::string * {
        const auto list = context_.known.units.find(agency);
        if (list == context_.known.units.end()) return nullptr;
        if (const auto *code = list->second.find(value)) return code;
        if (!context_.new_units.insert(key).second) return nullptr;
        const auto suggestion = suggest(list->second, value);
        Fault note = fault("AT-IMP-049", field).with("agency", agency.str()).with("suggestion", suggestion);
        note.severity = suggestion.empty() ? Severity::info : Severity::warning;
        report(std::move(note));
        return nullptr;
    });
}

Pseudonym RowFields::pseudonym_of_identity() {
    const auto number = text(Field::identity);
    if (number.empty()) return {};
    const auto check = check_identity(number);
    if (check == IdentityCheck::valid) return context_.pseudonyms.of(number);
    report(fault(check == IdentityCheck::wrong_form ? "AT-IMP-025" : "AT-IMP-026", Field::identity));
    return {};
}

void RowFields::refuse_stray_identity() {
    constexpr std::size_t shortest = 10;
    for (const auto column : context_.mapped)
        if (const auto text = text_at(column);
            text.size() >= shortest && column != this->column(Field::identity) && looks_like_identity(text))
            report(fault_at("AT-IMP-060", column));
}

/// Ａ００３ is A003 typed with the Chinese keyboard: the same code.
static std::string as_code(std::string_view text) {
    auto plain = nfkc(text);
    const bool ascii = std::all_of(plain.begin(), plain.end(), [](unsigned char c) { return c < 0x80; });
    return ascii ? plain : std::string(text);
}

std::string RowFields::code(Field field) {
    const auto value = text(field);
    const auto cell = column(field);
    const auto type = value.empty() || context_.text_file ? CellType::text : row_.cells[cell - 1].type;
    constexpr std::size_t digits_kept = 15; // of a number in a spreadsheet
    if (type == CellType::date || type == CellType::boolean ||
        (type == CellType::number && row_.cells[cell - 1].text.size() > digits_kept))
        report(fault("AT-IMP-061", field).with("type", std::string(name(type))));
    return as_code(value);
}

std::string RowFields::code_held(Field field, const std::optional<NameList> &list) {
    auto own = code(field);
    const auto *held = list ? list->find(own) : nullptr;
    return held != nullptr && folded(*held) == folded(own) ? *held : own;
}

CourseId RowFields::course_of(std::string_view text) {
    const auto *held = context_.known.courses ? context_.known.courses->find(text) : nullptr;
    return CourseId(held != nullptr ? *held : as_code(text));
}

AgencyCode RowFields::agency() {
    if (context_.known.agencies)
        return known<AgencyCode>(Field::agency, context_.known.agencies, "agency").value_or(AgencyCode());
    return AgencyCode(context_.new_agencies.of(text(Field::agency), [&](std::string_view told) {
        return context_.agencies_told.try_emplace(folded(told), as_code(told)).first->second;
    }));
}

PersonRef RowFields::person() {
    PersonRef person;
    person.agency = blank(Field::agency) ? context_.options.agency : agency();
    person.staff_no = StaffNo(code(Field::staff_no));
    person.pseudonym = pseudonym_of_identity();
    const bool named = !blank(Field::staff_no) || !blank(Field::identity);
    if (!named) report(fault("AT-IMP-028", has(Field::staff_no) ? Field::staff_no : Field::identity));
    const bool checkable = !person.staff_no.empty() || !person.pseudonym.empty();
    if (context_.kind == ImportKind::staff || !checkable || !context_.known.person) return person;
    person_ = context_.known.person(person);
    if (person_ == PersonKey::none)
        report(fault("AT-IMP-029", has(Field::staff_no) ? Field::staff_no : Field::identity));
    return person;
}

} // namespace aitalent
