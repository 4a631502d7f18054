#include "aitalent/store/transaction.h"

#include "aitalent/privacy/identity.h"
#include "aitalent/store/levels.h"
#include "aitalent/system/clock.h"
#include "aitalent/system/process.h"
#include "audit.h"
#include "database.h"
#include "domain.h"
#include "rounds.h"
#include "seal.h"

namespace aitalent {

Transaction::Transaction(Store &store, Deed deed) : store_(store) {
    database().begin();
    watch_ = std::make_unique<DomainWatch>(database());
    const auto last = last_audit_entry(database());
    entry_.number = last.number + 1;
    entry_.previous = last.hash;
    entry_.who = std::move(deed.who);
    entry_.command = std::move(deed.command);
    entry_.version = std::move(deed.version);
    entry_.host = host_name();
    round_ = deed.round;
    stage_ = std::move(deed.stage);
}

Transaction::~Transaction() {
    watch_.reset(); // before the store's connection can be gone
    if (open_) database().roll_back();
}

std::int64_t Transaction::begin_batch(const BatchSource &source) {
    records_ = {};
    Statement(database(), "insert into batch (kind, file, sheet, source_mark, mode, audit) values (?, ?, ?, ?, ?, ?)")
        .bind(source.kind, masked(source.file), source.sheet, source.source_mark, source.mode, entry_.number)
        .run();
    batch_ = database().inserted_key();
    AuditRecord record{.kind = "import", .object = "batch " + std::to_string(batch_)};
    add_line(record.settings, "kind", source.kind);
    if (!source.mode.empty()) add_line(record.settings, "mode", source.mode);
    note(std::move(record));
    return batch_;
}

BatchRecords Transaction::end_batch(const BatchRows &rows) {
    Statement(database(),
              "update batch set rows_read = ?, accepted = ?, rejected = ?, skipped = ?, added = ?, changed = ?, "
              "unchanged = ?, removed = ? where number = ?")
        .bind(rows.accepted + rows.rejected + rows.skipped, rows.accepted, rows.rejected, rows.skipped, records_.added,
              records_.changed, records_.unchanged, records_.removed, batch())
        .run();
    batch_ = 0;
    note_count("added", records_.added);
    note_count("changed", records_.changed);
    note_count("unchanged", records_.unchanged);
    note_count("removed", records_.removed);
    note_count("rejected", rows.rejected);
    return records_;
}

void Transaction::name_source(const std::string &mark) {
    Statement(database(), "update batch set source_mark = ? where number = ?").bind(mark, batch()).run();
    note_sealed_input(mark);
}

std::string Transaction::mark_of(const std::string &agency, const std::string &staff_no) {
    return person_mark(mark_key(database()), agency, staff_no);
}

void Transaction::note_input(std::string sha256) {
    entry_.inputs.push_back(std::move(sha256));
}

void Transaction::note_sealed_input(const std::string &mark) {
    if (auto input = sealed(database(), mark); !input.empty()) note_input(std::move(input));
}

void Transaction::note_output(const std::string &sha256) {
    stage_output_ = sealed(database(), sha256);
}

void Transaction::note_count(std::string name, std::int64_t count) {
    for (auto &[known, sum] : entry_.counts)
        if (known == name) return void(sum += count);
    entry_.counts.emplace_back(std::move(name), count);
}

void Transaction::commit() {
    if (round_ > 0) mark_stage(*this, round_, stage_, stage_output_);
    // What kept levels are derived by: where it changes back one day, levels of now must not count again.
    for (const char *table : {"document", "course", "lift"})
        if (watch_->changed(table)) {
            drop_levels(*this);
            break;
        }
    auto sums = watch_->sums();
    if (renew_key_) {
        aitalent::renew_domain_key(database());
        sums = recomputed_sums(database());
    }
    store_sums(database(), sums);
    entry_.domain = domain_hash(sums);
    entry_.at = utc_text(now());
    append_audit_entry(database(), entry_, records_of_entry_);
    watch_.reset();
    database().commit();
    open_ = false;
}

std::int64_t Transaction::batch() const {
    if (batch_ == 0) throw Error(Exit::bug, Fault("AT-CLI-090").with("found", "no batch is open"));
    return batch_;
}

void Transaction::tally(Saved saved) {
    if (saved == Saved::added) ++records_.added;
    if (saved == Saved::changed) ++records_.changed;
    if (saved == Saved::unchanged) ++records_.unchanged;
}

} // namespace aitalent
