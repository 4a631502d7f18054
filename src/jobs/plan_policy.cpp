#include "plan_policy.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace aitalent {

namespace {

Error bad(const char *option, const std::string &found, const std::string &expected,
          const std::string &suggestion = "") {
    return Error(Exit::usage, Fault("AT-CLI-004")
                                  .with("option", option)
                                  .with("found", found)
                                  .with("expected", expected)
                                  .with("suggestion", suggestion)
                                  .with("command", "aitalent plan make"));
}

struct Setting {
    std::string key, value;
    std::string text;

    Setting(const char *option, const std::string &whole, const char *form) : text(whole) {
        const auto equals = whole.find('=');
        if (equals == std::string::npos || equals == 0) throw bad(option, whole, form);
        key = whole.substr(0, equals), value = whole.substr(equals + 1);
    }
    int number(int low, int high) const {
        const auto read = parse_int(value);
        if (!read || *read < low || *read > high)
            throw bad("--set", text, std::to_string(low) + "–" + std::to_string(high));
        return static_cast<int>(*read);
    }
    Money money() const {
        if (const auto read = parse_money(value)) return *read;
        throw bad("--set", text, "NT$");
    }
    bool yes() const {
        if (value != "true" && value != "false") throw bad("--set", text, "true | false");
        return value == "true";
    }
    std::chrono::minutes hours() const {
        if (const auto read = parse_hours(value)) return *read;
        throw bad("--set", text, "40 | 1.5");
    }
    std::vector<std::string> words() const {
        std::vector<std::string> list;
        for (const auto word : split(value, ','))
            if (!trimmed(word).empty()) list.emplace_back(trimmed(word));
        return list;
    }
};

struct Key {
    std::string_view name;
    void (*lay)(PlanRequest &, const Setting &);
};

void deliver_by(PlanRequest &request, const Setting &setting) {
    request.policy.limits.delivery = setting.words();
    for (const auto &word : request.policy.limits.delivery)
        if (!parse_delivery(word)) throw bad("--set", setting.text, "online | classroom | blended");
}

constexpr Key keys[] = {
    {"budget", [](PlanRequest &request, const Setting &to) { request.policy.budget = to.money(); }},
    {"budget.total", [](PlanRequest &request, const Setting &to) { request.policy.budget = to.money(); }},
    {"delivery", deliver_by},
    {"hours_per_person", [](PlanRequest &request, const Setting &to) { request.policy.hours_per_person = to.hours(); }},
    {"mandatory_first", [](PlanRequest &request, const Setting &to) { request.policy.mandatory_first = to.yes(); }},
    {"must_have_factor",
     [](PlanRequest &request, const Setting &to) { request.policy.must_have_factor = to.number(1, 100); }},
    {"regions", [](PlanRequest &request, const Setting &to) { request.policy.limits.regions = to.words(); }},
    {"unit_away_per_mille",
     [](PlanRequest &request, const Setting &to) { request.policy.unit_away_per_mille = to.number(0, 1000); }},
};

/// What the key is about must be there: a misspelt agency would be a budget that nobody is held to.
template<class List, class Code>
void must_be_held(const Setting &setting, const std::string &thing, const List &list, Code code) {
    std::vector<std::string> known;
    for (const auto &one : list) known.push_back(code(one).str());
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    if (!std::binary_search(known.begin(), known.end(), thing))
        throw bad("--set", setting.key, joined(known, " | "), nearest(thing, known));
}

/// "budget.SAMPLE001", "provider.iii", "unit.資訊科": a key about one thing.
bool lay_over_one(PlanRequest &request, const Setting &setting) {
    const auto dot = setting.key.find('.');
    if (dot == std::string::npos || dot + 1 == setting.key.size()) return false;
    const auto kind = setting.key.substr(0, dot), thing = setting.key.substr(dot + 1);
    if (kind == "provider") {
        must_be_held(setting, thing, request.yardstick.catalogue.providers, [](auto &one) { return one.id; });
        std::erase_if(request.policy.limits.provider_seats,
                      [&](const ProviderSeats &limit) { return limit.provider.str() == thing; });
        request.policy.limits.provider_seats.push_back({ProviderId(thing), setting.number(0, 1'000'000)});
    } else if (kind == "unit") {
        must_be_held(setting, thing, request.trainees, [](auto &one) { return one.person->unit; });
        std::erase_if(request.policy.limits.unit_away,
                      [&](const UnitAway &limit) { return limit.unit.str() == thing; });
        request.policy.limits.unit_away.push_back({UnitCode(thing), setting.number(0, 10'000)});
    } else if (kind == "budget") {
        must_be_held(setting, thing, request.trainees, [](auto &one) { return one.person->agency; });
        std::erase_if(request.budgets, [&](const TrainingBudget &budget) { return budget.agency.str() == thing; });
        request.budgets.push_back({AgencyCode(thing), request.from, request.to, "", setting.money()});
    } else {
        return false;
    }
    return true;
}

std::string lines(const std::vector<std::string> &list) {
    return joined(list, "\t");
}
std::vector<std::string> from_lines(const std::string &text) {
    std::vector<std::string> list;
    for (const auto part : split(text, '\t'))
        if (!part.empty()) list.emplace_back(part);
    return list;
}

} // namespace

RunOptions options_of(const PlanTask &task) {
    auto date = [](const std::optional<Date> &day) { return day ? iso(*day) : std::string(); };
    return {{"name", task.name},
            {"budget", task.budget ? std::to_string(task.budget->dollars()) : ""},
            {"minutes", task.hours_per_person ? std::to_string(task.hours_per_person->count()) : ""},
            {"from", date(task.from)},
            {"to", date(task.to)},
            {"gap_ppm", task.gap_ppm > 0 ? std::to_string(task.gap_ppm) : ""},
            {"set", lines(task.set)},
            {"seats", lines(task.more_seats)},
            {"keep", task.keep},
            {"keep_run", task.keep_run > 0 ? std::to_string(task.keep_run) : ""},
            {"effort", std::to_string(task.effort)}};
}

PlanTask task_of(RunOptions &options) {
    PlanTask task;
    task.name = options["name"];
    if (const auto dollars = parse_int(options["budget"])) task.budget = Money(*dollars);
    if (const auto minutes = parse_int(options["minutes"])) task.hours_per_person = std::chrono::minutes(*minutes);
    task.from = parse_iso_date(options["from"]);
    task.to = parse_iso_date(options["to"]);
    task.gap_ppm = parse_int(options["gap_ppm"]).value_or(0);
    task.set = from_lines(options["set"]);
    task.more_seats = from_lines(options["seats"]);
    task.keep = options["keep"];
    task.keep_run = parse_int(options["keep_run"]).value_or(0);
    task.effort = static_cast<int>(parse_int(options["effort"]).value_or(1));
    return task;
}

std::string command_of(const PlanTask &task) {
    std::string line = "aitalent plan make --name " + shell_word(task.name);
    const auto add = [&](const char *option, const std::string &value) {
        if (!value.empty()) line += std::string(" ") + option + " " + shell_word(value);
    };
    add("--budget", task.budget ? std::to_string(task.budget->dollars()) : "");
    add("--hours", task.hours_per_person ? hours_text(*task.hours_per_person) : "");
    add("--from", task.from ? iso(*task.from) : "");
    add("--to", task.to ? iso(*task.to) : "");
    if (task.gap_ppm > 0) add("--gap", fmt::format("{}.{:04}%", task.gap_ppm / 10'000, task.gap_ppm % 10'000));
    for (const auto &text : task.set) { // stored ones may hold empty parts, which a new task may not
        const Setting setting("--set", text, "KEY=VALUE");
        add("--set", setting.key + "=" + joined(setting.words(), ","));
    }
    for (const auto &setting : task.more_seats) add("--add-seats", setting);
    add("--keep", task.keep);
    if (task.effort != 1) add("--effort", std::to_string(task.effort));
    return line;
}

planning::Effort effort_of(int effort, std::int64_t gap_ppm) {
    planning::Effort made;
    static constexpr int rounds[] = {30, 30, 90, 210};
    static constexpr int passes[] = {1, 1, 2, 4};
    made.rounds = rounds[std::clamp(effort, 0, 3)];
    made.passes = passes[std::clamp(effort, 0, 3)];
    if (effort <= 0) made.nodes = 500;
    made.gap_ppm = gap_ppm;
    return made;
}

void refuse_empty_parts(const PlanTask &task) {
    for (const auto &text : task.set) {
        const Setting setting("--set", text, "KEY=VALUE");
        if (setting.words().size() < split(setting.value, ',').size()) throw bad("--set", text, setting.key + "=VALUE");
    }
}

void lay_over(PlanRequest &request, const std::string &text) {
    const Setting setting("--set", text, "KEY=VALUE");
    const auto *found =
        std::find_if(std::begin(keys), std::end(keys), [&](const Key &key) { return key.name == setting.key; });
    if (found != std::end(keys)) return found->lay(request, setting);
    if (lay_over_one(request, setting)) return;
    std::vector<std::string> known = {"provider.ID", "unit.CODE", "budget.AGENCY"};
    for (const auto &key : keys) known.emplace_back(key.name);
    throw bad("--set", setting.key, joined(known, " | "), nearest(setting.key, known));
}

void add_seats(PlanRequest &request, const std::string &text) {
    const Setting setting("--add-seats", text, "COURSE=SEATS");
    const auto seats = parse_int(setting.value);
    if (!seats || *seats < 1 || *seats > 10'000) throw bad("--add-seats", text, "1–10,000");
    std::vector<std::string> known;
    for (const auto &course : request.yardstick.catalogue.courses) known.push_back(course.id.str());
    if (std::find(known.begin(), known.end(), setting.key) == known.end())
        throw bad("--add-seats", setting.key, "COURSE=SEATS", nearest(setting.key, known));
    request.more_seats[CourseId(setting.key)] += static_cast<int>(*seats);
}

} // namespace aitalent
