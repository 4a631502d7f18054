#include "import/build.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace aitalent {

namespace {

/// "a; b、c" → its parts, trimmed, without empty ones.
std::vector<std::string> parts_of(std::string_view text, std::span<const std::string_view> separators) {
    std::string plain(text);
    for (auto separator : separators)
        for (std::size_t at; (at = plain.find(separator)) != std::string::npos;)
            plain.replace(at, separator.size(), "\n");
    std::vector<std::string> parts;
    for (auto part : split(plain, '\n'))
        if (!trimmed(part).empty()) parts.emplace_back(trimmed(part));
    return parts;
}

/// "AI素養 1→2", "automation:0-2", "automation 2": a competency's name and the levels behind it.
struct NamedLevels {
    std::string name = {}, from = {}, to = {};
};

std::optional<NamedLevels> named_levels(const std::string &text) {
    std::string plain = nfkc(text);
    for (std::string_view arrow : {"→", "->", "~", ">", "至"})
        if (const auto at = plain.rfind(arrow); at != std::string::npos) plain.replace(at, arrow.size(), "-");
    const auto digits = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t at = plain.size();
    const auto take_number = [&] {
        const auto end = at;
        while (at > 0 && digits(plain[at - 1])) --at;
        return plain.substr(at, end - at);
    };
    NamedLevels found{.to = take_number()};
    if (found.to.empty()) return std::nullopt;
    if (at > 1 && plain[at - 1] == '-' && digits(plain[at - 2])) {
        --at;
        found.from = take_number();
    }
    std::string_view name = trimmed(std::string_view(plain).substr(0, at));
    while (!name.empty() && (name.back() == ':' || name.back() == '=')) name.remove_suffix(1);
    found.name = std::string(trimmed(name));
    return found.name.empty() ? std::nullopt : std::optional(std::move(found));
}

constexpr std::string_view list_separators[] = {";", "；", "、", "，", ",", "\r"};

std::optional<std::vector<Lift>> lifts_of(RowFields &fields) {
    if (fields.blank(Field::lifts)) return std::nullopt;
    std::vector<Lift> lifts;
    for (const auto &part : parts_of(fields.text(Field::lifts), list_separators)) {
        const auto named = named_levels(part);
        const auto from = named ? fields.level_of(named->from.empty() ? "0" : named->from) : std::nullopt;
        const auto to = named ? fields.level_of(named->to) : std::nullopt;
        if (!from || !to || *to <= *from) {
            fields.report(fields.fault("AT-IMP-043", Field::lifts).with("part", part));
            continue;
        }
        auto id = fields.known_text(fields.column(Field::lifts), named->name, fields.context().known.competencies,
                                    "competency");
        if (!id) continue;
        const Lift lift{CompetencyId(*id), *from, *to};
        const auto told = std::find_if(lifts.begin(), lifts.end(), [&](const Lift &one) {
            return one.competency == lift.competency && one.from == lift.from;
        });
        if (told == lifts.end())
            lifts.push_back(lift);
        else if (told->to != lift.to)
            fields.report(fields.fault("AT-IMP-043", Field::lifts).with("part", part));
    }
    return lifts;
}

std::optional<std::vector<std::pair<CompetencyId, Level>>> levels_before(RowFields &fields) {
    if (fields.blank(Field::after_levels)) return std::nullopt;
    std::vector<std::pair<CompetencyId, Level>> levels;
    for (const auto &part : parts_of(fields.text(Field::after_levels), list_separators)) {
        const auto named = named_levels(part);
        const auto level = named ? fields.level_of(named->to) : std::nullopt;
        if (!level || !named->from.empty()) {
            fields.report(fields.fault("AT-IMP-044", Field::after_levels).with("part", part));
            continue;
        }
        const auto id = fields.known_text(fields.column(Field::after_levels), named->name,
                                          fields.context().known.competencies, "competency");
        if (!id) continue;
        const auto told =
            std::find_if(levels.begin(), levels.end(), [&](const auto &one) { return one.first.str() == *id; });
        if (told == levels.end())
            levels.emplace_back(CompetencyId(*id), *level);
        else if (told->second != *level)
            fields.report(fields.fault("AT-IMP-044", Field::after_levels).with("part", part));
    }
    return levels;
}

std::optional<std::vector<CourseId>> courses_before(RowFields &fields) {
    if (fields.blank(Field::after_courses)) return std::nullopt;
    std::vector<CourseId> courses;
    for (const auto &part : parts_of(fields.text(Field::after_courses), list_separators))
        if (auto id = fields.course_of(part); std::find(courses.begin(), courses.end(), id) == courses.end())
            courses.push_back(std::move(id));
    return courses;
}

std::optional<Delivery> delivery_of(RowFields &fields) {
    if (fields.blank(Field::delivery)) return std::nullopt;
    const auto delivery = parse_delivery_mode(fields.text(Field::delivery));
    if (!delivery)
        fields.report(fields.fault("AT-IMP-019", Field::delivery).with("expected", "1 數位, 2 實體, 3 混成"));
    return delivery;
}

std::optional<OpenTo> open_to_of(RowFields &fields) {
    const std::string word = folded(fields.text(Field::open_to));
    if (word.empty()) return std::nullopt;
    if (auto open_to = parse_open_to(word)) return open_to;
    for (std::string_view everyone : {"不限", "全部", "全體", "開放", "所有機關"})
        if (word == everyone) return OpenTo::everyone;
    for (std::string_view region : {"縣市", "區域", "同縣市"})
        if (word == region) return OpenTo::region;
    for (std::string_view agency : {"機關", "本機關", "限本機關"})
        if (word == agency) return OpenTo::agency;
    fields.report(fields.fault("AT-IMP-019", Field::open_to).with("expected", "everyone, region, agency"));
    return std::nullopt;
}

/// A year stands for its first and last day; Minguo below 1912.
std::pair<Date, Date> days_of_year(RowFields &fields) {
    using namespace std::chrono;
    std::string text = nfkc(fields.text(Field::year));
    for (std::string_view word : {"度", "年", "民國"})
        if (const auto at = text.find(word); at != std::string::npos) text.erase(at, word.size());
    auto number = parse_count(text).value_or(0);
    if (number >= 100 && number < 200) number += 1911;
    if (number < 2011 || number > 2110) {
        fields.report(fields.fault("AT-IMP-014", Field::year).with("expected", "100 … 199, 2011 … 2110"));
        return {};
    }
    const auto year = std::chrono::year(static_cast<int>(number));
    return {year / January / 1, year / December / 31};
}

} // namespace

void build_course(RowFields &fields, BuiltRow &built) {
    const auto &known = fields.context().known;
    auto &row = built.begin<CourseRow>(fields);
    if (fields.blank(Field::course)) fields.report_missing(Field::course);
    row.id = CourseId(fields.code_held(Field::course, known.courses));
    row.name = {fields.required_text(Field::course_name), std::string(fields.text(Field::course_name_en))};
    row.tier = fields.known<TierId>(Field::tier, known.tiers, "tier");
    if (const auto provider = fields.text(Field::provider); !provider.empty()) {
        const auto *held = known.providers ? known.providers->find(provider) : nullptr; // another one is made
        row.provider = ProviderId(held != nullptr ? *held : std::string(provider));
    }
    row.lifts = lifts_of(fields);
    row.hours = fields.hours(Field::hours);
    row.price = fields.money(Field::price);
    row.delivery = delivery_of(fields);
    row.after_courses = courses_before(fields);
    row.after_levels = levels_before(fields);
    built.key = key_of_id(row.id.str());
    built.key_field = Field::course;
}

void build_session(RowFields &fields, BuiltRow &built) {
    constexpr int most_seats = 100'000;
    auto &row = built.begin<SessionRow>(fields);
    row.course = fields.required_known<CourseId>(Field::course, fields.context().known.courses, "course");
    row.id = session_of(fields, row.course);
    if (row.id.empty() && !fields.blank(Field::course))
        fields.report_missing(fields.has(Field::session) || !fields.has(Field::term) ? Field::session : Field::term);
    row.starts = fields.required_date(Field::starts);
    row.ends = fields.date(Field::ends);
    check_order(fields, row.starts, row.ends, Field::ends);
    row.from_time = fields.clock(Field::from_time);
    row.to_time = fields.clock(Field::to_time);
    if (row.from_time && row.to_time && *row.to_time <= *row.from_time)
        fields.report(fields.fault("AT-IMP-048", Field::to_time));
    row.seats = fields.count(Field::seats, 0, most_seats);
    row.minimum_enrolment = fields.count(Field::minimum_enrolment, 0, most_seats);
    if (row.seats && row.minimum_enrolment && *row.minimum_enrolment > *row.seats)
        fields.report(
            fields.fault("AT-IMP-024", Field::minimum_enrolment).with("expected", std::to_string(*row.seats)));
    row.price_per_seat = fields.money(Field::price_per_seat);
    row.price_per_session = fields.money(Field::price_per_session);
    row.place = fields.optional_text(Field::place);
    row.region = fields.optional_text(Field::region);
    row.open_to = open_to_of(fields);
    row.agency = fields.known<AgencyCode>(Field::agency, fields.context().known.agencies, "agency");
    if (row.agency && !row.open_to) row.open_to = OpenTo::agency;
    row.cancelled = fields.yes_no(Field::cancelled);
    built.key = key_of_id(row.id.str());
    built.key_field = fields.has(Field::session) ? Field::session : Field::course;
}

void build_budget(RowFields &fields, BuiltRow &built) {
    auto &row = built.begin<BudgetRow>(fields);
    row.agency = fields.context().options.agency;
    if (!fields.blank(Field::agency))
        row.agency = fields.agency();
    else if (row.agency.empty())
        fields.report_missing(Field::agency);
    if (fields.blank(Field::from) && !fields.blank(Field::year)) {
        std::tie(row.from, row.to) = days_of_year(fields);
    } else {
        row.from = fields.required_date(Field::from);
        row.to = fields.required_date(Field::to);
        check_order(fields, row.from, row.to, Field::to);
    }
    row.source = fields.text(Field::source);
    if (fields.blank(Field::amount)) fields.report_missing(Field::amount);
    row.amount = fields.money(Field::amount).value_or(Money());
    built.key = key_of({row.agency.str(), iso(row.from), iso(row.to), row.source});
    built.key_field = Field::agency;
}

} // namespace aitalent
