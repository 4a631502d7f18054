#include "aitalent/audit/chain.h"

#include "aitalent/base/hash.h"
#include "fields.h"

namespace aitalent {

namespace {

void add_common(FieldHash &hash, const AuditEntry &entry) {
    hash.add(entry.previous);
    hash.add(entry.number);
    for (const auto *field : {&entry.at, &entry.who, &entry.command, &entry.version}) hash.add(*field);
    hash.add(entry.seed ? std::to_string(*entry.seed) : std::string("-"));
    hash.add(static_cast<std::int64_t>(entry.inputs.size()));
    for (const auto &input : entry.inputs) hash.add(input);
    hash.add(static_cast<std::int64_t>(entry.counts.size()));
    for (const auto &[name, count] : entry.counts) {
        hash.add(name);
        hash.add(count);
    }
}

std::optional<std::int64_t> count_of(const AuditEntry &entry, std::string_view wanted) {
    for (const auto &[name, count] : entry.counts)
        if (name == wanted) return count;
    return std::nullopt;
}

} // namespace

std::string chain_hash(const AuditEntry &entry) {
    FieldHash hash;
    hash.add(entry.form == 1 ? "aitalent audit 1" : "aitalent audit 2");
    add_common(hash, entry);
    if (entry.form != 1)
        for (const auto *field : {&entry.host, &entry.record, &entry.domain}) hash.add(*field);
    return hash.hex();
}

bool begins_epoch(const AuditEntry &entry) {
    constexpr int first_schema = 6;
    return entry.form == 2 && entry.command == "upgrade" &&
           count_of(entry, "from_schema").value_or(first_schema) < first_schema &&
           count_of(entry, "to_schema").value_or(0) >= first_schema;
}

void EarlierEntries::add(const AuditEntry &entry) {
    FieldHash hash;
    add_common(hash, entry);
    hash.add(entry.hash);
    hash_.add(hash.hex());
}

const char *ChainCheck::add(const AuditEntry &entry) {
    const char *wrong = nullptr;
    if (entry.form == 1) {
        ++earlier_;
        if (new_form_ || entry.hash.empty()) wrong = "the entry was changed";
    } else {
        if (entry.form != 2 || entry.hash != chain_hash(entry)) wrong = "the entry was changed";
        if (!new_form_ && earlier_ > 0 && !begins_epoch(entry)) wrong = "the entries before it were changed";
        new_form_ = true;
    }
    if (entry.previous != head_) wrong = "it does not follow the entry before";
    if (entry.number != length_ + 1) wrong = "it does not bear the next number";
    length_ = entry.number;
    head_ = entry.hash;
    return wrong;
}

} // namespace aitalent
