#include "aitalent/store/fairness.h"

#include "upsert.h"

namespace aitalent {

std::vector<std::string> group_attributes(const Store &store) {
    std::vector<std::string> attributes;
    Statement rows(store.database(), "select distinct attribute from fairness_group order by attribute");
    while (rows.next()) attributes.push_back(rows.text());
    return attributes;
}

std::vector<GroupMember> load_groups(const Store &store, const std::string &attribute) {
    std::vector<GroupMember> members;
    Statement rows(store.database(), "select person, value from fairness_group where attribute = ? order by person");
    for (rows.bind(attribute); rows.next();) members.push_back({static_cast<PersonKey>(rows.integer()), rows.text()});
    return members;
}

namespace {

enum class AuditPart : std::uint8_t { all, group };

} // namespace

std::vector<KeptAudit> load_audits(const Store &store, std::int64_t run) {
    std::vector<KeptAudit> audits;
    Statement rows(store.database(), "select attribute, stage, part, value, people, chosen from fairness_audit "
                                     "where run = ? order by attribute, stage, part, value");
    for (rows.bind(run); rows.next();) {
        auto attribute = rows.text();
        const auto stage = rows.one_of<AuditStage>(2);
        const auto part = rows.one_of<AuditPart>(2);
        AuditCounts::Cell cell{.group = rows.text()};
        if (const auto people = rows.optional_integer(0, INT32_MAX)) cell.people = static_cast<int>(*people);
        if (const auto chosen = rows.optional_integer(0, INT32_MAX)) cell.selected = static_cast<int>(*chosen);
        if (part == AuditPart::all)
            audits.push_back({stage,
                              {.attribute = std::move(attribute),
                               .people = cell.people.value_or(0),
                               .selected = cell.selected.value_or(0)}});
        else if (!audits.empty())
            audits.back().counts.cells.push_back(std::move(cell));
    }
    return audits;
}

void save_audit(Transaction &transaction, std::int64_t run, const KeptAudit &audit) {
    Statement save(transaction.database(), "insert into fairness_audit (run, attribute, stage, part, value, people, "
                                           "chosen) values (?, ?, ?, ?, ?, ?, ?)");
    const auto &counts = audit.counts;
    save.bind(run, counts.attribute, audit.stage, AuditPart::all, "", counts.people, counts.selected).run();
    for (const auto &cell : counts.cells)
        save.bind(run, counts.attribute, audit.stage, AuditPart::group, cell.group, cell.people, cell.selected).run();
}

struct GroupSaver::Statements {
    explicit Statements(Transaction &transaction)
        : group(transaction, {.name = "fairness_group", .key = {"person", "attribute"}, .compared = {"value"}}) {}
    Upsert group;
};

GroupSaver::GroupSaver(Transaction &transaction)
    : transaction_(transaction), statements_(std::make_unique<Statements>(transaction)) {}
GroupSaver::~GroupSaver() = default;

Saved GroupSaver::save(const std::string &attribute, const GroupMember &member) {
    const Saved saved = statements_->group.save(member.person, attribute, member.group);
    return transaction_.tally(saved), saved;
}

} // namespace aitalent
