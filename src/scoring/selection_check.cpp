#include "aitalent/scoring/selection.h"
#include "aitalent/workforce/protected_fields.h"
#include "seating.h"

#include <algorithm>

namespace aitalent {

namespace {

/// Every field selection can read; a profile may allow fewer, never more.
constexpr std::string_view known_fields[] = {"agency", "unit", "region", "grade", "title", "supervisor", "years"};

bool is_known(std::string_view field) {
    return std::ranges::find(known_fields, field) != std::ranges::end(known_fields);
}

class Checker {
  public:
    Checker(const SelectionRequest &request, const SelectionPolicy &policy) : request_(request), policy_(policy) {}

    Faults check() {
        seats();
        if (request_.seed.empty()) faults_.add(Fault("AT-SEL-012"));
        for (const std::string &field : policy_.allowed_fields) allowed_field(field);
        for (const std::string &by : policy_.rank_by) ranking(by);
        for (const FieldRule &rule : request_.eligibility) field_rule(rule);
        for (const FieldRule &rule : request_.priorities) field_rule(rule);
        for (const Reserve &reserve : request_.reserves) field_rule(reserve.who);
        return std::move(faults_);
    }

  private:
    void seats() {
        if (request_.seats <= 0) faults_.add(Fault("AT-SEL-003").with("found", std::to_string(request_.seats)));
        std::int64_t reserved = 0;
        bool malformed = request_.reserves.size() > scoring::most_reserves;
        for (const Reserve &reserve : request_.reserves) {
            reserved += reserve.seats;
            malformed = malformed || reserve.seats <= 0;
        }
        if (malformed || reserved > request_.seats)
            faults_.add(Fault("AT-SEL-004")
                            .with("reserved", std::to_string(reserved))
                            .with("seats", std::to_string(request_.seats)));
    }

    void allowed_field(const std::string &field) {
        if (is_protected_field(field))
            faults_.add(Fault("AT-SEL-001").with("field", field));
        else if (!is_known(field))
            unknown_field(field);
    }

    void unknown_field(const std::string &field) {
        Fault fault("AT-SEL-002");
        fault.values.emplace_back("field", field);
        fault.values.emplace_back("allowed", joined(policy_.allowed_fields, ", "));
        if (const auto close = nearest(field, policy_.allowed_fields); !close.empty())
            fault.values.emplace_back("suggestion", close);
        faults_.add(std::move(fault));
    }

    void ranking(const std::string &by) {
        if (is_protected_field(by))
            faults_.add(Fault("AT-SEL-001").with("field", by));
        else if (by != "need" && by != "waiting")
            faults_.add(Fault("AT-SEL-005").with("found", by).with("expected", "need, waiting"));
    }

    void field_rule(const FieldRule &rule) {
        const auto &allowed = policy_.allowed_fields;
        if (is_protected_field(rule.field))
            faults_.add(Fault("AT-SEL-001").with("field", rule.field));
        else if (!is_known(rule.field) || std::ranges::find(allowed, rule.field) == allowed.end())
            unknown_field(rule.field);
        else if (!well_formed(rule))
            faults_.add(Fault("AT-SEL-010").with("field", rule.field).with("found", joined(rule.any_of, ", ")));
    }

    static bool well_formed(const FieldRule &rule) {
        if (rule.field == "years") return rule.any_of.empty() && (rule.at_least || rule.at_most);
        if (rule.any_of.empty() || rule.at_least || rule.at_most) return false;
        return rule.field != "supervisor" ||
               std::ranges::all_of(rule.any_of, [](const auto &value) { return value == "yes" || value == "no"; });
    }

    const SelectionRequest &request_;
    const SelectionPolicy &policy_;
    Faults faults_;
};

} // namespace

Faults check(const SelectionRequest &request, const SelectionPolicy &policy) {
    return Checker(request, policy).check();
}

} // namespace aitalent
