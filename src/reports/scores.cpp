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
        std::vector<Cell> row{Identifier{person.staff_no.str()}, person.name, frame.name(person.unit)};
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

Report scores_report(const Frame &frame, std::span<const ScoredPerson> people) {
    auto report = begin_report(frame, "scores", frame.say("準備度", "Readiness"));
    Section section{"scores", {}};
    const auto sums = tally(people);
    section.figures = {figure(frame, "people", std::int64_t(people.size())), figure(frame, "ready", sums.ready),
                       figure(frame, "readiness", sums.mean_low(),
                              frame.say("平均；未知者全數達成則為 ", "mean; with all unknowns met ") +
                                  percent_of_per_mille(sums.mean_high().value))};
    section.tables.push_back(scores_table(frame, people));
    report.sections.push_back(std::move(section));
    return report;
}

Report role_report(const Frame &frame, const RoleProfile &role, std::span<const ScoredPerson> people) {
    auto report = begin_report(frame, "role", role.name.in(frame.lang), role.summary.in(frame.lang));
    Section section{"role", frame.say("職務要求", "What the role asks")};
    const auto sums = tally(people);
    section.figures = {figure(frame, "people", std::int64_t(people.size())), figure(frame, "ready", sums.ready),
                       figure(frame, "ready_share", sums.ready_share()),
                       figure(frame, "readiness", sums.mean_low(),
                              frame.say("平均；未知者全數達成則為 ", "mean; with all unknowns met ") +
                                  percent_of_per_mille(sums.mean_high().value))};
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
