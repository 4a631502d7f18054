#include "aitalent/messages/labels.h"
#include "aitalent/reports/person.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

Cell or_nothing(const std::optional<Date> &date) {
    return date ? Cell(*date) : Cell();
}

std::string source_text(const Frame &frame, const SourceRow &source) {
    auto text = source.file;
    if (!source.sheet.empty()) text += " [" + source.sheet + "]";
    if (source.row > 0) text += fmt::format(fmt::runtime(frame.say("，第 {} 列", ", row {}")), source.row);
    return text;
}

Section record(const Frame &frame, const PersonHoldings &held) {
    const auto &person = held.person;
    Section section{"record", frame.say("基本資料", "Record")};
    auto rows = table(frame, "record", section.title, {"field", "value"});
    auto add = [&](const char *key, Cell value) { rows.rows.push_back({label(key, frame.lang), std::move(value)}); };
    add("staff_no", Identifier{person.staff_no.str()});
    add("name", person.name);
    add("agency", held.agency);
    add("unit", frame.unit(person));
    add("title", person.title);
    add("grade", Identifier{person.grade});
    add("supervisor", person.supervisor);
    add("role", person.role.empty() ? std::string() : frame.name(person.role));
    add("region", person.region);
    add("entered", or_nothing(person.entered));
    add("left_service", or_nothing(person.left));
    add("pseudonym", Identifier{person.pseudonym.hex()});
    rows.note =
        frame.say("身分證字號不予保存；代號由其以金鑰計算而得，無從還原。空白表示未提供。",
                  "No identity number is kept: the pseudonym is computed from it with a key and cannot be turned "
                  "back. Empty means not given.");
    section.tables.push_back(std::move(rows));
    return section;
}

Section evidence(const Frame &frame, const PersonHoldings &held) {
    Section section{"evidence", label("evidence", frame.lang)};
    auto ratings = table(frame, "ratings", frame.say("評核", "Ratings"),
                         {"date", "competency", "kind", "level", "rater", "source"});
    for (const auto &one : held.evidence.ratings)
        ratings.rows.push_back({one.on, frame.name(one.competency), label(name(one.kind), frame.lang),
                                frame.level(one.level), one.rater, source_text(frame, one.source)});
    auto certificates =
        table(frame, "certificates", label("certificates", frame.lang), {"date", "certificate", "expires", "source"});
    for (const auto &one : held.evidence.certificates) {
        const auto *known = frame.framework == nullptr ? nullptr : frame.framework->find(one.certificate);
        certificates.rows.push_back({one.issued, known == nullptr ? one.certificate.str() : known->name.in(frame.lang),
                                     or_nothing(one.expires), source_text(frame, one.source)});
    }
    auto results = table(frame, "results", frame.say("課程結果", "Course results"),
                         {"date", "course", "session", "passed", "score", "hours", "source"});
    for (const auto &one : held.evidence.results)
        results.rows.push_back({one.finished, frame.name(one.course), Identifier{one.session.str()}, one.passed,
                                one.score ? Cell(std::int64_t{*one.score}) : Cell(),
                                one.attended ? Cell(Hours{*one.attended}) : Cell(), source_text(frame, one.source)});
    section.tables = {std::move(ratings), std::move(certificates), std::move(results)};
    return section;
}

Section limits(const Frame &frame, const PersonHoldings &held) {
    Section section{"limits", frame.say("請假、已保留班期與分組", "Absences, booked seats, groups")};
    auto absences = table(frame, "absences", frame.say("不能上課的日子", "Days away"), {"starts", "ends"});
    for (const auto &one : held.absences) absences.rows.push_back({one.from, one.to});
    auto bookings = table(frame, "bookings", frame.say("已保留班期", "Booked seats"), {"session"});
    for (const auto &one : held.bookings) bookings.rows.push_back({Identifier{one.session.str()}});
    auto groups =
        table(frame, "groups", frame.say("公平稽核用之分組", "Groups, for the fairness audit"), {"field", "value"});
    groups.note = frame.say("僅公平稽核讀取；計分、遴選與排課均不讀取。",
                            "Only the fairness audit reads these; no score, selection or plan does.");
    for (const auto &[attribute, group] : held.groups) groups.rows.push_back({Identifier{attribute}, group});
    section.tables = {std::move(absences), std::move(bookings), std::move(groups)};
    return section;
}

Section results(const Frame &frame, const PersonHoldings &held) {
    Section section{"results", frame.say("計算結果", "What was computed")};
    section.text = fmt::format(
        fmt::runtime(frame.say("另保存 {} 筆較早版本，供匯入撤回之用。",
                               "{} earlier versions of these rows are kept, so that an import can be taken back.")),
        held.earlier_versions);
    auto rows = table(frame, "computed", section.title, {"run", "kind", "as_of", "about"});
    rows.columns.push_back(column(frame, "what", true));
    for (const auto &one : held.results)
        rows.rows.push_back({one.run, label(one.kind, frame.lang), one.as_of, one.about, one.what});
    section.tables.push_back(std::move(rows));
    return section;
}

} // namespace

Report person_copy(const Frame &frame, const PersonHoldings &held) {
    auto report = begin_report(frame, "person-copy", fmt::format("{} {}", held.person.staff_no.str(), held.person.name),
                               frame.say("所保存之全部個人資料", "Everything held about you"));
    report.sections = {record(frame, held), evidence(frame, held), limits(frame, held), results(frame, held)};
    return report;
}

} // namespace aitalent
