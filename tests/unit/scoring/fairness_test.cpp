#include "aitalent/base/hash.h"
#include "aitalent/scoring/fairness.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

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
    FairnessAudit audited() const { return audit("kind", members, considered, chosen); }
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

TEST_CASE("5 of 10 against 3 of 10: ratio 0.600, p 0.650, two people short") {
    const auto found = Pool().group("one", 10, 5).group("two", 10, 3).audited();
    CHECK(found.pairs.at(0).impact.per_mille() == 600);
    CHECK(p_text(found.pairs.at(0).p) == "0.650");
    CHECK(found.pairs.at(0).shortfall == 2);
    CHECK(found.groups.at(0).to_highest.shortfall == 0);
    CHECK(found.groups.at(0).to_highest.p == 1);
    CHECK(found.groups.at(1).to_highest.shortfall == 2);
}

TEST_CASE("a group under five is hidden with a second one, so that subtraction does not reveal it") {
    const auto found = Pool().group("a", 40, 20).group("b", 9, 4).group("c", 3, 3).group("", 2, 1).audited();
    CHECK(found.people == 54);
    CHECK(found.unknown == 2);
    CHECK(found.unknown_selected == 1);
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

TEST_CASE("two small groups hide a third while together they are fewer than five") {
    const auto few = Pool().group("a", 40, 20).group("b", 20, 9).group("c", 2, 1).group("d", 2, 1).audited();
    CHECK_FALSE(few.groups[0].hidden);
    CHECK(few.groups[1].hidden);
    const auto enough = Pool().group("a", 40, 20).group("b", 20, 9).group("c", 4, 1).group("d", 2, 1).audited();
    CHECK_FALSE(enough.groups[1].hidden);
    CHECK(enough.pairs.size() == 1);
}

TEST_CASE("the only small group hides who has no known group, as the total would tell it otherwise") {
    const auto alone = Pool().group("a", 3, 2).group("", 9, 4).audited();
    CHECK(alone.groups.at(0).hidden);
    CHECK(alone.unknown_hidden);
    CHECK(alone.unknown == 0);
    CHECK(alone.unknown_selected == 0);
    CHECK_FALSE(Pool().group("a", 30, 20).group("", 2, 1).audited().unknown_hidden);
}

TEST_CASE("what is shown never tells a group under five by subtraction: 1,000 random pools") {
    Random random(5);
    int hidden_pools = 0;
    for (int i = 0; i < 1000; ++i) {
        Pool pool;
        std::map<std::string, int> sizes;
        for (int group = 0; group < 1 + static_cast<int>(random.below(5)); ++group) {
            const int people = 1 + static_cast<int>(random.below(12));
            const std::string name(1, static_cast<char>('a' + group));
            sizes[name] = people;
            pool.group(name.c_str(), people, static_cast<int>(random.below(people + 1)));
        }
        const int unknown = static_cast<int>(random.below(7));
        if (unknown > 0) pool.group("", unknown, static_cast<int>(random.below(unknown + 1)));
        const auto found = pool.audited();
        int rest = found.people - found.unknown, hidden = found.unknown_hidden;
        for (const auto &group : found.groups) {
            rest -= group.people;
            hidden += group.hidden;
            if (sizes[group.group] < 5) CHECK(group.hidden);
        }
        if (hidden == 0) continue;
        ++hidden_pools;
        // What can be had by subtraction is a sum over two cells or more with five people, or all there is.
        CHECK((hidden >= 2 || rest == found.people));
        CHECK((rest >= 5 || rest == found.people));
    }
    CHECK(hidden_pools > 200);
}

TEST_CASE("groups with nobody selected have no shortfall and no ratio below one") {
    const auto found = Pool().group("a", 10, 0).group("b", 10, 0).audited();
    CHECK(found.pairs.at(0).impact.per_mille() == 1000);
    CHECK_FALSE(found.pairs.at(0).below_four_fifths);
    CHECK(found.pairs.at(0).p == 1);
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
