#include "aitalent/base/hash.h"
#include "aitalent/scoring/selection.h"
#include "small_world.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <tuple>

using namespace small_world;

namespace {

/// Levels held of two required ones (both at 4, weights 2 and 1); −1 = unknown.
Readiness holding(int first, int second) {
    auto held = [](int level) {
        return level < 0 ? std::nullopt : std::optional(Level(static_cast<std::uint8_t>(level)));
    };
    const PersonLevels levels{
        .competencies = {{.competency = competency("coding"), .level = held(first), .confirmed = held(first)},
                         {.competency = competency("ethics"), .level = held(second), .confirmed = held(second)}}};
    return readiness(levels, {.id = RoleId("maker"),
                              .name = {},
                              .talent_type = {},
                              .tier = {},
                              .requirements = {{.competency = competency("coding"), .level = Level(4), .weight = 2},
                                               {.competency = competency("ethics"), .level = Level(4)}}});
}

Candidate someone(int number, int first, int second, const char *unit = "x") {
    return {.person = PersonKey(number),
            .lottery_key = "A/" + std::to_string(number),
            .agency = AgencyCode("A"),
            .unit = UnitCode(unit),
            .readiness = holding(first, second)};
}

SelectionRequest request(int seats) {
    return {.role = RoleId("maker"), .as_of = day("2026-12-01"), .seats = seats, .seed = "2026-11-30"};
}

Reserve reserve(const char *field, const char *value, int seats) {
    return {.who = {.field = field, .any_of = {value}}, .seats = seats};
}

std::vector<int> numbers(const std::vector<PersonKey> &people) {
    std::vector<int> all;
    for (const PersonKey person : people) all.push_back(static_cast<int>(person));
    return all;
}

std::vector<std::string> codes(const Faults &faults) {
    std::vector<std::string> all;
    for (const Fault &fault : faults) all.push_back(fault.code);
    return all;
}

/// A random request over a random crowd: few fields, many ties, overlapping reserves.
struct Crowd {
    explicit Crowd(std::uint64_t seed) : random(seed) {
        const int people = 3 + draw(9);
        for (int i = 1; i <= people; ++i) candidates.push_back(anyone(i));
        asked = request(1 + draw(people));
        int left = asked.seats;
        for (const auto &[field, value] : {std::pair{"unit", "y"}, {"grade", "06"}, {"region", "north"}}) {
            const int seats = draw(std::min(left, 3) + 1);
            if (seats > 0) asked.reserves.push_back(reserve(field, value, seats));
            left -= seats;
        }
        if (draw(3) == 0) asked.priorities = {{.field = "supervisor", .any_of = {"yes"}}};
        if (draw(3) == 0) asked.eligibility = {{.field = "unit", .any_of = {"x", "y"}}};
    }

    int draw(int below) { return static_cast<int>(random.below(static_cast<std::uint64_t>(below))); }

    Candidate anyone(int number) {
        const char *units[] = {"x", "y", "z"};
        Candidate made = someone(number, draw(6) - 1, draw(6) - 1, units[draw(3)]);
        made.grade = draw(2) ? "05" : "06";
        made.region = draw(2) ? "north" : "south";
        made.supervisor = draw(4) == 0;
        made.in_service = draw(10) > 0;
        if (draw(2)) made.last_trained = plus_days(day("2026-01-01"), draw(3));
        return made;
    }

    Random random;
    SelectionRequest asked;
    std::vector<Candidate> candidates;
    SelectionPolicy policy;
};

bool fits(const Reserve &wanted, const Candidate &candidate) {
    const std::string value = wanted.who.field == "unit"    ? candidate.unit.str()
                              : wanted.who.field == "grade" ? candidate.grade
                                                            : candidate.region;
    return value == wanted.who.any_of.front();
}

/// Most reserved seats these people can fill, each person one: every way is tried.
int fillable(const std::vector<Candidate> &people, std::vector<Reserve> reserves, std::size_t from = 0) {
    if (from == people.size()) return 0;
    int most = fillable(people, reserves, from + 1);
    for (Reserve &each : reserves) {
        if (each.seats == 0 || !fits(each, people[from])) continue;
        --each.seats;
        most = std::max(most, 1 + fillable(people, reserves, from + 1));
        ++each.seats;
    }
    return most;
}

} // namespace

TEST_CASE("larger need goes first, then longer without training, then the lottery by published seed") {
    std::vector<Candidate> crowd{someone(1, 3, 3), someone(2, 1, 1), someone(3, 1, 1), someone(4, 1, 1)};
    crowd[1].last_trained = day("2026-05-01");
    crowd[2].last_trained = day("2025-05-01");
    const auto found = select(request(2), crowd, {});
    CHECK(numbers(found.chosen()) == std::vector{4, 3});
    CHECK(found.find(PersonKey{2})->decided_by == Criterion::waiting);
    CHECK(found.find(PersonKey{1})->decided_by == Criterion::need);
    CHECK(found.find(PersonKey{1})->reason == Reason::ranked_below);
    CHECK(found.find(PersonKey{1})->rank == 4);

    for (Candidate &each : crowd) each = someone(static_cast<int>(each.person), 1, 1);
    const auto drawn = select(request(2), crowd, {});
    std::vector<std::pair<std::string, int>> lots;
    for (const Candidate &each : crowd)
        lots.emplace_back(sha256("2026-11-30\n" + each.lottery_key), static_cast<int>(each.person));
    std::ranges::sort(lots);
    CHECK(numbers(drawn.chosen()) == std::vector{lots[0].second, lots[1].second});
    CHECK(drawn.placements[2].decided_by == Criterion::lottery);
    auto other_seed = request(2);
    other_seed.seed = "another";
    CHECK(drawn.placements[0].lottery != select(other_seed, crowd, {}).placements[0].lottery);
}

TEST_CASE("who left, is ready enough or fits no rule is not eligible, and told why") {
    std::vector<Candidate> crowd{someone(1, 1, 1), someone(2, 4, 4), someone(3, 1, 1, "z"), someone(4, 1, 1)};
    crowd[3].in_service = false;
    auto asked = request(1);
    asked.eligibility = {{.field = "unit", .any_of = {"x"}}};
    const auto found = select(asked, crowd, {});
    CHECK(found.find(PersonKey{1})->outcome == Outcome::chosen);
    CHECK(found.find(PersonKey{2})->reason == Reason::ready_enough);
    CHECK(found.find(PersonKey{3})->reason == Reason::rule);
    CHECK(found.find(PersonKey{3})->failed_rules == std::vector<std::size_t>{0});
    CHECK(found.find(PersonKey{4})->reason == Reason::left_service);
    CHECK(found.find(PersonKey{4})->changes.empty());
}

TEST_CASE("a reserve brings people in, and its cost is named") {
    const std::vector<Candidate> crowd{someone(1, 0, 0), someone(2, 1, 1), someone(3, 3, 3, "y"),
                                       someone(4, 3, 2, "y")};
    auto asked = request(2);
    asked.reserves = {reserve("unit", "y", 1)};
    const auto found = select(asked, crowd, {});
    CHECK(numbers(found.chosen()) == std::vector{1, 4});
    CHECK(found.find(PersonKey{4})->reason == Reason::by_reserve);
    CHECK(found.find(PersonKey{4})->reserve == std::optional<std::size_t>(0));
    CHECK(found.find(PersonKey{2})->reason == Reason::reserve_passed);
    const ReserveCost &cost = found.reserves.at(0);
    CHECK(numbers(cost.brought_in) == std::vector{4});
    CHECK(numbers(cost.left_out) == std::vector{2});
    // need of 2 is 9/12, of 4 (levels 3 and 2 of 4 and 4, weights 2 and 1) is 4/12
    CHECK(Ratio{cost.need_lost, cost.need_whole} == Ratio{5, 12});
}

TEST_CASE("a reserve nobody can fill is opened to all, with a warning") {
    auto asked = request(2);
    asked.reserves = {reserve("unit", "nowhere", 2)};
    const auto found = select(asked, std::vector{someone(1, 0, 0), someone(2, 1, 1), someone(3, 2, 2)}, {});
    CHECK(numbers(found.chosen()) == std::vector{1, 2});
    CHECK(codes(found.warnings) == std::vector<std::string>{"AT-SEL-006"});
}

TEST_CASE("one step of rating error that would change the choice makes it borderline, on both sides of the line") {
    const auto found =
        select(request(1), std::vector{someone(1, 1, 2), someone(2, 2, 1), someone(3, 4, 3), someone(4, 3, 1)}, {});
    CHECK(numbers(found.chosen()) == std::vector{1});
    CHECK(found.find(PersonKey{1})->borderline);
    CHECK(found.find(PersonKey{2})->borderline);
    CHECK_FALSE(found.find(PersonKey{3})->borderline);
    CHECK_FALSE(found.find(PersonKey{4})->borderline);
    CHECK(found.find(PersonKey{2})->changes.front() == SelectionChange{.steps = 1});
}

TEST_CASE("protected fields are refused as inputs, wherever they stand") {
    auto asked = request(1);
    asked.eligibility = {{.field = "性別", .any_of = {"女"}}};
    asked.priorities = {{.field = "Birth date", .any_of = {"1990"}}};
    asked.reserves = {reserve("原住民", "是", 1)};
    CHECK(codes(check(asked, {})) == std::vector<std::string>{"AT-SEL-001", "AT-SEL-001", "AT-SEL-001"});
    SelectionPolicy policy;
    policy.allowed_fields.push_back("sex");
    policy.rank_by.push_back("age");
    CHECK(codes(check(request(1), policy)) == std::vector<std::string>{"AT-SEL-001", "AT-SEL-001"});
    CHECK_THROWS_AS(select(asked, {}, {}), Error);
}

TEST_CASE("names and pseudonyms, handed round at random, change no score and no selection: 1,000 crowds") {
    const RoleProfile role{.id = RoleId("maker"),
                           .name = {},
                           .talent_type = {},
                           .tier = {},
                           .requirements = {{.competency = competency("coding"), .level = Level(4)}}};
    Profile profile = small_world::profile();
    profile.roles = {role};
    profile.role_rules = {{.role = role.id, .grades = {"05"}}};
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        Crowd crowd(seed);
        std::vector<Person> people;
        std::vector<std::pair<std::string, Pseudonym>> protected_values;
        for (const Candidate &each : crowd.candidates) {
            people.push_back({.key = each.person,
                              .agency = each.agency,
                              .staff_no = StaffNo(std::to_string(static_cast<int>(each.person))),
                              .name = "",
                              .unit = each.unit,
                              .grade = each.grade});
            protected_values.emplace_back("name " + std::to_string(crowd.draw(99)),
                                          Pseudonym(hmac_sha256("sample", std::to_string(crowd.draw(99)))));
        }
        auto scores_and_chosen = [&] {
            std::vector<Candidate> candidates;
            std::vector<Ratio> scores;
            for (std::size_t i = 0; i < people.size(); ++i) {
                std::tie(people[i].name, people[i].pseudonym) = protected_values[i];
                const Level held(static_cast<std::uint8_t>(i % 4));
                const PersonLevels levels{
                    .person = people[i].key,
                    .competencies = {{.competency = competency("coding"), .level = held, .confirmed = held}}};
                candidates.push_back(candidate(people[i], levels, {}, role, day("2026-12-01")));
                const RoleProfile *own = assign_role(people[i], profile);
                scores.push_back(own ? readiness(levels, *own).low : Ratio());
            }
            crowd.asked.with_changes = false;
            return std::pair(scores, select(crowd.asked, candidates, crowd.policy).chosen());
        };
        const auto before = scores_and_chosen();
        std::rotate(protected_values.begin(), protected_values.begin() + 1, protected_values.end());
        CHECK(scores_and_chosen() == before);
    }
}

TEST_CASE("each fault of a request has its code") {
    auto asked = request(0);
    asked.seed = "";
    asked.eligibility = {
        {.field = "units", .any_of = {"x"}}, {.field = "years"}, {.field = "supervisor", .any_of = {"1"}}};
    asked.reserves = {reserve("unit", "x", 3)};
    SelectionPolicy policy;
    policy.rank_by = {"seniority"};
    const Faults found = check(asked, policy);
    CHECK(codes(found) == std::vector<std::string>{"AT-SEL-003", "AT-SEL-004", "AT-SEL-012", "AT-SEL-005", "AT-SEL-002",
                                                   "AT-SEL-010", "AT-SEL-010"});
}

TEST_CASE("overrides carry a reason and a name, and keep to candidates and seats") {
    const auto found = select(request(1), std::vector{someone(1, 0, 0), someone(2, 1, 1)}, {});
    const Override good[] = {{PersonKey{1}, false, "on leave", "B. Chen"},
                             {PersonKey{2}, true, "next in line", "B. Chen"}};
    CHECK(check(found, good).empty());
    CHECK(numbers(chosen_after(found, good)) == std::vector{2});
    const Override bad[] = {{PersonKey{9}, true, " ", ""}};
    CHECK(codes(check(found, bad)) == std::vector<std::string>{"AT-SEL-007", "AT-SEL-011", "AT-SEL-008", "AT-SEL-009"});
}

TEST_CASE("seats follow rank as far as the reserves allow: checked against every way of seating, 1,000 crowds") {
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        Crowd crowd(seed);
        crowd.asked.with_changes = false;
        const auto found = select(crowd.asked, crowd.candidates, crowd.policy);
        std::vector<Candidate> eligible;
        for (const Placement &placement : found.placements)
            if (placement.rank > 0)
                eligible.push_back(*std::ranges::find(crowd.candidates, placement.person, &Candidate::person));
        const int reserved = fillable(eligible, crowd.asked.reserves);
        const auto seats = std::min<std::size_t>(crowd.asked.seats, eligible.size());

        // Down the rank, the first set in order of rank that is full and fills every reserve that can be filled.
        std::vector<int> best;
        for (unsigned set = 0; set < 1u << eligible.size(); ++set) {
            if (static_cast<std::size_t>(std::popcount(set)) != seats) continue;
            std::vector<Candidate> people;
            std::vector<int> ranks;
            for (std::size_t i = 0; i < eligible.size(); ++i)
                if (set >> i & 1u) people.push_back(eligible[i]), ranks.push_back(static_cast<int>(i));
            if ((best.empty() || ranks < best) && fillable(people, crowd.asked.reserves) == reserved) best = ranks;
        }
        std::vector<int> chosen;
        for (const Placement &placement : found.placements)
            if (placement.outcome == Outcome::chosen) chosen.push_back(placement.rank - 1);
        CHECK_MESSAGE(chosen == best, "crowd ", seed);
    }
}

TEST_CASE("each change named, applied, selects the person: 1,000 crowds") {
    int applied = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        const Crowd crowd(seed);
        const auto found = select(crowd.asked, crowd.candidates, crowd.policy);
        for (const Placement &placement : found.placements) {
            if (placement.reason != Reason::left_service && placement.outcome == Outcome::not_chosen)
                CHECK_FALSE(placement.changes.empty());
            for (const SelectionChange &change : placement.changes) {
                auto asked = crowd.asked;
                auto candidates = crowd.candidates;
                apply(change, placement.person, asked, candidates);
                asked.with_changes = false;
                CHECK_MESSAGE(select(asked, candidates, crowd.policy).find(placement.person)->outcome ==
                                  Outcome::chosen,
                              "crowd ", seed, " person ", static_cast<int>(placement.person));
                ++applied;
                if (change.more_seats < 2) continue;
                --asked.seats; // and one seat fewer does not
                if (change.steps == 0 && !change.last_trained)
                    CHECK(select(asked, candidates, crowd.policy).find(placement.person)->outcome != Outcome::chosen);
            }
        }
    }
    CHECK(applied > 1000);
}

TEST_CASE("the order of candidates, and a common factor on all weights, change no selection: 1,000 crowds") {
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        Crowd crowd(seed);
        crowd.asked.with_changes = false;
        const auto before = select(crowd.asked, crowd.candidates, crowd.policy);
        for (std::size_t i = crowd.candidates.size(); i > 1; --i)
            std::swap(crowd.candidates[i - 1], crowd.candidates[crowd.draw(static_cast<int>(i))]);
        for (Candidate &each : crowd.candidates) {
            each.readiness.low.part *= 7;
            each.readiness.low.whole *= 7;
        }
        const auto after = select(crowd.asked, crowd.candidates, crowd.policy);
        CHECK(before.chosen() == after.chosen());
        for (std::size_t i = 0; i < before.placements.size(); ++i)
            CHECK(before.placements[i].person == after.placements[i].person);
    }
}
