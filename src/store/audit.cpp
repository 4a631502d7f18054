#include "audit.h"

#include "aitalent/store/audit.h"
#include "database.h"

#include <cstdlib>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr const char *columns =
    "select number, at, who, command, version, seed, inputs, counts, previous, hash from audit ";

std::string seed_text(const AuditEntry &entry) {
    return entry.seed ? std::to_string(*entry.seed) : std::string();
}

std::string inputs_text(const AuditEntry &entry) {
    return joined(entry.inputs, " ");
}

std::string counts_text(const AuditEntry &entry) {
    std::vector<std::string> words;
    for (const auto &[name, count] : entry.counts) words.push_back(fmt::format("{}={}", name, count));
    return joined(words, " ");
}

std::vector<std::string_view> words_of(const std::string &text) {
    return text.empty() ? std::vector<std::string_view>() : split(text, ' ');
}

AuditEntry read_entry(Statement &row) {
    AuditEntry entry{
        .number = row.integer(), .at = row.text(), .who = row.text(), .command = row.text(), .version = row.text()};
    const std::string seed = row.text(), inputs = row.text(), counts = row.text();
    if (!seed.empty()) entry.seed = std::strtoull(seed.c_str(), nullptr, 10);
    for (auto word : words_of(inputs)) entry.inputs.emplace_back(word);
    for (auto word : words_of(counts)) {
        const auto sign = word.rfind('=');
        const auto number = sign == std::string_view::npos ? std::nullopt : parse_int(word.substr(sign + 1));
        entry.counts.emplace_back(number ? word.substr(0, sign) : word, number.value_or(0));
    }
    entry.previous = row.text();
    entry.hash = row.text();
    // What is not written as we write it cannot carry a hash of ours, even if it reads alike.
    if (seed_text(entry) != seed || inputs_text(entry) != inputs || counts_text(entry) != counts) entry.hash.clear();
    return entry;
}

Fault broken(std::int64_t number, const char *reason) {
    return Fault("AT-STO-044").with("found", number > 0 ? std::to_string(number) : "").with("reason", reason);
}

/// The highest number any other table has heard of: entries beyond the chain's end were cut off.
std::int64_t last_heard_of(Database &database) {
    return database.number("select max(coalesce((select seq from sqlite_sequence where name = 'audit'), 0),"
                           "coalesce((select max(audit) from batch), 0), coalesce((select max(undone) from batch), 0),"
                           "coalesce((select max(audit) from run), 0), coalesce((select max(approved) from run), 0),"
                           "coalesce((select max(audit) from selection_override), 0))");
}

} // namespace

AuditEntry last_audit_entry(Database &database) {
    Statement rows(database, std::string(columns) + "order by number desc limit 1");
    return rows.next() ? read_entry(rows) : AuditEntry();
}

AuditEntry audit_entry(Database &database, std::int64_t number) {
    Statement rows(database, std::string(columns) + "where number = ?");
    return rows.bind(number).next() ? read_entry(rows) : AuditEntry();
}

void append_audit_entry(Database &database, const AuditEntry &entry) {
    Statement(database, "insert into audit (number, at, who, command, version, seed, inputs, counts, previous, hash) "
                        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(entry.number, entry.at, entry.who, entry.command, entry.version, seed_text(entry), inputs_text(entry),
              counts_text(entry), entry.previous, entry.hash)
        .run();
}

std::vector<AuditEntry> load_audit(const Store &store) {
    std::vector<AuditEntry> entries;
    Statement rows(store.database(), std::string(columns) + "order by number");
    while (rows.next()) entries.push_back(read_entry(rows));
    return entries;
}

AuditHead audit_head(const Store &store) {
    const auto last = last_audit_entry(store.database());
    return {last.number, last.hash};
}

Faults verify_audit(const Store &store, const std::optional<AuditHead> &known) {
    Faults faults;
    ChainCheck check;
    bool led_through = !known || known->hash.empty();
    Statement rows(store.database(), std::string(columns) + "order by number");
    while (rows.next()) {
        const auto entry = read_entry(rows);
        if (const char *wrong = check.add(entry)) faults.add(broken(entry.number, wrong));
        const bool there = led_through || known->entries == 0 || entry.number == known->entries;
        led_through = led_through || (there && entry.hash == known->hash);
    }
    if (last_heard_of(store.database()) > check.length())
        faults.add(broken(check.length() + 1, "entries are missing at the end"));
    if (!led_through) faults.add(broken(known->entries, "it does not lead through the head given"));
    return faults;
}

} // namespace aitalent
