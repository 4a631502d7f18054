#include "aitalent/reports/scores.h"

#include "aitalent/messages/labels.h"
#include "tally.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string gaps_text(const Frame &frame, const Readiness &readiness, std::size_t at_most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(at_most, readiness.gaps.size()); ++i) {
        const auto &gap = readiness.gaps[i];
        text += fmt::format("{}{} {}→{}", text.empty() ? "" : frame.say("、", ", "), frame.name(gap.competency),
                            gap.level ? std::to_string(gap.level->value()) : "?", gap.required.value());
    }
    if (readiness.gaps.size() > at_most) text += frame.say(" 等", ", …");
    return text;
}

Table scores_table(const Frame &frame, std::span<const ScoredPerson> people) {
    auto rows = table(frame, "scores", frame.say("各人準備度", "Readiness of each person"),
                      {"staff_no", "name", "unit", "role", "low", "high", "ready", "must_haves", "unknown"});
    rows.columns.push_back({"gaps", frame.say("主要落差（現有→要求）", "largest gaps (level → required)"), true});
    for (const auto &[person, role, readiness] : people) {
        std::vector<Cell> row{Identifier{person.staff_no.str()}, person.name, frame.unit(person)};
        if (role == nullptr)
            row.insert(row.end(), {std::monostate{}, std::monostate{}, std::monostate{}, std::monostate{},
                                   std::monostate{}, std::monostate{}, std::monostate{}});
        else
            row.insert(row.end(), {role->name.in(frame.lang), PerMille{readiness.low.per_mille()},
                                   PerMille{readiness.high.per_mille()}, readiness.ready,
                                   fmt::format("{}/{}", readiness.must_haves_met, readiness.must_haves),
                                   std::int64_t{readiness.unknown}, gaps_text(frame, readiness, 3)});
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Tally tally(std::span<const ScoredPerson> people) {
    Tally sums;
    for (const auto &one : people)
        if (one.role != nullptr) sums.add(one.readiness);
    return sums;
}

Figure readiness_figure(const Frame &frame, const Tally &now) {
    if (now.blank())
        return figure(frame, "readiness", label("unknown", frame.lang),
                      frame.say("沒有任何有效佐證；請先評核（aitalent report rating-sheet）",
                                "there is no valid evidence at all: rate people first (aitalent report rating-sheet)"));
    return figure(frame, "readiness", now.mean_low(),
                  frame.say("平均；未知者全數達成則為 ", "mean; with all unknowns met ") +
                      percent_of_per_mille(now.mean_high().value));
}

Figure ready_share_figure(const Frame &frame, const Tally &now, std::string note) {
    if (now.blank()) return figure(frame, "ready_share", label("unknown", frame.lang));
    return figure(frame, "ready_share", now.ready_share(), std::move(note));
}

Report scores_report(const Frame &frame, std::span<const ScoredPerson> people) {
    auto report = begin_report(frame, "scores", frame.say("準備度", "Readiness"));
    Section section{"scores", {}};
    const auto sums = tally(people);
    section.figures = {figure(frame, "people", std::int64_t(people.size())), figure(frame, "ready", sums.ready),
                       readiness_figure(frame, sums)};
    section.tables.push_back(scores_table(frame, people));
    report.sections.push_back(std::move(section));
    return report;
}

Report best_roles_report(const Frame &frame, std::span<const PersonRoles> people) {
    auto report = begin_report(frame, "best-roles", frame.say("最適職務", "Best-fitting roles"));
    Section section{"best_roles", {}};
    auto rows = table(frame, "best_roles", frame.say("每人最適的職務", "The roles that fit each person best"),
                      {"staff_no", "name", "unit", "rank", "role", "tier", "low", "high", "ready"});
    rows.note = frame.say("先比是否已具備，再比準備度下限、層級、代號。",
                          "Ready ones first, then the low end of readiness, the higher tier, the id.");
    std::int64_t ready = 0;
    for (const auto &one : people) {
        ready += std::ranges::any_of(one.roles, &PersonRoles::Fit::ready);
        std::int64_t rank = 0;
        for (const auto &fit : one.roles)
            rows.rows.push_back({Identifier{one.person.staff_no.str()}, one.person.name, frame.unit(one.person), ++rank,
                                 fit.role->name.in(frame.lang), frame.name(fit.role->tier),
                                 PerMille{fit.low.per_mille()}, PerMille{fit.high.per_mille()}, fit.ready});
    }
    section.figures = {figure(frame, "people", std::int64_t(people.size())),
                       figure(frame, "ready", ready, frame.say("至少一個職務", "for one role at least"))};
    section.tables.push_back(std::move(rows));
    report.sections.push_back(std::move(section));
    return report;
}

Report role_report(const Frame &frame, const RoleProfile &role, std::span<const ScoredPerson> people) {
    auto report = begin_report(frame, "role", role.name.in(frame.lang), role.summary.in(frame.lang));
    Section section{"role", frame.say("職務要求", "What the role asks")};
    const auto sums = tally(people);
    section.figures = {figure(frame, "people", std::int64_t(people.size())), figure(frame, "ready", sums.ready),
                       ready_share_figure(frame, sums), readiness_figure(frame, sums)};
    auto asks = table(frame, "requirements", section.title,
                      {"competency", "required", "weight", "must_have", "met", "unmet", "unknown"});
    for (const auto &requirement : role.requirements) {
        std::int64_t met = 0, unknown = 0, unmet = 0;
        for (const auto &one : people)
            for (const auto &term : one.readiness.terms)
                if (term.competency == requirement.competency)
                    ++(term.fulfilment == Fulfilment::met       ? met
                       : term.fulfilment == Fulfilment::unknown ? unknown
                                                                : unmet);
        asks.rows.push_back({frame.name(requirement.competency), frame.level(requirement.level),
                             std::int64_t{requirement.weight}, requirement.must_have, met, unmet, unknown});
    }
    section.tables.push_back(std::move(asks));
    report.sections.push_back(std::move(section));
    Section persons{"scores", frame.say("人員", "People")};
    persons.tables.push_back(scores_table(frame, people));
    report.sections.push_back(std::move(persons));
    return report;
}

} // namespace aitalent
