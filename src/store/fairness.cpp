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
