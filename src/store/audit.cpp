#include "audit.h"

#include "aitalent/store/audit.h"
#include "aitalent/system/process.h"
#include "bulk.h"
#include "domain.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr const char *columns =
    "select number, at, who, command, version, seed, inputs, counts, previous, hash, form, host, record, domain "
    "from audit ";
constexpr const char *record_columns = "select entry, place, kind, agency, office, subject, object, reason, levels, "
                                       "settings, salt, hash, coalesce(erased, 0) from audit_record ";
constexpr std::size_t salt_bytes = 32;

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
    entry.form = static_cast<int>(row.integer(0, 1'000));
    entry.host = row.text();
    entry.record = row.text();
    entry.domain = row.text();
    // What is not written as we write it cannot carry a hash of ours, even if it reads alike.
    if (seed_text(entry) != seed || inputs_text(entry) != inputs || counts_text(entry) != counts) entry.hash.clear();
    return entry;
}

AuditRecord read_record(Bulk &row) {
    const auto text = [&row](int column) { return std::string(row.bytes(column)); };
    return {.entry = row.integer(0),
            .place = row.integer(1),
            .kind = text(2),
            .agency = text(3),
            .office = text(4),
            .subject = text(5),
            .object = text(6),
            .reason = text(7),
            .levels = text(8),
            .settings = text(9),
            .salt = text(10),
            .hash = text(11),
            .erased = row.integer(12)};
}

void insert_record(Database &database, const AuditRecord &record) {
    Bulk insert(database, "insert into audit_record (entry, place, kind, agency, office, subject, object, reason, "
                          "levels, settings, hash, salt) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, record.entry);
    insert.bind(2, record.place);
    int column = 2;
    for (const auto *text : {&record.kind, &record.agency, &record.office, &record.subject, &record.object,
                             &record.reason, &record.levels, &record.settings, &record.hash})
        insert.bind_text(++column, *text);
    insert.bind(++column, record.salt);
    insert.run();
}

Fault broken(std::int64_t number, const std::string &reason) {
    return Fault("AT-STO-044").with("found", number > 0 ? std::to_string(number) : "").with("reason", reason);
}

/// The highest number any other table has heard of: entries beyond the chain's end were cut off.
std::int64_t last_heard_of(Database &database) {
    return database.number("select max(coalesce((select seq from sqlite_sequence where name = 'audit'), 0),"
                           "coalesce((select max(audit) from batch), 0), coalesce((select max(undone) from batch), 0),"
                           "coalesce((select max(audit) from run), 0), coalesce((select max(approved) from run), 0),"
                           "coalesce((select max(audit) from selection_override), 0),"
                           "coalesce((select entries from audit_state), 0))");
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

void append_audit_entry(Database &database, AuditEntry &entry, std::vector<AuditRecord> &records) {
    std::int64_t place = 0;
    for (auto &record : records) {
        record.entry = entry.number;
        record.place = ++place;
        record.salt = random_bytes(salt_bytes);
        record.hash = record_hash(record);
        insert_record(database, record);
    }
    entry.record = records_hash(records);
    entry.hash = chain_hash(entry);
    Statement(database, "insert into audit (number, at, who, command, version, seed, inputs, counts, previous, hash, "
                        "form, host, record, domain) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(entry.number, entry.at, entry.who, entry.command, entry.version, seed_text(entry), inputs_text(entry),
              counts_text(entry), entry.previous, entry.hash, entry.form, entry.host, entry.record, entry.domain)
        .run();
    Statement(database, "update audit_state set entries = ?, head = ?").bind(entry.number, entry.hash).run();
}

std::string hash_of_earlier_entries(Database &database) {
    EarlierEntries earlier;
    Statement rows(database, std::string(columns) + "where form = 1 order by number");
    while (rows.next()) earlier.add(read_entry(rows));
    return earlier.hex();
}

std::string mark_key(Database &database) {
    Bulk row(database, "select mark_key from audit_state");
    return row.next() ? std::string(row.bytes(0)) : std::string();
}

std::vector<AuditRecord> load_audit_records(Database &database) {
    std::vector<AuditRecord> records;
    Bulk rows(database, std::string(record_columns) + "order by entry, place");
    while (rows.next()) records.push_back(read_record(rows));
    return records;
}

void empty_audit_record(Database &database, const AuditRecord &record, std::int64_t by) {
    Statement(database, "update audit_record set agency = '', office = '', subject = '', object = '', reason = '', "
                        "levels = '', settings = '', salt = x'', erased = ? where entry = ? and place = ?")
        .bind(by, record.entry, record.place)
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

namespace {

/// The value of a line "NAME=VALUE" of a record; empty where there is none.
std::string_view value_of(const std::string &lines, std::string_view name) {
    for (const auto line : split(lines, '\n'))
        if (line.starts_with(name) && line.substr(name.size()).starts_with('=')) return line.substr(name.size() + 1);
    return {};
}

bool is_empty(const AuditRecord &record) {
    return (record.agency + record.office + record.subject + record.object + record.reason + record.levels +
            record.settings + record.salt)
        .empty();
}

/// Holds the records of one entry after another against their entries.
class RecordCheck {
  public:
    RecordCheck(Database &database, Faults &faults) : faults_(faults) {
        for (auto &record : load_audit_records(database)) records_[record.entry].push_back(std::move(record));
    }
    void add(const AuditEntry &entry) {
        const auto found = records_.find(entry.number);
        const auto records = found == records_.end() ? std::vector<AuditRecord>() : std::move(found->second);
        if (found != records_.end()) records_.erase(found);
        std::int64_t place = 0;
        for (const auto &record : records) look_at(record, ++place);
        if (entry.form == 1 ? !records.empty() : entry.record != records_hash(records))
            faults_.add(broken(entry.number, "its records are not those it was made with"));
        if (entry.form == 1)
            earlier_.add(entry), ++of_form_1_;
        else if (begins_epoch(entry) && of_form_1_ > 0 && !is_sealed(records))
            faults_.add(broken(entry.number, "the entries before it were changed"));
    }
    void end() {
        for (const auto &[entry, records] : records_) faults_.add(broken(entry, "there are records without an entry"));
        for (const auto &[place, by] : emptied_)
            if (!said_emptied_.contains({place, by}))
                faults_.add(broken(by, fmt::format("it does not say that it erased record {}", place)));
    }

  private:
    void look_at(const AuditRecord &record, std::int64_t place) {
        const auto name = fmt::format("{}.{}", record.entry, record.place);
        if (record.place != place) faults_.add(broken(record.entry, fmt::format("record {} is missing", place)));
        if (record.erased != 0) {
            if (!is_empty(record)) faults_.add(broken(record.entry, fmt::format("record {} was changed", name)));
            emptied_.emplace(name, record.erased);
        } else if (record.salt.size() != salt_bytes || record.hash != record_hash(record)) {
            faults_.add(broken(record.entry, fmt::format("record {} was changed", name)));
        }
        if (record.kind == "erase")
            for (const auto one : split(value_of(record.settings, "records"), ' '))
                said_emptied_.emplace(std::string(one), record.entry);
    }
    bool is_sealed(const std::vector<AuditRecord> &records) {
        const auto earlier = earlier_.hex();
        return std::any_of(records.begin(), records.end(), [&](const AuditRecord &record) {
            return record.kind == "upgrade" && value_of(record.settings, "earlier") == earlier;
        });
    }

    Faults &faults_;
    std::map<std::int64_t, std::vector<AuditRecord>> records_; ///< by entry
    EarlierEntries earlier_;
    std::int64_t of_form_1_ = 0;
    std::set<std::pair<std::string, std::int64_t>> emptied_, said_emptied_; ///< record, and the entry it is of
};

/// The rows against the sums, and the sums against the last entry.
void verify_domain(Database &database, const AuditEntry &last, Faults &faults) {
    const auto stored = stored_sums(database), found = recomputed_sums(database);
    auto sum_of = [](const DomainSums &sums, const std::string &name) {
        const auto sum = sums.find(name);
        return sum == sums.end() ? Sum512() : sum->second;
    };
    std::set<std::string> names;
    for (const auto *sums : {&stored, &found})
        for (const auto &[name, sum] : *sums) names.insert(name);
    bool differs = false;
    for (const auto &name : names)
        if (sum_of(stored, name) != sum_of(found, name)) {
            differs = true;
            faults.add(Fault("AT-STO-050").with("table", name).with("found", std::to_string(last.number)));
        }
    if (!differs && domain_hash(found) != last.domain)
        faults.add(Fault("AT-STO-050").with("table", "").with("found", std::to_string(last.number)));
}

} // namespace

std::int64_t earlier_entries(const Store &store) {
    return store.database().number("select count(*) from audit where form = 1");
}

Faults verify_audit(const Store &store, const std::optional<AuditHead> &known) {
    return verify_audit(store.database(), known);
}

Faults verify_audit(Database &database, const std::optional<AuditHead> &known) {
    Faults faults;
    ChainCheck check;
    RecordCheck records(database, faults);
    AuditEntry last;
    bool led_through = !known || known->hash.empty();
    Statement rows(database, std::string(columns) + "order by number");
    while (rows.next()) {
        last = read_entry(rows);
        if (const char *wrong = check.add(last)) faults.add(broken(last.number, wrong));
        records.add(last);
        const bool there = led_through || known->entries == 0 || last.number == known->entries;
        led_through = led_through || (there && last.hash == known->hash);
    }
    records.end();
    if (last.form == 1)
        faults.add(broken(last.number, "the entry was changed")); // the upgrade stands after all of those
    if (last_heard_of(database) > check.length())
        faults.add(broken(check.length() + 1, "entries are missing at the end"));
    else if (last.number != database.number("select entries from audit_state") ||
             last.hash != database.text("select head from audit_state"))
        faults.add(broken(last.number, "it is not the last entry the store knows of"));
    verify_domain(database, last, faults);
    if (!led_through)
        faults.add(known->entries == 0 ? Fault("AT-STO-055").with("found", known->hash)
                                       : broken(known->entries, "it does not lead through the head given"));
    return faults;
}

std::string digest_all(const Store &store) {
    return domain_hash(recomputed_sums(store.database()));
}

} // namespace aitalent
