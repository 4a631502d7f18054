#include "mentions.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/text.h"
#include "audit.h"
#include "database.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// A column of texts. `row` names a row to SQL, `number` to the officer; `agency` is whose people it speaks of.
/// `about_others`: why its mentions are always for the officer to decide, or nullptr.
struct Column {
    const char *table, *column, *row, *number, *agency;
    TextKind kind = TextKind::prose;
    const char *about_others = nullptr;
    const char *rows = ""; ///< which, where not all
};

constexpr const char *before = "key || '-' || changed_by";
constexpr const char *run_name = "run_name", *record_text = "record";
constexpr Column columns[] = {
    {"rating", "rater", "rowid", "key", "(select p.agency from person p where p.key = rating.person)",
     TextKind::person},
    {"rating_before", "rater", "rowid", before, "(select p.agency from person p where p.key = rating_before.person)",
     TextKind::person},
    {"selection_override", "reason", "rowid", "number",
     "(select p.agency from person p where p.key = selection_override.person)"},
    {"selection_override", "decided_by", "rowid", "number",
     "(select p.agency from person p where p.key = selection_override.person)", TextKind::person},
    {"run", "approved_by", "rowid", "number", "''", TextKind::person},
    {"batch", "file", "rowid", "number", "''", TextKind::file},
    {"batch", "sheet", "rowid", "number", "''", TextKind::file},
    {"run", "name", "rowid", "number", "''", TextKind::prose, run_name},
    {"round", "name", "rowid", "number", "''", TextKind::prose, run_name},
    {"selection", "seed", "rowid", "run", "''", TextKind::prose, record_text},
    {"setting", "value", "name", "name", "''", TextKind::prose, record_text, " and name = 'purpose'"},
    {"selection_rule", "any_of", "run || '-' || list || '-' || place", "run || '-' || list || '-' || place", "''",
     TextKind::prose, record_text},
    {"person", "title", "rowid", "key", "agency", TextKind::prose, record_text},
    {"person_before", "title", "rowid", before, "agency", TextKind::prose, record_text},
    {"unit", "name", "rowid", "key", "agency", TextKind::prose, record_text},
    {"unit_before", "name", "rowid", before, "agency", TextKind::prose, record_text},
    {"session", "place", "rowid", "key", "agency", TextKind::prose, record_text},
    {"session_before", "place", "rowid", before, "agency", TextKind::prose, record_text},
    {"budget", "source", "rowid", "key", "agency", TextKind::prose, record_text},
    {"budget_before", "source", "rowid", before, "agency", TextKind::prose, record_text}};

/// By which the store knows something that is no person.
constexpr std::pair<const char *, const char *> identifiers[] = {{"run", "name"},
                                                                 {"round", "name"},
                                                                 {"agency", "code"},
                                                                 {"unit", "code"},
                                                                 {"course", "id"},
                                                                 {"session", "id"},
                                                                 {"provider", "id"},
                                                                 {"competency", "id"},
                                                                 {"document", "id"},
                                                                 {"document", "edition"},
                                                                 {"selection", "role"},
                                                                 {"person", "role"},
                                                                 {"held_certificate", "certificate"}};

MentionFinder finder_of(Database &database, const std::vector<Called> &who) {
    MentionFinder finder(who);
    for (const char *table : {"person", "person_before"}) {
        Statement others(database, fmt::format("select distinct agency, staff_no, name from {}", table));
        while (others.next()) {
            Called other{others.text(), others.text(), {}};
            other.name = others.text();
            finder.add_other(other);
        }
    }
    for (const auto &[table, column] : identifiers) {
        Statement rows(database, fmt::format("select distinct {} from {}", column, table));
        while (rows.next()) finder.add_identifier(rows.text());
    }
    Statement titles(database, "select distinct title from person where title <> ''");
    while (titles.next()) finder.add_title(titles.text());
    return finder;
}

/// "agency=A\nstaff=S0042\n": each option with its value.
std::vector<std::pair<std::string, std::string>> options_of(const std::string &text) {
    std::vector<std::pair<std::string, std::string>> options;
    for (const auto line : split(text, '\n'))
        if (const auto equals = line.find('='); equals != std::string_view::npos)
            options.emplace_back(line.substr(0, equals), line.substr(equals + 1));
        else if (!line.empty())
            options.emplace_back(line, "");
    return options;
}

class Forgetting {
  public:
    Forgetting(Database &database, const std::vector<Called> &who, const MentionDecision &decision, Erased &erased)
        : database_(database), finder_(finder_of(database, who)), decision_(decision), erased_(erased) {}

    void look_through(const Column &column) {
        Statement rows(database_, fmt::format("select cast({} as text), cast({} as text), {}, coalesce({}, '') "
                                              "from {} where {} <> ''{}",
                                              column.row, column.number, column.column, column.agency, column.table,
                                              column.column, column.rows));
        std::map<std::pair<std::string, std::string>, std::vector<Mention>> known; // raters come again and again
        std::vector<std::pair<std::string, std::string>> changes;
        while (rows.next()) {
            auto row = rows.text(), number = rows.text(), text = rows.text(), agency = rows.text();
            auto [found, is_new] = known.try_emplace({text, agency});
            if (is_new) found->second = find(text, column.kind, agency);
            if (found->second.empty()) continue;
            const auto name = fmt::format("{}.{}", column.table, column.column);
            auto kept = without(text, found->second, name, number, column.about_others);
            if (kept != text) changes.emplace_back(std::move(row), std::move(kept));
        }
        Statement change(database_,
                         fmt::format("update {} set {} = ? where {} = ?", column.table, column.column, column.row));
        for (const auto &[row, text] : changes) change.bind(text, row).run();
    }

    /// The options of runs are read by name: a staff number, a seed, names of plans; the rest are codes and numbers.
    void look_through_options() {
        std::vector<std::pair<std::int64_t, std::string>> changes;
        Statement rows(database_, "select number, options from run where options <> ''");
        while (rows.next()) {
            const auto number = rows.integer();
            const auto text = rows.text();
            auto options = options_of(text);
            std::string agency, kept;
            for (const auto &[name, value] : options)
                if (name == "agency") agency = value;
            for (const auto &[name, value] : options)
                kept += fmt::format("{}={}\n", name, option_without(name, value, agency, std::to_string(number)));
            if (kept != text && changed_) changes.emplace_back(number, kept);
            changed_ = false;
        }
        Statement change(database_, "update run set options = ? where number = ?");
        for (const auto &[number, text] : changes) change.bind(text, number).run();
    }

    /// A record is kept as it was made or emptied: one mention that is surely meant empties it.
    std::string look_through_records(const std::set<std::string> &marks, std::int64_t by) {
        return erase_audit_records(database_, by, [&](const AuditRecord &record) {
            return (!record.subject.empty() && marks.contains(record.subject)) || is_to_empty(record);
        });
    }

    void finish() {
        for (auto &[key, place] : places_) erased_.places.push_back(std::move(place));
        for (const auto &place : decision_.places)
            if (!doubtful_.contains(place))
                throw Error(Exit::usage, Fault("AT-CLI-004")
                                             .with("option", "--mentions")
                                             .with("found", place)
                                             .with("expected", fmt::format("keep, erase{}", listed()))
                                             .with("command", "aitalent erase"));
    }

  private:
    /// The places that may be named, each behind a comma.
    std::string listed() const {
        std::string places;
        for (const auto &place : doubtful_) places += ", " + place;
        return places;
    }

    /// Mentions, but for the numbers of stand-ins, which may be somebody's staff number too.
    std::vector<Mention> find(std::string_view text, TextKind kind, std::string_view agency) const {
        auto found = finder_.find(text, kind, agency);
        std::erase_if(found, [text](const Mention &mention) {
            const auto before = text.substr(0, mention.begin);
            return before.ends_with("erased ") || before.ends_with("erased-");
        });
        return found;
    }

    /// Whether a record says somebody's name or number. What may mean something else follows what was decided about the
    /// same text where it was first written; where that is gone, the record is a place of its own to decide on.
    bool is_to_empty(const AuditRecord &record) {
        const auto number = fmt::format("{}.{}", record.entry, record.place);
        bool emptied = false;
        const auto look = [&](const std::string &text, TextKind kind, const char *about_others) {
            const auto found = find(text, kind, record.agency);
            if (found.empty()) return;
            const bool sure = !about_others && std::ranges::any_of(found, [](const Mention &mention) {
                return mention.doubt == Doubt::none;
            });
            const auto decided = decided_.find(text);
            if (!sure && decided != decided_.end())
                emptied = emptied || decided->second;
            else
                emptied = without(text, found, "audit_record", number, about_others) != text || emptied;
        };
        look(record.office, TextKind::person, nullptr);
        look(record.reason, TextKind::prose, nullptr);
        for (const auto &[name, value] : options_of(record.settings)) {
            if (name == "staff") look(value, TextKind::person, nullptr);
            if (name == "seed") look(value, TextKind::prose, record_text);
            if (name == "name" || name == "keep") look(value, TextKind::prose, run_name);
        }
        return emptied;
    }

    std::string option_without(const std::string &name, const std::string &value, const std::string &agency,
                               const std::string &number) {
        const bool staff = name == "staff", plan = name == "name" || name == "keep";
        if (!staff && !plan && name != "seed") return value;
        const auto found = find(value, staff ? TextKind::person : TextKind::prose, agency);
        if (found.empty()) return value;
        auto kept = without(value, found, name == "name" ? "run.name" : "run.options", number,
                            plan    ? run_name
                            : staff ? nullptr
                                    : record_text);
        changed_ = changed_ || kept != value;
        return kept;
    }

    /// The text without the mentions that are surely meant or that the officer said to erase.
    std::string without(const std::string &text, const std::vector<Mention> &mentions, const std::string &column,
                        const std::string &number, const char *about_others) {
        const auto place = fmt::format("{}.{}", column, number);
        const bool decided = decision_.places.contains(place);
        // Names are how others find plans and runs, so that they give way only one by one.
        const bool erase_doubtful = decided || (decision_.erase_all && about_others != run_name);
        std::string kept, why;
        std::size_t at = 0;
        bool sure = false;
        for (const auto &mention : mentions) {
            const bool doubtful = about_others || mention.doubt != Doubt::none;
            sure = sure || !doubtful;
            if (doubtful) why = about_others ? about_others : std::string(name(mention.doubt));
            if (doubtful && !erase_doubtful) continue;
            kept += text.substr(at, mention.begin - at);
            kept += stand_in(column, number);
            at = mention.end;
        }
        kept += text.substr(at);
        note(column, place, text, sure, why, erase_doubtful);
        return kept;
    }

    /// Raters of one rating are told apart, and so are plans and runs.
    static std::string stand_in(const std::string &column, const std::string &number) {
        if (column.starts_with("rating")) return "erased " + number;
        return column == "run.name" || column == "round.name" ? "erased-" + number : "erased";
    }

    void note(const std::string &column, const std::string &place, const std::string &text, bool sure,
              const std::string &why, bool erase_doubtful) {
        if (sure || erase_doubtful) ++erased_.mentions;
        if (sure) {
            auto &kept = places_[{column, text}];
            kept.count = kept.place.empty() ? 1 : kept.count + 1;
            kept.place = column, kept.text = text, kept.erased = true;
        }
        if (why.empty()) return;
        decided_[text] = decided_[text] || erase_doubtful;
        if (!doubtful_.insert(place).second && erase_doubtful) --erased_.mentions; // a plan's name and its option
        places_[{place, ""}] = {place, text, why, erase_doubtful};
    }

    Database &database_;
    MentionFinder finder_;
    const MentionDecision &decision_;
    Erased &erased_;
    std::map<std::pair<std::string, std::string>, MentionPlace> places_;
    std::set<std::string> doubtful_;
    std::map<std::string, bool> decided_; ///< texts that may mean something else: whether they are to be erased
    bool changed_ = false;
};

} // namespace

std::string forget_mentions(Database &database, const std::vector<Called> &who, const std::set<std::string> &marks,
                            std::int64_t by, const MentionDecision &decision, Erased &erased) {
    if (who.empty() && decision.places.empty()) return {};
    Forgetting forgetting(database, who, decision, erased);
    for (const auto &column : columns) forgetting.look_through(column);
    forgetting.look_through_options();
    auto emptied = forgetting.look_through_records(marks, by);
    forgetting.finish();
    return emptied;
}

} // namespace aitalent
