#include "import/fields.h"

#include "aitalent/base/text.h"
#include "aitalent/base/words.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr Word<ImportKind> kinds[] = {{ImportKind::agencies, "agencies"},
                                      {ImportKind::staff, "staff"},
                                      {ImportKind::assessments, "assessments"},
                                      {ImportKind::certificates, "certificates"},
                                      {ImportKind::courses, "courses"},
                                      {ImportKind::sessions, "sessions"},
                                      {ImportKind::results, "results"},
                                      {ImportKind::budgets, "budgets"},
                                      {ImportKind::absences, "absences"},
                                      {ImportKind::bookings, "bookings"},
                                      {ImportKind::groups, "groups"}};

struct FieldLabel {
    Field field;
    std::string_view key, zh, en;
};
constexpr FieldLabel labels[] = {
    {Field::agency, "agency", "機關代碼", "agency code"},
    {Field::agency_name, "agency_name", "機關名稱", "agency name"},
    {Field::parent, "parent", "主管機關代碼", "parent agency"},
    {Field::agency_level, "agency_level", "機關層級", "agency level"},
    {Field::region, "region", "縣市", "region"},
    {Field::effective, "effective", "生效日期", "effective from"},
    {Field::closed, "closed", "裁撤生效日期", "closed on"},
    {Field::staff_no, "staff_no", "員工編號", "staff number"},
    {Field::identity, "identity", "身分證字號", "identity number"},
    {Field::name, "name", "姓名", "name"},
    {Field::unit, "unit", "單位", "unit"},
    {Field::unit_code, "unit_code", "單位代碼", "unit code"},
    {Field::title, "title", "職稱", "title"},
    {Field::grade, "grade", "官職等", "grade"},
    {Field::supervisor, "supervisor", "主管", "supervisor"},
    {Field::role, "role", "職務角色", "role"},
    {Field::entered, "entered", "到職日期", "entered on"},
    {Field::left, "left", "離職日期", "left on"},
    {Field::competency, "competency", "能力項目", "competency"},
    {Field::level, "level", "等級", "level"},
    {Field::kind, "kind", "評核別", "kind of rating"},
    {Field::on, "on", "評核日期", "rated on"},
    {Field::rater, "rater", "評核人", "rater"},
    {Field::certificate, "certificate", "證照代碼", "certificate"},
    {Field::issued, "issued", "發證日期", "issued on"},
    {Field::expires, "expires", "有效期限", "expires on"},
    {Field::course, "course", "課程代碼", "course code"},
    {Field::course_name, "course_name", "課程名稱", "course name"},
    {Field::course_name_en, "course_name_en", "課程英文名稱", "course name in English"},
    {Field::tier, "tier", "培訓層級", "tier"},
    {Field::provider, "provider", "訓練單位", "provider"},
    {Field::lifts, "lifts", "提升能力", "lifts"},
    {Field::hours, "hours", "時數", "hours"},
    {Field::price, "price", "費用", "price"},
    {Field::delivery, "delivery", "學習性質", "delivery"},
    {Field::after_courses, "after_courses", "先修課程", "after courses"},
    {Field::after_levels, "after_levels", "先備能力", "after levels"},
    {Field::session, "session", "班期代碼", "session code"},
    {Field::term, "term", "期別", "term"},
    {Field::starts, "starts", "開課起始日期", "starts on"},
    {Field::ends, "ends", "開課結束日期", "ends on"},
    {Field::from_time, "from_time", "開課起始時間", "from"},
    {Field::to_time, "to_time", "開課結束時間", "to"},
    {Field::seats, "seats", "招生人數", "seats"},
    {Field::minimum_enrolment, "minimum_enrolment", "最低開班人數", "minimum enrolment"},
    {Field::price_per_seat, "price_per_seat", "每人費用", "price per seat"},
    {Field::price_per_session, "price_per_session", "每班費用", "price per session"},
    {Field::place, "place", "上課地點", "place"},
    {Field::open_to, "open_to", "開放對象", "open to"},
    {Field::cancelled, "cancelled", "停開", "cancelled"},
    {Field::finished, "finished", "結訓日期", "finished on"},
    {Field::passed, "passed", "通過", "passed"},
    {Field::score, "score", "訓練成績", "score"},
    {Field::attended, "attended", "出席時數", "hours attended"},
    {Field::online_hours, "online_hours", "數位時數", "online hours"},
    {Field::classroom_hours, "classroom_hours", "實體時數", "classroom hours"},
    {Field::year, "year", "年度", "year"},
    {Field::from, "from", "起始日期", "from"},
    {Field::to, "to", "結束日期", "to"},
    {Field::source, "source", "經費來源", "source of money"},
    {Field::amount, "amount", "金額", "amount"},
    {Field::sex, "sex", "性別", "sex"},
    {Field::birth_date, "birth_date", "出生日期", "birth date"},
    {Field::age_band, "age_band", "年齡組", "age band"},
};
static_assert(std::size(labels) == field_count);

struct Use {
    Field field;
    bool required = false;
};

ImportField described(Use use) {
    const auto &label = labels[static_cast<std::size_t>(use.field)];
    return {label.key, use.required, {std::string(label.zh), std::string(label.en)}};
}

std::vector<ImportField> list(std::initializer_list<Use> uses) {
    std::vector<ImportField> fields;
    for (Use use : uses) fields.push_back(described(use));
    return fields;
}

/// What every row about a person may begin with.
std::vector<ImportField> of_person(std::initializer_list<Use> uses) {
    auto fields = list({{Field::agency}, {Field::staff_no}, {Field::identity}, {Field::name}});
    for (Use use : uses) fields.push_back(described(use));
    return fields;
}

constexpr bool required = true;

std::vector<ImportField> fields_of(ImportKind kind) {
    switch (kind) {
    case ImportKind::agencies:
        return list({{Field::agency, required},
                     {Field::agency_name, required},
                     {Field::parent},
                     {Field::agency_level},
                     {Field::region},
                     {Field::effective},
                     {Field::closed}});
    case ImportKind::staff:
        return list({{Field::agency},
                     {Field::staff_no},
                     {Field::identity},
                     {Field::name, required},
                     {Field::unit},
                     {Field::unit_code},
                     {Field::title},
                     {Field::grade},
                     {Field::supervisor},
                     {Field::role},
                     {Field::region},
                     {Field::entered},
                     {Field::left}});
    case ImportKind::assessments:
        return of_person(
            {{Field::competency, required}, {Field::level, required}, {Field::kind}, {Field::on}, {Field::rater}});
    case ImportKind::certificates:
        return of_person({{Field::certificate, required}, {Field::issued, required}, {Field::expires}});
    case ImportKind::courses:
        return list({{Field::course, required},
                     {Field::course_name, required},
                     {Field::course_name_en},
                     {Field::tier},
                     {Field::provider},
                     {Field::lifts},
                     {Field::hours},
                     {Field::price},
                     {Field::delivery},
                     {Field::after_courses},
                     {Field::after_levels}});
    case ImportKind::sessions:
        return list({{Field::session},
                     {Field::course, required},
                     {Field::term},
                     {Field::starts, required},
                     {Field::ends},
                     {Field::from_time},
                     {Field::to_time},
                     {Field::seats},
                     {Field::minimum_enrolment},
                     {Field::price_per_seat},
                     {Field::price_per_session},
                     {Field::place},
                     {Field::region},
                     {Field::open_to},
                     {Field::agency},
                     {Field::cancelled}});
    case ImportKind::results:
        return of_person({{Field::course, required},
                          {Field::term},
                          {Field::session},
                          {Field::finished, required},
                          {Field::passed},
                          {Field::score},
                          {Field::attended},
                          {Field::online_hours},
                          {Field::classroom_hours}});
    case ImportKind::budgets:
        return list(
            {{Field::agency}, {Field::year}, {Field::from}, {Field::to}, {Field::source}, {Field::amount, required}});
    case ImportKind::absences:
        return of_person({{Field::from, required}, {Field::to}});
    case ImportKind::bookings:
        return of_person({{Field::session, required}});
    case ImportKind::groups:
        return of_person({{Field::sex}, {Field::birth_date}, {Field::age_band}, {Field::region}});
    }
    return {};
}

} // namespace

std::string_view name(ImportKind kind) {
    return word_of(kinds, kind);
}

std::optional<ImportKind> parse_import_kind(std::string_view word) {
    return value_of(kinds, word);
}

std::string_view name(Field field) {
    return labels[static_cast<std::size_t>(field)].key;
}

std::string_view zh_label(Field field) {
    return labels[static_cast<std::size_t>(field)].zh;
}

Fault no_such_field(std::string_view word, ImportKind kind) {
    std::vector<std::string> keys, names;
    for (const auto &field : import_fields(kind)) {
        keys.emplace_back(field.key);
        names.push_back(field.label.zh_tw);
    }
    auto suggestion = nearest(word, keys);
    if (suggestion.empty()) suggestion = nearest(word, names);
    return Fault("AT-IMP-006")
        .with("found", std::string(word))
        .with("suggestion", suggestion)
        .with("expected", joined(keys, ", "))
        .with("names", joined(names, "、"));
}

std::span<const ImportField> import_fields(ImportKind kind) {
    static const auto all = [] {
        std::vector<std::vector<ImportField>> lists;
        for (const auto &entry : kinds) lists.push_back(fields_of(entry.value));
        return lists;
    }();
    return all[static_cast<std::size_t>(kind)];
}

std::optional<Field> parse_field(std::string_view word, ImportKind kind) {
    const auto fields = import_fields(kind);
    const auto of_kind = [&](const auto &label) {
        return std::any_of(fields.begin(), fields.end(), [&](auto &field) { return field.key == label.key; });
    };
    for (const auto &label : labels) // the keys come from ourselves, thousands of times
        if (label.key == word && of_kind(label)) return label.field;
    const auto wanted = folded(word);
    for (const auto &label : labels)
        if ((folded(label.zh) == wanted || folded(label.en) == wanted) && of_kind(label)) return label.field;
    return std::nullopt;
}

bool speaks_of_people(ImportKind kind) {
    const auto fields = import_fields(kind);
    return std::any_of(fields.begin(), fields.end(), [](const auto &field) { return field.key == "staff_no"; });
}

std::uint32_t row_of(const ImportRecord &record) {
    return std::visit([](const auto &row) { return row.row; }, record);
}

} // namespace aitalent
