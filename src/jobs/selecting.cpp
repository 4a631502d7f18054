#include "selecting.h"

#include "aitalent/store/evidence.h"
#include "aitalent/store/selections.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

Error unreadable(const char *code, const std::string &text) {
    return Error(Exit::usage, Fault(code).with("found", text));
}

/// "3", or nothing for an empty text.
std::optional<int> years_of(std::string_view text, const std::string &whole) {
    if (text.empty()) return std::nullopt;
    const auto number = parse_int(text);
    if (!number || *number < 0 || *number > 99) throw unreadable("AT-JOB-017", whole);
    return static_cast<int>(*number);
}

/// Reads rules as the command line writes them, with units and agencies by code or name.
class RuleReader {
  public:
    explicit RuleReader(Office &office) : office_(office) {}

    /// "unit=資訊科,人事室", "years=3..10"
    FieldRule rule(const std::string &text, const char *fault = "AT-JOB-017") const {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) throw unreadable(fault, text);
        FieldRule made{.field = text.substr(0, equals)};
        const std::string_view values = std::string_view(text).substr(equals + 1);
        if (made.field == "years")
            read_years(values, text, made);
        else
            for (const auto value : split(values, ',')) {
                if (trimmed(value).empty()) throw unreadable(fault, text);
                made.any_of.push_back(code_of(made.field, std::string(value)));
            }
        return made;
    }

    /// "unit=資訊科:3"
    Reserve reserve(const std::string &text) const {
        const auto colon = text.rfind(':');
        const auto seats =
            colon == std::string::npos ? std::nullopt : parse_int(std::string_view(text).substr(colon + 1));
        if (!seats || *seats < 1 || *seats > 1'000'000) throw unreadable("AT-JOB-007", text);
        return {rule(text.substr(0, colon), "AT-JOB-007"), static_cast<int>(*seats)};
    }

  private:
    static void read_years(std::string_view values, const std::string &whole, FieldRule &into) {
        const auto dots = values.find("..");
        if (dots == std::string_view::npos) throw unreadable("AT-JOB-017", whole);
        into.at_least = years_of(values.substr(0, dots), whole);
        into.at_most = years_of(values.substr(dots + 2), whole);
        if (!into.at_least && !into.at_most) throw unreadable("AT-JOB-017", whole); // it would hold for everybody
    }

    std::string code_of(const std::string &field, const std::string &value) const {
        if (field == "unit") return unit_named(office_, value).str();
        return field == "agency" ? agency_of(office_, value).str() : value;
    }

    Office &office_;
};

/// What a profile writes by name becomes a code as well; what is not held stays, and fits nobody.
void name_units(Office &office, FieldRule &rule) {
    if (rule.field != "unit") return;
    for (const auto &unit : load_units(office.store())) std::ranges::replace(rule.any_of, unit.name, unit.code.str());
}

} // namespace

SelectionRequest request_of(Office &office, const SelectRequest &task, const RoleProfile &role) {
    const auto &policy = office.profile().selection;
    const RuleReader reader(office);
    SelectionRequest request{.role = role.id,
                             .as_of = office.as_of(),
                             .seats = task.seats,
                             .seed = task.seed.empty() ? fmt::format("{}/{}", iso(office.as_of()), role.id.str())
                                                       : task.seed,
                             .eligibility = policy.eligibility,
                             .priorities = policy.priorities,
                             .reserves = policy.reserves};
    for (auto &rule : request.eligibility) name_units(office, rule);
    for (auto &rule : request.priorities) name_units(office, rule);
    for (auto &reserve : request.reserves) name_units(office, reserve.who);
    for (const auto &text : task.eligible) request.eligibility.push_back(reader.rule(text));
    for (const auto &text : task.priorities) request.priorities.push_back(reader.rule(text));
    for (const auto &text : task.reserves) request.reserves.push_back(reader.reserve(text));
    return request;
}

std::vector<Candidate> candidates_of(Office &office, const Scored &scored, const RoleProfile &role) {
    std::vector<Candidate> list;
    for (std::size_t i = 0; i < scored.people().size(); ++i) {
        const auto &person = scored.people()[i].person;
        list.push_back(
            candidate(person, scored.levels()[i], evidence_of(scored.evidence(), person.key), role, office.as_of()));
    }
    return list;
}

KeptPaper kept_paper(Office &office, std::int64_t number) {
    auto run = number > 0 ? std::optional(load_run(office.store(), RunKind::selection, number))
                          : newest_run(office.store(), RunKind::selection);
    if (!run) throw Error(Exit::missing, Fault("AT-JOB-005"));
    auto kept = load_selection(office.store(), run->number);
    auto overrides = load_overrides(office.store(), run->number);
    return {std::move(*run), std::move(kept.request), std::move(kept.selection), std::move(overrides)};
}

Frame frame_of(Office &office, const KeptPaper &kept) {
    auto frame = office.frame();
    frame.run = kept.run.number;
    frame.as_of = kept.run.as_of;
    return frame;
}

} // namespace aitalent
