#include "aitalent/audit/chain.h"

#include "aitalent/base/hash.h"

namespace aitalent {

std::string chain_hash(const AuditEntry &entry) {
    Sha256 hash;
    auto add = [&hash](const std::string &field) {
        hash.add(std::to_string(field.size()) + ":");
        hash.add(field);
    };
    add("aitalent audit 1");
    add(entry.previous);
    add(std::to_string(entry.number));
    for (const auto *field : {&entry.at, &entry.who, &entry.command, &entry.version}) add(*field);
    add(entry.seed ? std::to_string(*entry.seed) : std::string("-"));
    add(std::to_string(entry.inputs.size()));
    for (const auto &input : entry.inputs) add(input);
    add(std::to_string(entry.counts.size()));
    for (const auto &[name, count] : entry.counts) {
        add(name);
        add(std::to_string(count));
    }
    return hash.hex();
}

const char *ChainCheck::add(const AuditEntry &entry) {
    const char *wrong = nullptr;
    if (entry.hash != chain_hash(entry)) wrong = "the entry was changed";
    if (entry.previous != head_) wrong = "it does not follow the entry before";
    if (entry.number != length_ + 1) wrong = "it does not bear the next number";
    length_ = entry.number;
    head_ = entry.hash;
    return wrong;
}

} // namespace aitalent
