// From one edition to the next: what differs, what adopting it would do, and doing it.
#include "aitalent/reports/editions.h"
#include "aitalent/base/hash.h"
#include "aitalent/base/resource.h"
#include "aitalent/jobs/standards.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/readers/yaml_identities.h"
#include "aitalent/store/documents.h"
#include "aitalent/store/evidence.h"
#include "aitalent/system/files.h"
#include "scored.h"
#include "shelf.h"

namespace aitalent {

namespace {

struct MapText {
    std::string file, text;
};

MapText map_text(const std::string &map) {
    if (!file_exists(map))
        if (const auto bundled = embedded("migrations/" + map + ".yaml")) return {map, std::string(*bundled)};
    return {map, read_file(map, document_limit)};
}

/// The map, checked against the editions it names; by ids alone where no map is given.
Migration read_map(const MapText &map, const Library &library) {
    auto document = read_migration(map.text, map.file);
    if (!document.faults.has_errors()) {
        const auto before = library.framework(document.value.from.str()),
                   after = library.framework(document.value.to.str());
        document.faults.add(check(document.value, before, after, document.place));
    }
    document.faults.add(find_identities(map.text, map.file));
    if (document.faults.has_errors()) throw Error(Exit::refused, std::move(document.faults));
    return std::move(document.value);
}

Profile profile_for(const Library &library, const EditionRef &framework, const std::string &wanted) {
    if (!wanted.empty()) {
        auto profile = library.profile(wanted);
        if (profile.framework != framework)
            throw Error(Exit::refused,
                        Fault("AT-FRM-020").with("found", profile.framework.str()).with("expected", framework.str()));
        return profile;
    }
    const Volume *last = nullptr; // of this edition, by name
    for (const auto *volume : library.all())
        if (volume->header.kind == DocumentKind::profile && volume->header.framework == framework.str()) last = volume;
    if (last == nullptr) throw Error(Exit::missing, Fault("AT-DOC-005").with("found", framework.str()));
    return library.profile(last->name());
}

/// A standard to measure people by, owning what it is made of.
struct Standard {
    Framework framework;
    Profile profile;
};

/// Everybody in service under one standard with that evidence, in the store's order.
std::vector<StandingUnder> standings(const std::vector<Person> &people, const Evidence &evidence,
                                     const Standard &standard, const Catalogue &catalogue, Date as_of) {
    const Yardstick yardstick{standard.framework, standard.profile, catalogue};
    Closer closer(catalogue);
    std::vector<StandingUnder> found;
    for (const auto &person : people) {
        StandingUnder standing{assign_role(person, standard.profile)};
        if (standing.role != nullptr) {
            const auto levels = levels_of(evidence_of(evidence, person.key), yardstick, as_of);
            standing.readiness = readiness(levels, *standing.role);
            standing.closing = closer.of(standing.readiness);
        }
        found.push_back(std::move(standing));
    }
    return found;
}

/// The head of a report under a standard that need not be the one in use.
Frame frame_under(Office &office, const Standard &standard) {
    Frame frame = office.frame();
    frame.framework = &standard.framework;
    frame.profile = &standard.profile;
    return frame;
}

void impact_on_store(Office &office, Report &report, const Standard &before, const Standard &after,
                     const Migration &map) {
    const auto people = load_people(office.store(), {.in_service_on = office.as_of()});
    const auto evidence = load_evidence(office.store());
    const auto move = moves(evidence, Mover(map, after.framework));
    auto now = standings(people, evidence, before, office.catalogue(), office.as_of());
    auto then = standings(people, moved(evidence, move), after, office.catalogue(), office.as_of());
    std::vector<ImpactOn> impact;
    for (std::size_t i = 0; i < people.size(); ++i)
        impact.push_back({people[i], std::move(now[i]), std::move(then[i])});
    const Frame before_head = frame_under(office, before), head = frame_under(office, after);
    add_impact(report, {before_head, head, impact, move});
    const auto whole = begin_report(head, report.kind, report.title, report.subtitle);
    report.about = whole.about;
    report.notice = whole.notice;
}

Lang lang_of(const Circumstances &circumstances) {
    if (circumstances.lang || !file_exists(circumstances.db_path)) return circumstances.lang.value_or(Lang::zh_tw);
    return Office(circumstances, Access::read).lang();
}

/// Writes what has to move, and puts the new standard in use. Gives the number of the batch.
std::int64_t adopt(Transaction &transaction, Office &office, const EvidenceMove &move, const MapText &map,
                   const Standard &standard) {
    const auto batch = transaction.begin_batch({.kind = "migration", .file = map.file.substr(map.file.rfind('/') + 1)});
    transaction.note_input(sha256(map.text));
    EvidenceSaver saver(transaction);
    for (const auto &piece : move.ratings_out) saver.remove(piece);
    for (const auto &piece : move.ratings_in) saver.save(piece);
    for (const auto &piece : move.certificates_out) saver.remove(piece);
    for (const auto &piece : move.certificates_in) saver.save(piece);
    auto use = [&](DocumentKind kind, const std::string &id, const std::string &edition) {
        auto document = load_document(office.store(), kind, id, edition);
        if (!document) throw Error(Exit::missing, Fault("AT-DOC-001").with("found", id + "@" + edition));
        document->in_use = true;
        save_document(transaction, *document);
    };
    use(DocumentKind::framework, standard.framework.ref.framework.str(), standard.framework.ref.edition);
    use(DocumentKind::profile, standard.profile.id.str(), standard.profile.edition);
    transaction.end_batch({.accepted = static_cast<std::int64_t>(move.total())});
    return batch;
}

} // namespace

Report compare_editions(const Circumstances &circumstances, const EditionChange &change) {
    auto library = shelf(circumstances);
    const auto before = named(library, change.before), after = named(library, change.after);
    const auto lang = lang_of(circumstances);
    if (library.find(DocumentKind::profile, before) != nullptr) {
        const auto was = library.profile(before), is = library.profile(after);
        auto report = differences_report(was, is, diff(was, is), lang, program_version());
        if (!change.impact) return report;
        Office office(circumstances, Access::read);
        const Standard old_one{library.framework(was.framework.str()), was},
            new_one{library.framework(is.framework.str()), is};
        impact_on_store(office, report, old_one, new_one, {.from = was.framework, .to = is.framework});
        return report;
    }
    const auto was = library.framework(before), is = library.framework(after);
    const auto map =
        change.map.empty() ? Migration{.from = was.ref, .to = is.ref} : read_map(map_text(change.map), library);
    auto report = differences_report(was, is, diff(was, is, &map), lang, program_version());
    if (!change.impact) return report;
    Office office(circumstances, Access::read);
    const bool is_in_use = office.profile().framework == was.ref;
    const Standard old_one{was, is_in_use ? office.profile() : profile_for(library, was.ref, {})},
        new_one{is, profile_for(library, is.ref, change.profile)};
    impact_on_store(office, report, old_one, new_one, map);
    return report;
}

Report migrate_evidence(const Circumstances &circumstances, const EditionChange &change, bool dry_run) {
    Office office(circumstances, Access::write);
    const auto text = map_text(change.map);
    const auto map = read_map(text, office.library());
    const Standard standard{office.library().framework(map.to.str()),
                            profile_for(office.library(), map.to, change.profile)};
    const auto in_use = office.framework().ref;
    if (in_use != map.from && in_use != map.to)
        throw Error(
            Exit::refused,
            Fault("AT-DOC-006").with("found", in_use.str()).with("expected", map.from.str()).at({.file = text.file}));
    const bool done_already = in_use == map.to;
    const auto move =
        done_already ? EvidenceMove() : moves(load_evidence(office.store()), Mover(map, standard.framework));
    const Frame frame = frame_under(office, standard);
    auto report = begin_report(
        frame, "migration",
        dry_run        ? frame.say("試作：將移轉佐證", "dry run: would migrate evidence")
        : done_already ? frame.say("已使用新版，沒有更動", "the new edition is in use already: nothing changed")
                       : frame.say("已移轉佐證", "evidence migrated"),
        map.from.str() + " → " + map.to.str());
    report.sections.push_back(migration_section(frame, move));
    if (done_already || dry_run) return report;
    Transaction transaction(office.store(), office.deed());
    transaction.note_count("carried", static_cast<std::int64_t>(move.ratings.carried + move.certificates.carried));
    transaction.note_count("orphaned", static_cast<std::int64_t>(move.ratings.orphaned + move.certificates.orphaned));
    const auto batch = adopt(transaction, office, move, text, standard);
    transaction.commit();
    report.sections.front().text =
        frame.say("復原：", "To take it back: ") + "aitalent undo " + std::to_string(batch) + store_option();
    return report;
}

} // namespace aitalent
