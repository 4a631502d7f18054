// Evidence between two editions: every piece has one fate, the counts add up, nothing counts twice.
#include "aitalent/workforce/moving.h"

#include <random>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

Framework edition(const std::vector<std::string> &ids) {
    Framework framework{.ref = {FrameworkId("f"), "2"}};
    for (const auto &id : ids) framework.competencies.push_back({.id = CompetencyId(id)});
    return framework;
}

Date day_number(int day) {
    return Date(std::chrono::sys_days(std::chrono::days(day)));
}

Evidence ratings(std::vector<Rating> list) {
    Evidence evidence;
    evidence.ratings = std::move(list);
    return evidence;
}

Rating rated(int person, const char *competency, int level, int day = 1, const char *rater = "r") {
    return {.key = person * 100 + day,
            .person = static_cast<PersonKey>(person),
            .competency = CompetencyId(competency),
            .kind = EvidenceKind::manager,
            .level = Level(static_cast<std::uint8_t>(level)),
            .on = day_number(day),
            .rater = rater};
}

std::string told(const std::vector<Rating> &ratings) {
    std::string text;
    for (const auto &one : ratings)
        text += std::to_string(static_cast<int>(one.person)) + one.competency.str() +
                std::to_string(one.level.value()) + " ";
    return text;
}

CompetencyMove way(std::vector<CompetencyId> from, std::vector<CompetencyId> to) {
    return {.from = std::move(from), .to = std::move(to)};
}

Migration by(std::vector<CompetencyMove> list) {
    Migration map;
    map.competencies = std::move(list);
    return map;
}

const CompetencyId a("a"), b("b"), c("c"), d("d");

} // namespace

TEST_CASE("what keeps its id stays as it is") {
    const auto move = moves(ratings({rated(1, "a", 3)}), Mover({}, edition({"a"})));
    CHECK(move.ratings.carried == 1);
    CHECK(move.changes_nothing());
}

TEST_CASE("a renamed competency's rating is put in under the new id and kept as history under the old") {
    const auto evidence = ratings({rated(1, "a", 3)});
    const auto move = moves(evidence, Mover(by({way({a}, {b})}), edition({"b"})));
    CHECK(move.ratings.changed == 1);
    CHECK(told(move.ratings_in) == "1b3 ");
    CHECK(move.ratings_out.empty());
    CHECK(told(moved(evidence, move).ratings) == "1a3 1b3 ");
}

TEST_CASE("where the old id still counts in the new edition the rating is taken out") {
    const auto evidence = ratings({rated(1, "a", 3)});
    const auto move = moves(evidence, Mover(by({way({a}, {b})}), edition({"a", "b"})));
    CHECK(told(move.ratings_out) == "1a3 ");
    CHECK(told(moved(evidence, move).ratings) == "1b3 ");
}

TEST_CASE("a lowered level takes the place of the old piece") {
    const auto evidence = ratings({rated(1, "a", 3), rated(2, "a", 0)});
    auto lower = way({a}, {a});
    lower.lower_by = 1;
    const auto move = moves(evidence, Mover(by({lower}), edition({"a"})));
    CHECK(told(moved(evidence, move).ratings) == "1a2 2a0 ");
    CHECK(move.ratings.changed == 1);
    CHECK(move.ratings.carried == 1);
}

TEST_CASE("of two pieces merged into one the lower level counts; what is there already stays") {
    const auto merged = ratings({rated(1, "a", 3), rated(1, "b", 1)});
    const Mover to_c(by({way({a, b}, {c})}), edition({"c"}));
    const auto move = moves(merged, to_c);
    CHECK(told(move.ratings_in) == "1c1 ");
    CHECK(move.joined == 1);
    CHECK(move.ratings.changed == 2);
    const auto held = ratings({rated(1, "a", 1), rated(1, "c", 4)});
    CHECK(moves(held, to_c).changes_nothing());
    CHECK(moves(held, to_c).joined == 1);
}

TEST_CASE("a certificate gives way to its successor, once") {
    const HeldCertificate old_one{
        .key = 1, .person = static_cast<PersonKey>(1), .certificate = CertificateId("x1"), .issued = day_number(5)};
    HeldCertificate new_one = old_one;
    new_one.key = 2;
    new_one.certificate = CertificateId("x2");
    Framework after = edition({});
    after.certificates = {{.id = CertificateId("x2"), .previous_ids = {CertificateId("x1")}}};
    Evidence evidence;
    evidence.certificates = {old_one, new_one};
    const auto move = moves(evidence, Mover({}, after));
    CHECK(move.certificates.changed == 1);
    CHECK(move.certificates.carried == 1);
    const auto result = moved(evidence, move);
    REQUIRE(result.certificates.size() == 1);
    CHECK(result.certificates[0].certificate.str() == "x2");
}

TEST_CASE("over random maps and evidence every piece is accounted for, and the order of evidence changes nothing") {
    std::mt19937_64 chance(7);
    const std::vector<std::string> ids{"a", "b", "c", "d", "e", "f"};
    auto pick = [&](std::size_t below) { return static_cast<std::size_t>(chance() % below); };
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string> kept;
        for (const auto &id : ids)
            if (pick(3) > 0) kept.push_back(id);
        Migration map;
        for (const auto &from : ids)
            if (pick(2) == 0) {
                auto one = way({CompetencyId(from)}, {});
                for (std::size_t n = pick(3); n > 0; --n) one.to.emplace_back(ids[pick(ids.size())]);
                one.lower_by = static_cast<int>(pick(3));
                map.competencies.push_back(std::move(one));
            }
        const auto after = edition(kept);
        Evidence evidence;
        for (std::size_t n = pick(40); n > 0; --n)
            evidence.ratings.push_back(rated(static_cast<int>(pick(4)) + 1, ids[pick(ids.size())].c_str(),
                                             static_cast<int>(pick(5)), static_cast<int>(pick(3))));
        const Mover mover(map, after);
        const auto move = moves(evidence, mover);
        std::size_t sum = 0;
        for (const auto &[fate, pieces] : move.fates) sum += pieces;
        CHECK(sum == evidence.ratings.size());
        CHECK(move.ratings.total() == evidence.ratings.size());
        for (const auto &rating : move.ratings_in) CHECK(after.find(rating.competency) != nullptr);
        auto shuffled = evidence;
        std::shuffle(shuffled.ratings.begin(), shuffled.ratings.end(), chance);
        CHECK(told(moves(shuffled, mover).ratings_in) == told(move.ratings_in));
    }
}
