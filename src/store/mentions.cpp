#include "mentions.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/text.h"
#include "audit.h"
#include "database.h"
#include "schema.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace aitalent {

namespace {

// Why the mentions in a text are for the officer to decide whatever they are. Names, by which others find a thing, and
// the catalogue, which was published, give way only one by one; documents not at all.
constexpr const char *record_text = "record", *run_name = "run_name", *thing_name = "name", *unit_code = "unit_code",
                     *catalogue_text = "catalogue", *document_text = "document", *code_text = "code";

bool one_by_one(const char *about_others) {
    return about_others != nullptr && about_others != record_text;
}

/// A column of texts: what the officer wrote about decisions, from which mentions go, or, with `about_others`, what
/// describes or names other things. `agency` is whose people it speaks of, `row` names a row to SQL, `number` to the
/// officer. `t` is the table in SQL; a domain table, with the number "key", stands for its earlier versions too.
struct Column {
    const char *table, *column, *agency;
    TextKind kind = TextKind::prose;
    const char *about_others = nullptr;
    const char *number = "key", *row = "rowid";
    const char *rows = ""; ///< which, where not all
};

constexpr const char *of_person = "(select p.agency from person p where p.key = t.person)", *of_any = "''",
                     *place_of_rule = "run || '-' || list || '-' || place";
constexpr Column columns[] = {
    {"rating", "rater", of_person, TextKind::person},
    {"selection_override", "reason", of_person, TextKind::prose, nullptr, "number"},
    {"selection_override", "decided_by", of_person, TextKind::person, nullptr, "number"},
    {"run", "approved_by", of_any, TextKind::person, nullptr, "number"},
    {"batch", "file", of_any, TextKind::file, nullptr, "number"},
    {"batch", "sheet", of_any, TextKind::file, nullptr, "number"},
    {"run", "name", of_any, TextKind::prose, run_name, "number"},
    {"round", "name", of_any, TextKind::prose, run_name, "number"},
    {"selection", "seed", of_any, TextKind::prose, record_text, "run"},
    {"setting", "value", of_any, TextKind::prose, record_text, "name", "name", " and name = 'purpose'"},
    {"selection_rule", "any_of", of_any, TextKind::prose, record_text, place_of_rule, place_of_rule},
    {"person", "title", "agency", TextKind::prose, record_text},
    {"session", "place", "agency", TextKind::prose, record_text},
    {"budget", "source", "agency", TextKind::prose, record_text},
    {"agency", "name", "code", TextKind::prose, thing_name},
    {"unit", "name", "agency", TextKind::prose, thing_name},
    {"provider", "name_zh", of_any, TextKind::prose, catalogue_text},
    {"provider", "name_en", of_any, TextKind::prose, catalogue_text},
    {"provider", "provenance", of_any, TextKind::prose, catalogue_text},
    {"course", "name_zh", of_any, TextKind::prose, catalogue_text},
    {"course", "name_en", of_any, TextKind::prose, catalogue_text},
    {"course", "provenance", of_any, TextKind::prose, catalogue_text},
    {"session", "provenance", "agency", TextKind::prose, catalogue_text}};

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

/// Codes and values that other rows and files refer to. Those of units alone can be changed, with what refers to them.
constexpr std::pair<const char *, const char *> codes[] = {{"agency", "code"},
                                                           {"agency", "parent"},
                                                           {"agency", "level"},
                                                           {"agency", "region"},
                                                           {"person", "grade"},
                                                           {"person", "region"},
                                                           {"person", "role"},
                                                           {"held_certificate", "certificate"},
                                                           {"course_result", "course"},
                                                           {"course_result", "session"},
                                                           {"provider", "id"},
                                                           {"course", "id"},
                                                           {"course", "tier"},
                                                           {"session", "id"},
                                                           {"session", "region"},
                                                           {"booking", "session"},
                                                           {"document", "id"},
                                                           {"document", "edition"},
                                                           {"competency", "id"},
                                                           {"enrolment", "session"},
                                                           {"session_outcome", "session"},
                                                           {"budget_use", "name"},
                                                           {"round_stage", "stage"}};

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

/// What stands where a name or number was: beside a number of its own, or within a text.
struct StandIn {
    const char *word, *in_text;
};
constexpr StandIn stand_ins[] = {{"已刪除", "（已刪除）"}, {"erased", "erased"}}; // by Lang

StandIn stand_in_of(Database &database) {
    const auto lang = parse_lang(database.text("select value from setting where name = 'language'"));
    return stand_ins[static_cast<std::size_t>(lang.value_or(Lang::zh_tw))];
}

class Forgetting {
  public:
    Forgetting(Database &database, const std::vector<Called> &who, const MentionDecision &decision, Erased &erased)
        : database_(database), stand_in_(stand_in_of(database)), finder_(finder_of(database, who)), decision_(decision),
          erased_(erased) {}

    void look_through(const Column &column) {
        const bool has_versions = std::string_view(column.number) == "key";
        look_through(column, column.table, column.number);
        if (has_versions) look_through(column, fmt::format("{}_before", column.table), version);
    }

    /// Names of units as people's rows refer to them, and often the only ones.
    void look_through_unit_codes() {
        struct Change {
            std::string agency, code, kept;
        };
        std::vector<Change> changes;
        Statement rows(database_,
                       "select cast(min(key) as text), agency, code from (select key, agency, code from unit "
                       "union all select key, agency, code from unit_before) group by agency, code");
        while (rows.next()) {
            const auto number = rows.text();
            auto agency = rows.text(), code = rows.text();
            const auto found = find_in_name(code, agency);
            if (found.empty()) continue;
            auto kept = without(code, found, "unit.code", number, unit_code);
            if (kept != code) changes.push_back({std::move(agency), std::move(code), std::move(kept)});
        }
        for (const auto &[agency, code, kept] : changes)
            for (const auto &[table, column] : {std::pair("unit", "code"), {"person", "unit"}})
                for (const char *suffix : {"", "_before"})
                    Statement(database_, fmt::format("update {0}{1} set {2} = ? where agency = ? and {2} = ?", table,
                                                     suffix, column))
                        .bind(kept, agency, code)
                        .run();
    }

    /// Codes are only listed, each text once.
    void look_through_codes() {
        for (const auto &[table, column] : codes) {
            const auto place = fmt::format("{}.{}", table, column);
            auto all = fmt::format("select {} from {}", column, table);
            if (std::ranges::find(domain_tables(), table) != domain_tables().end())
                all += fmt::format(" union all select {} from {}_before", column, table);
            Statement rows(database_, fmt::format("select cast({0} as text), count(*) from ({1}) where {0} <> '' "
                                                  "group by {0}",
                                                  column, all));
            while (rows.next()) {
                const auto text = rows.text();
                const auto count = rows.integer();
                if (find_in_name(text, {}).empty()) continue;
                places_[{place, text}] = {
                    .place = place, .text = text, .why = code_text, .fixed = true, .count = count};
            }
        }
    }

    /// Documents are kept as their authors wrote them, under the hash of their text: their lines are only listed.
    void look_through_documents() {
        for (const char *table : {"document", "document_before"}) {
            const bool earlier = std::string_view(table) == "document_before"; // of one edition there may be several
            Statement rows(database_, fmt::format("select kind || ' ' || id || '@' || edition{}, source from {}",
                                                  earlier ? " || '-' || changed_by" : "", table));
            while (rows.next()) {
                const auto document = rows.text(), source = rows.text();
                std::size_t number = 0;
                for (const auto line : split(source, '\n')) {
                    ++number;
                    if (find_in_name(line, {}).empty()) continue;
                    const auto place = fmt::format("{}.source.{}:{}", table, document, number);
                    places_[{place, ""}] = {
                        .place = place, .text = std::string(trimmed(line)), .why = document_text, .fixed = true};
                }
            }
        }
    }

    /// The options of runs are read by name: a staff number, a seed, names of plans and units; the rest are codes of
    /// the standard and numbers.
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
    static constexpr const char *version = "key || '-' || changed_by"; ///< names an earlier version to the officer

    void look_through(const Column &column, const std::string &table, const char *numbered) {
        Statement rows(database_, fmt::format("select cast({} as text), cast({} as text), {}, coalesce({}, '') "
                                              "from {} t where {} <> ''{}",
                                              column.row, numbered, column.column, column.agency, table, column.column,
                                              column.rows));
        std::map<std::pair<std::string, std::string>, std::vector<Mention>> known; // raters come again and again
        std::vector<std::pair<std::string, std::string>> changes;
        while (rows.next()) {
            auto row = rows.text(), number = rows.text(), text = rows.text(), agency = rows.text();
            auto [found, is_new] = known.try_emplace({text, agency});
            if (is_new)
                found->second = column.about_others == catalogue_text ? find_in_name(text, agency)
                                                                      : find(text, column.kind, agency);
            if (found->second.empty()) continue;
            const auto name = fmt::format("{}.{}", table, column.column);
            auto kept = without(text, found->second, name, number, column.about_others);
            if (kept != text) changes.emplace_back(std::move(row), std::move(kept));
        }
        Statement change(database_, fmt::format("update {} set {} = ? where {} = ?", table, column.column, column.row));
        for (const auto &[row, text] : changes) change.bind(text, row).run();
    }

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
            return std::ranges::any_of(stand_ins, [before](const StandIn &one) {
                return before.ends_with(std::string(one.word) + " ") || before.ends_with(std::string(one.word) + "-");
            });
        });
        return found;
    }

    /// Mentions in a text that is full of numbers of other things: of short ones that may be somebody's, the sure ones.
    std::vector<Mention> find_in_name(std::string_view text, std::string_view agency) const {
        auto found = find(text, TextKind::prose, agency);
        std::erase_if(found, [text](const Mention &mention) {
            return mention.doubt != Doubt::none &&
                   is_short_number(text.substr(mention.begin, mention.end - mention.begin));
        });
        return found;
    }

    /// Whether a record says somebody's name or number. What may mean something else follows what was decided about the
    /// same text where it was first written; where that is gone, the record is a place of its own to decide on.
    bool is_to_empty(const AuditRecord &record) {
        const auto number = fmt::format("{}.{}", record.entry, record.place);
        bool emptied = false;
        const auto look = [&](const std::string &text, TextKind kind, const char *about_others) {
            const auto found =
                about_others == thing_name ? find_in_name(text, record.agency) : find(text, kind, record.agency);
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
            if (name == "unit" || name == "set") look(value, TextKind::prose, thing_name);
        }
        return emptied;
    }

    std::string option_without(const std::string &name, const std::string &value, const std::string &agency,
                               const std::string &number) {
        const bool staff = name == "staff", plan = name == "name" || name == "keep",
                   of_units = name == "unit" || name == "set";
        if (!staff && !plan && !of_units && name != "seed") return value;
        const auto found =
            of_units ? find_in_name(value, agency) : find(value, staff ? TextKind::person : TextKind::prose, agency);
        if (found.empty()) return value;
        auto kept = without(value, found, name == "name" ? "run.name" : "run.options", number,
                            plan       ? run_name
                            : of_units ? thing_name
                            : staff    ? nullptr
                                       : record_text);
        changed_ = changed_ || kept != value;
        return kept;
    }

    /// The text without the mentions that are surely meant or that the officer said to erase.
    std::string without(const std::string &text, const std::vector<Mention> &mentions, const std::string &column,
                        const std::string &number, const char *about_others) {
        const auto place = fmt::format("{}.{}", column, number);
        const bool decided = decision_.places.contains(place);
        const bool erase_doubtful = decided || (decision_.erase_all && !one_by_one(about_others));
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

    /// Raters of one rating are told apart, and so are plans and runs, and units.
    std::string stand_in(const std::string &column, const std::string &number) const {
        if (column.starts_with("rating")) return fmt::format("{} {}", stand_in_.word, number);
        const bool is_found_by = column == "run.name" || column == "round.name" || column == "unit.code";
        return is_found_by ? fmt::format("{}-{}", stand_in_.word, number) : stand_in_.in_text;
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
        places_[{place, ""}] = {.place = place, .text = text, .why = why, .erased = erase_doubtful};
    }

    Database &database_;
    StandIn stand_in_;
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
    forgetting.look_through_unit_codes();
    forgetting.look_through_codes();
    forgetting.look_through_documents();
    forgetting.look_through_options();
    auto emptied = forgetting.look_through_records(marks, by);
    forgetting.finish();
    return emptied;
}

} // namespace aitalent
