#include "aitalent/framework/migration.h"
#include "aitalent/framework/checking.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr Word<Fate> fates[] = {{Fate::carried, "carried"}, {Fate::changed, "changed"}, {Fate::orphaned, "orphaned"}};

Level moved(Level level, const CompetencyMove &move) {
    const int lowered = std::max(0, level.value() - move.lower_by);
    return std::min(Level(static_cast<std::uint8_t>(lowered)), move.at_most.value_or(Level(255)));
}

} // namespace

std::string_view name(Fate fate) {
    return word_of(fates, fate);
}

Mover::Mover(const Migration &migration, const Framework &after) : moves_(migration.competencies) {
    for (const auto &competency : after.competencies) kept_.insert(competency.id);
    for (const auto &certificate : after.certificates) kept_certificates_.insert(certificate.id);
    for (std::size_t i = 0; i < moves_.size(); ++i)
        for (const auto &from : moves_[i].from) competencies_.emplace(from, Way{i, "map"});
    for (const auto &move : migration.certificates)
        for (const auto &from : move.from) certificates_.emplace(from, std::pair(move.to, "map"));

    std::map<CompetencyId, std::vector<CompetencyId>> successors; // more than one where a competency was split
    for (const auto &competency : after.competencies)
        for (const auto &previous : competency.previous_ids) successors[previous].push_back(competency.id);
    for (auto &[previous, next] : successors) {
        competencies_.emplace(previous, Way{moves_.size(), "previous id"});
        moves_.push_back({.from = {previous}, .to = std::move(next)});
    }
    for (const auto &certificate : after.certificates)
        for (const auto &previous : certificate.previous_ids)
            certificates_.emplace(previous, std::pair(certificate.id, "previous id"));
}

RatingFate Mover::rating(const CompetencyId &competency, Level level) const {
    const auto way = competencies_.find(competency);
    if (way == competencies_.end()) {
        if (!kept_.contains(competency)) return {Fate::orphaned, {}, "no successor"};
        return {Fate::carried, {{competency, level}}, "same id"};
    }
    const CompetencyMove &move = moves_[way->second.move];
    RatingFate fate{Fate::changed, {}, way->second.rule};
    for (const auto &target : move.to)
        if (kept_.contains(target)) fate.to.push_back({target, moved(level, move)});
    if (fate.to.empty()) return {Fate::orphaned, {}, move.to.empty() ? "given up" : "no successor"};
    if (fate.to == std::vector<MovedLevel>{{competency, level}}) fate.fate = Fate::carried;
    return fate;
}

CertificateFate Mover::certificate(const CertificateId &certificate) const {
    const auto way = certificates_.find(certificate);
    const bool moves = way != certificates_.end() && kept_certificates_.contains(way->second.first);
    if (moves && way->second.first != certificate) return {Fate::changed, way->second.first, way->second.second};
    if (kept_certificates_.contains(certificate)) return {Fate::carried, certificate, "same id"};
    return {Fate::orphaned, {}, "no successor"};
}

Faults check(const Migration &migration, const Framework &before, const Framework &after, const PlaceOf &place) {
    Checker checker(place);
    auto names_edition = [&](const std::string &path, const EditionRef &said, const EditionRef &given) {
        if (said != given)
            checker.add(checker.fault("AT-FRM-040", path).with("found", said.str()).with("expected", given.str()));
    };
    names_edition("from", migration.from, before.ref);
    names_edition("to", migration.to, after.ref);

    const Names old_ids(before.competencies), new_ids(after.competencies);
    const Names old_certificates(before.certificates), new_certificates(after.certificates);
    std::set<std::string> moved_already;
    auto moves_once = [&](const std::string &path, const std::string &id) {
        if (!moved_already.insert(path.substr(0, path.find('[')) + id).second && !checker.full())
            checker.add(checker.fault("AT-FRM-043", path).with("found", id));
    };
    for (std::size_t i = 0; i < migration.competencies.size(); ++i) {
        const auto &move = migration.competencies[i];
        const std::string path = fmt::format("competencies[{}]", i);
        checker.all_refer("AT-FRM-041", path + ".from", move.from, old_ids);
        checker.all_refer("AT-FRM-042", path + ".to", move.to, new_ids);
        for (const auto &from : move.from) moves_once(path + ".from", from.str());
    }
    for (std::size_t i = 0; i < migration.certificates.size(); ++i) {
        const auto &move = migration.certificates[i];
        const std::string path = fmt::format("certificates[{}]", i);
        checker.all_refer("AT-FRM-041", path + ".from", move.from, old_certificates);
        checker.refers("AT-FRM-042", path + ".to", move.to, new_certificates);
        for (const auto &from : move.from) moves_once(path + ".from", from.str());
    }
    return checker.take();
}

} // namespace aitalent
