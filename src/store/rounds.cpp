#include "rounds.h"

#include "audit.h"
#include "database.h"

namespace aitalent {

std::optional<Round> newest_round(const Store &store, const std::string &name) {
    Statement rows(store.database(), "select number, name, inputs, as_of, state, coalesce(ended, 0) from round "
                                     "where name = ? order by number desc limit 1");
    if (!rows.bind(name).next()) return std::nullopt;
    return Round{.number = rows.integer(),
                 .name = rows.text(),
                 .inputs = rows.text(),
                 .as_of = rows.date(),
                 .state = rows.one_of<RoundState>(3),
                 .ended = rows.integer()};
}

std::vector<StageMark> stages_done(const Store &store, std::int64_t round) {
    std::vector<StageMark> marks;
    Statement rows(store.database(), "select stage, output, audit from round_stage where round = ? order by audit");
    for (rows.bind(round); rows.next();) {
        StageMark mark{.stage = rows.text(), .output = rows.text(), .entry = {}};
        mark.entry = audit_entry(store.database(), rows.integer());
        marks.push_back(std::move(mark));
    }
    return marks;
}

static void note_round(Transaction &transaction, std::int64_t number, const char *state) {
    AuditRecord record{.kind = "round", .object = "round " + std::to_string(number)};
    add_line(record.settings, "state", state);
    transaction.note(std::move(record));
}

std::int64_t begin_round(Transaction &transaction, const Round &round) {
    Database &database = transaction.database();
    Statement(database, "update round set state = ?, ended = ? where name = ? and state = ?")
        .bind(RoundState::left, transaction.audit_number(), round.name, RoundState::open)
        .run();
    Statement(database, "insert into round (name, inputs, as_of, state, audit) values (?, ?, ?, ?, ?)")
        .bind(round.name, round.inputs, round.as_of, RoundState::open, transaction.audit_number())
        .run();
    const auto number = database.inserted_key();
    note_round(transaction, number, "open");
    return number;
}

void end_round(Transaction &transaction, std::int64_t number) {
    Statement(transaction.database(), "update round set state = ?, ended = ? where number = ?")
        .bind(RoundState::done, transaction.audit_number(), number)
        .run();
    note_round(transaction, number, "done");
}

void mark_stage(Transaction &transaction, std::int64_t round, const std::string &stage, const std::string &output) {
    Statement(transaction.database(), "insert into round_stage (round, stage, output, audit) values (?, ?, ?, ?) "
                                      "on conflict do update set output = excluded.output, audit = excluded.audit")
        .bind(round, stage, output, transaction.audit_number())
        .run();
}

} // namespace aitalent
