#include "aitalent/store/selections.h"

#include "database.h"
#include "run_rows.h"

namespace aitalent {

namespace {

enum class RuleList : std::uint8_t { eligibility, priority, reserve };

std::string numbers_text(const std::vector<std::size_t> &numbers) {
    std::string text;
    for (auto number : numbers) text += (text.empty() ? "" : " ") + std::to_string(number);
    return text;
}

std::vector<std::size_t> parse_numbers(const std::string &text) {
    std::vector<std::size_t> numbers;
    if (text.empty()) return numbers;
    for (auto word : split(text, ' ')) numbers.push_back(static_cast<std::size_t>(parse_int(word).value_or(0)));
    return numbers;
}

std::vector<std::string> parse_lines(const std::string &text) {
    std::vector<std::string> lines;
    if (text.empty()) return lines;
    for (auto line : split(text, '\n')) lines.emplace_back(line);
    return lines;
}

template<class Number>
std::optional<Number> optional_number(Statement &row) {
    const auto number = row.optional_integer(0, INT32_MAX);
    if (!number) return std::nullopt;
    return static_cast<Number>(*number);
}

template<class Number>
std::optional<std::int64_t> widened(const std::optional<Number> &number) {
    if (!number) return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

// Rules ---------------------------------------------------------------------------------------------------------------

class RuleSaver {
  public:
    RuleSaver(Transaction &transaction, std::int64_t run)
        : run_(run), save_(transaction.database(),
                           "insert into selection_rule (run, list, place, field, any_of, at_least, at_most, seats, "
                           "filled, need_lost, need_whole) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}
    void save(RuleList list, std::size_t place, const FieldRule &rule) {
        bind(list, place, rule) << nullptr << nullptr << nullptr << nullptr;
        save_.run();
    }
    void save(std::size_t place, const Reserve &reserve, const ReserveCost &cost) {
        bind(RuleList::reserve, place, reserve.who)
            << reserve.seats << cost.filled << cost.need_lost << cost.need_whole;
        save_.run();
    }

  private:
    Statement &bind(RuleList list, std::size_t place, const FieldRule &rule) {
        return save_.bind(run_, list, static_cast<std::int64_t>(place), rule.field, joined(rule.any_of, "\n"),
                          rule.at_least, rule.at_most);
    }
    std::int64_t run_;
    Statement save_;
};

void save_rules(Transaction &transaction, std::int64_t run, const KeptSelection &kept) {
    RuleSaver saver(transaction, run);
    std::size_t place = 0;
    for (const auto &rule : kept.request.eligibility) saver.save(RuleList::eligibility, place++, rule);
    place = 0;
    for (const auto &rule : kept.request.priorities) saver.save(RuleList::priority, place++, rule);
    for (place = 0; place < kept.request.reserves.size(); ++place)
        saver.save(place, kept.request.reserves[place],
                   place < kept.selection.reserves.size() ? kept.selection.reserves[place] : ReserveCost());
}

void load_rules(Database &database, std::int64_t run, KeptSelection &kept) {
    Statement rows(database, "select list, field, any_of, at_least, at_most, seats, filled, need_lost, need_whole "
                             "from selection_rule where run = ? order by list, place");
    for (rows.bind(run); rows.next();) {
        const auto list = rows.one_of<RuleList>(3);
        FieldRule rule{rows.text(), parse_lines(rows.text()), optional_number<int>(rows), optional_number<int>(rows)};
        if (list == RuleList::eligibility) kept.request.eligibility.push_back(std::move(rule));
        if (list == RuleList::priority) kept.request.priorities.push_back(std::move(rule));
        if (list != RuleList::reserve) continue;
        kept.request.reserves.push_back({std::move(rule), static_cast<int>(rows.integer(0, INT32_MAX))});
        ReserveCost cost{.reserve = kept.selection.reserves.size(),
                         .filled = static_cast<int>(rows.integer(0, INT32_MAX))};
        cost.need_lost = rows.integer();
        cost.need_whole = rows.integer();
        kept.selection.reserves.push_back(std::move(cost));
    }
}

// People --------------------------------------------------------------------------------------------------------------

void save_effects(Transaction &transaction, std::int64_t run, const Selection &selection) {
    Statement save(transaction.database(),
                   "insert into reserve_effect (run, reserve, place, person, brought_in) values (?, ?, ?, ?, ?)");
    for (std::size_t reserve = 0; reserve < selection.reserves.size(); ++reserve)
        for (const bool in : {true, false}) {
            std::int64_t place = 0;
            for (auto person : in ? selection.reserves[reserve].brought_in : selection.reserves[reserve].left_out)
                save.bind(run, static_cast<std::int64_t>(reserve), place++, person, in).run();
            count_run_rows(transaction, run, place);
        }
}

void load_effects(Database &database, std::int64_t run, Selection &selection) {
    Statement rows(database, "select reserve, person, brought_in from reserve_effect where run = ? "
                             "order by reserve, brought_in, place");
    for (rows.bind(run); rows.next();) {
        const auto reserve =
            static_cast<std::size_t>(rows.integer(0, static_cast<std::int64_t>(selection.reserves.size()) - 1));
        const auto person = static_cast<PersonKey>(rows.integer());
        auto &cost = selection.reserves[reserve];
        (rows.flag() ? cost.brought_in : cost.left_out).push_back(person);
    }
}

void save_placements(Transaction &transaction, std::int64_t run, const Selection &selection) {
    Statement save(
        transaction.database(),
        "insert into placement (run, place, person, outcome, reason, failed_rules, rank, decided_by, reserve, "
        "priority, need_part, need_whole, last_trained, lottery, borderline, need_known) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Statement save_change(transaction.database(),
                          "insert into placement_change (run, person, place, more_seats, steps, last_trained, "
                          "rules_waived) values (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0, changes = 0;
    for (const auto &placed : selection.placements) {
        save.bind(run, place++, placed.person, placed.outcome, placed.reason, numbers_text(placed.failed_rules),
                  placed.rank, placed.decided_by, widened(placed.reserve), widened(placed.priority), placed.need.part,
                  placed.need.whole, placed.last_trained, placed.lottery, placed.borderline, placed.need_known)
            .run();
        std::int64_t number = 0;
        for (const auto &change : placed.changes)
            save_change
                .bind(run, placed.person, number++, change.more_seats, change.steps, change.last_trained,
                      numbers_text(change.rules_waived))
                .run();
        changes += number;
    }
    count_run_rows(transaction, run, place + changes);
    transaction.note_count("placements", place);
}

Placement read_placement(Statement &row) {
    Placement placed{.person = static_cast<PersonKey>(row.integer()),
                     .outcome = row.one_of<Outcome>(3),
                     .reason = row.one_of<Reason>(7),
                     .failed_rules = parse_numbers(row.text()),
                     .rank = static_cast<int>(row.integer(0, INT32_MAX)),
                     .decided_by = row.one_of<Criterion>(5),
                     .reserve = optional_number<std::size_t>(row),
                     .priority = optional_number<std::size_t>(row)};
    placed.need.part = row.integer(0);
    placed.need.whole = row.integer(0);
    placed.last_trained = row.optional_date();
    placed.lottery = row.text();
    placed.borderline = row.flag();
    placed.need_known = optional_number<std::int64_t>(row);
    return placed;
}

void load_placements(Database &database, std::int64_t run, Selection &selection) {
    Statement rows(database,
                   "select person, outcome, reason, failed_rules, rank, decided_by, reserve, priority, "
                   "need_part, need_whole, last_trained, lottery, borderline, need_known from placement where run = ? "
                   "order by place");
    for (rows.bind(run); rows.next();) selection.placements.push_back(read_placement(rows));
    Statement changes(database, "select more_seats, steps, last_trained, rules_waived from placement_change "
                                "where run = ? and person = ? order by place");
    for (auto &placed : selection.placements)
        for (changes.bind(run, placed.person); changes.next();)
            placed.changes.push_back({static_cast<int>(changes.integer(0, INT32_MAX)),
                                      static_cast<int>(changes.integer(0, INT32_MAX)), changes.optional_date(),
                                      parse_numbers(changes.text())});
}

} // namespace

void save_selection(Transaction &transaction, std::int64_t run, const KeptSelection &kept) {
    Statement(transaction.database(), "insert into selection (run, role, seats, seed) values (?, ?, ?, ?)")
        .bind(run, kept.request.role, kept.request.seats, kept.request.seed)
        .run();
    save_rules(transaction, run, kept);
    save_placements(transaction, run, kept.selection);
    save_effects(transaction, run, kept.selection);
}

KeptSelection load_selection(const Store &store, std::int64_t number) {
    const Run run = load_run(store, RunKind::selection, number);
    KeptSelection kept;
    Statement rows(store.database(), "select role, seats, seed from selection where run = ?");
    if (rows.bind(number).next()) {
        kept.request.role = kept.selection.role = rows.id<RoleId>();
        kept.request.seats = kept.selection.seats = static_cast<int>(rows.integer(0, INT32_MAX));
        kept.request.seed = kept.selection.seed = rows.text();
    }
    kept.request.as_of = run.as_of;
    load_rules(store.database(), number, kept);
    load_placements(store.database(), number, kept.selection);
    load_effects(store.database(), number, kept.selection);
    return kept;
}

void save_override(Transaction &transaction, std::int64_t run, const Override &decision) {
    Statement(transaction.database(), "insert into selection_override (run, person, chosen, reason, decided_by, audit) "
                                      "values (?, ?, ?, ?, ?, ?)")
        .bind(run, decision.person, decision.in, decision.reason, decision.by, transaction.audit_number())
        .run();
    Statement(transaction.database(),
              "update run set approved_by = '', approved = null where number = ? and approved is not null")
        .bind(run)
        .run();
    if (transaction.database().changes() > 0)
        transaction.note({.kind = "withdrawal",
                          .office = decision.by,
                          .object = "run " + std::to_string(run),
                          .reason = decision.reason});
    count_run_rows(transaction, run, 1);
    AuditRecord record{.kind = "override",
                       .office = decision.by,
                       .object = "run " + std::to_string(run),
                       .reason = decision.reason,
                       .settings = decision.in ? "chosen=1" : "chosen=0"};
    Statement person(transaction.database(), "select agency, staff_no from person where key = ?");
    if (person.bind(decision.person).next()) {
        record.agency = person.text();
        record.subject = transaction.mark_of(record.agency, person.text());
    }
    transaction.note(std::move(record));
    transaction.note_count("overrides", 1);
}

std::vector<Override> load_overrides(const Store &store, std::int64_t run) {
    std::vector<Override> overrides;
    Statement rows(store.database(), "select person, chosen, reason, decided_by from selection_override where run = ? "
                                     "order by number");
    for (rows.bind(run); rows.next();)
        overrides.push_back({static_cast<PersonKey>(rows.integer()), rows.flag(), rows.text(), rows.text()});
    return overrides;
}

} // namespace aitalent
