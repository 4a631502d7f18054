#include "aitalent/base/hash.h"
#include "aitalent/scoring/fairness.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <set>

using namespace aitalent;

namespace {

struct Pool {
    std::vector<GroupMember> members;
    std::vector<PersonKey> considered, chosen;

    Pool &group(const char *name, int people, int selected) {
        for (int i = 0; i < people; ++i) {
            const auto person = PersonKey(static_cast<std::int64_t>(considered.size()) + 1);
            considered.push_back(person);
            members.push_back({person, name});
            if (i < selected) chosen.push_back(person);
        }
        return *this;
    }
    FairnessAudit audited() const { return audit(counted()); }
    AuditCounts counted() const { return count_groups("kind", members, {considered, chosen}); }
};

/// log of "n over k" by adding logarithms: another way than the one under test.
double log_choose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; ++i) sum += std::log(n - k + i) - std::log(i);
    return sum;
}

double fisher_by_hand(int a, int n, int b, int m) {
    auto weight = [&](int x) {
        return std::exp(log_choose(n, x) + log_choose(m, a + b - x) - log_choose(n + m, a + b));
    };
    double p = 0;
    for (int x = std::max(0, a + b - m); x <= std::min(n, a + b); ++x)
        if (weight(x) <= weight(a) * (1 + 1e-7)) p += weight(x);
    return p;
}

} // namespace

TEST_CASE("48 of 80 against 12 of 30: ratio 0.667, p 0.085, six people short") {
    const auto found = Pool().group("one", 80, 48).group("two", 30, 12).audited();
    const GroupPair &pair = found.pairs.at(0);
    CHECK(pair.group == "two");
    CHECK(pair.against == "one");
    CHECK(pair.impact.per_mille() == 667);
    CHECK(pair.below_four_fifths);
    CHECK(p_text(pair.p) == "0.085");
    CHECK(pair.shortfall == 6);
}

TEST_CASE("480 of 800 against 120 of 300: the same ratio is no chance at ten times the number") {
    const auto pair = Pool().group("one", 800, 480).group("two", 300, 120).audited().pairs.at(0);
    CHECK(pair.impact.per_mille() == 667);
    CHECK(p_text(pair.p) == "< 0.00001");
    CHECK(pair.shortfall == 60);
}

TEST_CASE("10 of 20 against 6 of 20: ratio 0.600, p 0.333, four people short") {
    const auto found = Pool().group("one", 20, 10).group("two", 20, 6).audited();
    CHECK(found.pairs.at(0).impact.per_mille() == 600);
    CHECK(p_text(found.pairs.at(0).p) == "0.333");
    CHECK(found.pairs.at(0).shortfall == 4);
    CHECK(found.groups.at(0).to_highest.shortfall == 0);
    CHECK(found.groups.at(0).to_highest.p == 1);
    CHECK(found.groups.at(1).to_highest.shortfall == 4);
}

TEST_CASE("a group under five is hidden with a second one, so that subtraction does not reveal it") {
    const auto found = Pool().group("a", 40, 20).group("b", 12, 6).group("c", 3, 3).group("", 22, 11).audited();
    CHECK(found.people == 77);
    CHECK(found.unknown == 22);
    CHECK(found.unknown_selected == 11);
    REQUIRE(found.groups.size() == 3);
    CHECK_FALSE(found.groups[0].hidden);
    for (const auto &figures : {found.groups[1], found.groups[2]}) {
        CHECK(figures.hidden);
        CHECK(figures.people == 0);
        CHECK(figures.selected == 0);
        CHECK(figures.to_highest.against.empty());
    }
    CHECK(found.pairs.empty());
}

TEST_CASE("under five chosen or not chosen hides a group of any size") {
    const auto few_chosen = Pool().group("a", 60, 30).group("b", 150, 4).group("c", 50, 20).audited();
    CHECK_FALSE(few_chosen.groups[0].hidden);
    CHECK(few_chosen.groups[1].hidden);
    CHECK(few_chosen.groups[2].hidden); // the smaller of the others
    const auto few_left = Pool().group("a", 60, 30).group("b", 150, 146).group("c", 50, 20).audited();
    CHECK(few_left.groups[1].hidden);
    const auto two = Pool().group("a", 60, 30).group("b", 30, 2).group("c", 30, 3).group("d", 50, 20).audited();
    CHECK_FALSE(two.groups[3].hidden); // b and c are five chosen together
    CHECK(two.pairs.size() == 1);
}

TEST_CASE("where one person was chosen, or everybody is of one group, nothing is shown but the totals") {
    for (const auto &pool : {Pool().group("a", 150, 1).group("b", 149, 0), Pool().group("a", 150, 75),
                             Pool().group("a", 150, 75).group("b", 1, 0), Pool().group("a", 1, 1), Pool()}) {
        const auto found = pool.audited();
        CHECK(found.withheld);
        CHECK(found.groups.empty());
        CHECK(found.unknown == 0);
        CHECK(pool.counted().cells.empty());
    }
}

TEST_CASE("those without a known group are hidden as any group is") {
    const auto found = Pool().group("a", 60, 30).group("b", 40, 20).group("", 2, 1).audited();
    CHECK(found.unknown_hidden);
    CHECK(found.unknown == 0);
    CHECK(found.groups[1].hidden);
    CHECK_FALSE(found.groups[0].hidden);
}

namespace {

/// 40 of a and 40 of b, half of each chosen; of a and of b that many then taken out.
AuditCounts after_taking_out(int a, int b) {
    const auto pool = Pool().group("a", 40, 20).group("b", 40, 20);
    const Choice before{pool.considered, pool.chosen};
    auto after = before;
    after.chosen.erase(after.chosen.begin() + 20, after.chosen.begin() + 20 + b);
    after.chosen.erase(after.chosen.begin(), after.chosen.begin() + a);
    return count_groups("kind", pool.members, after, &before);
}

} // namespace

TEST_CASE("after overrides nothing is shown that the difference to the proposal would tell of few people") {
    CHECK(after_taking_out(0, 0).cells.size() == 2);
    CHECK(after_taking_out(1, 0).cells.empty()); // 19 and 20 chosen are five and more, and yet tell whose group
    CHECK(after_taking_out(1, 1).cells.empty());
    CHECK(after_taking_out(5, 4).cells.empty());
    CHECK(after_taking_out(9, 0).cells.empty());
    CHECK(after_taking_out(5, 5).cells == std::vector<AuditCounts::Cell>{{"a", 40, 15}, {"b", 40, 15}});
}

namespace {

/// What can be read of a selection and of its overrides.
struct Printed {
    AuditCounts proposal, decided;
    auto key() const {
        std::string text;
        for (const auto *counts : {&proposal, &decided}) {
            for (const auto &cell : counts->cells)
                text += cell.group + ":" + std::to_string(cell.people.value_or(-1)) + "/" +
                        std::to_string(cell.selected.value_or(-1)) + ",";
            text += ";";
        }
        return text;
    }
};

/// A pool of so many people of whom some are chosen, some of these taken out and some others brought in.
struct Small {
    int people, chosen, out, in, groups, least;

    Choice choice(bool decided) const {
        Choice made;
        for (int i = 0; i < people; ++i) {
            made.considered.push_back(PersonKey(i + 1));
            const bool before = i < chosen, moved = before ? i < out : i < chosen + in;
            if (before != (decided && moved)) made.chosen.push_back(PersonKey(i + 1));
        }
        return made;
    }
    /// The n-th way to give everybody a group; "" is none.
    std::vector<GroupMember> members(int n) const {
        std::vector<GroupMember> made;
        for (int i = 0; i < people; ++i, n /= groups)
            made.push_back(
                {PersonKey(i + 1), n % groups == 0 ? "" : std::string(1, static_cast<char>('a' + n % groups))});
        return made;
    }
    int ways() const { return static_cast<int>(std::pow(groups, people) + 0.5); }
    Printed printed(int n) const {
        const auto before = choice(false), after = choice(true);
        const auto all = members(n);
        return {count_groups("kind", all, before, nullptr, least), count_groups("kind", all, after, &before, least)};
    }
};

} // namespace

TEST_CASE(
    "nobody's group follows from all that is printed, even to who knows how it is hidden: every assignment tried") {
    Random random(7);
    int told = 0, told_twice = 0;
    for (int trial = 0; trial < 30; ++trial) {
        Small small{1 + static_cast<int>(random.below(8)), 0, 0, 0, 3, 1};
        if (small.people > 6) small.groups = 2;
        small.chosen = static_cast<int>(random.below(small.people + 1));
        small.out = static_cast<int>(random.below(small.chosen + 1));
        small.in = static_cast<int>(random.below(small.people - small.chosen + 1));
        if (trial == 0) small = {8, 4, 2, 2, 2, 1};
        if (trial == 1) small = {8, 4, 0, 0, 2, 2};
        // By what is printed: for each person the groups of all assignments that would print it.
        std::map<std::string, std::vector<std::set<std::string>>> possible;
        for (int n = 0; n < small.ways(); ++n) {
            const auto printed = small.printed(n);
            told += !printed.proposal.cells.empty();
            told_twice += !printed.decided.cells.empty();
            auto &groups = possible[printed.key()];
            groups.resize(static_cast<std::size_t>(small.people));
            for (const auto &member : small.members(n))
                groups[static_cast<std::size_t>(member.person) - 1].insert(member.group);
        }
        for (const auto &each : possible)
            for (const auto &groups : each.second) {
                CAPTURE(each.first);
                CHECK(groups.size() > 1);
            }
    }
    CHECK(told > 100);
    CHECK(told_twice > 20);
}

TEST_CASE(
    "what is shown, and what is left of the totals, is five or more of the chosen and of the others: random pools") {
    Random random(5);
    int hidden_pools = 0;
    for (int i = 0; i < 1000; ++i) {
        Pool pool;
        for (int group = 0; group < 1 + static_cast<int>(random.below(5)); ++group) {
            const int people = 1 + static_cast<int>(random.below(40));
            pool.group(std::string(1, static_cast<char>('a' + group)).c_str(), people,
                       static_cast<int>(random.below(people + 1)));
        }
        const auto counts = pool.counted();
        int people = counts.people, selected = counts.selected, hidden = 0;
        for (const auto &cell : counts.cells) {
            hidden += !cell.people;
            if (!cell.people) continue;
            CHECK((*cell.selected >= 5 && *cell.people - *cell.selected >= 5));
            people -= *cell.people, selected -= *cell.selected;
        }
        if (hidden == 0) continue;
        ++hidden_pools;
        CHECK(hidden >= 2);
        CHECK((selected >= 5 && people - selected >= 5));
    }
    CHECK(hidden_pools > 100);
}

TEST_CASE("Fisher's p agrees with the sum of binomials, is symmetric, and stays within 0 and 1") {
    Random random(11);
    for (int i = 0; i < 1000; ++i) {
        const int n = 1 + static_cast<int>(random.below(60)), m = 1 + static_cast<int>(random.below(60));
        const int a = static_cast<int>(random.below(n + 1)), b = static_cast<int>(random.below(m + 1));
        const double p = fisher_two_sided(a, n, b, m);
        CHECK(p == doctest::Approx(fisher_by_hand(a, n, b, m)).epsilon(1e-6));
        CHECK(p == doctest::Approx(fisher_two_sided(b, m, a, n)).epsilon(1e-9));
        CHECK((p > 0 && p <= 1));
    }
    CHECK(fisher_two_sided(200'000, 200'000, 0, 200'000) == 0);
}
