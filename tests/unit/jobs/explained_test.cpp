// What `explain score` prints is enough to reckon the stored score by hand.
#include "aitalent/base/hash.h"
#include "aitalent/jobs/import.h"
#include "aitalent/jobs/init.h"
#include "aitalent/jobs/work.h"
#include "aitalent/scoring/explain.h"
#include "aitalent/store/evidence.h"
#include "aitalent/store/scores.h"
#include "aitalent/system/output.h"
#include "folder.h"
#include "jobs/scored.h"
#include "jobs/selecting.h"

#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aitalent;

namespace {

constexpr int people = 500;

/// A store with 500 random people and, under their names, random evidence of every kind.
struct Random500 {
    TestFolder folder;
    Circumstances told{.db_path = folder / "test.db",
                       .lang = Lang::en,
                       .as_of = parse_iso_date("2026-12-01"),
                       .who = "tester",
                       .command = "test"};

    Random500() {
        init(told, {});
        import("agencies", "機關代碼,機關名稱\nRND001,隨機機關\n");
        import("staff", staff());
        import("assessments", ratings());
        import("certificates", certificates());
        import("results", results());
    }

    void import(const char *kind, const std::string &csv) {
        const auto path = folder / fmt::format("{}-{}.csv", kind, ++files);
        write_file(path, csv);
        ImportRequest asked;
        asked.kind = kind;
        asked.files = {path};
        const auto outcome = import_files(told, asked);
        REQUIRE_FALSE(outcome.refused);
    }

  private:
    int files = 0;
    Random random{500};

    int draw(int below) { return static_cast<int>(random.below(static_cast<std::uint64_t>(below))); }
    std::string date() { return iso(plus_days(*parse_iso_date("2022-06-01"), draw(365 * 5))); }
    static std::string number(int person) { return fmt::format("R{:03}", person); }

    std::string staff() {
        std::string csv = "機關代碼,員工編號,姓名,單位,職稱,官職等\n";
        const char *titles[] = {"科員", "專員", "分析師", "設計師", "管理師"};
        for (int i = 0; i < people; ++i)
            csv +=
                fmt::format("RND001,{},隨機{},第{}科,{},{:02}\n", number(i), i, draw(7), titles[draw(5)], 3 + draw(7));
        return csv;
    }
    std::string ratings() {
        std::string csv = "員工編號,職能代碼,評核別,等級,評核日期,評核人\n";
        const char *items[] = {"ai-literacy", "ai-governance", "document-tools", "image-tools", "automation", "coding"};
        const char *kinds[] = {"self", "manager", "assessor", "practical"};
        for (int i = 0; i < people; ++i)
            for (int piece = draw(14); piece > 0; --piece)
                csv += fmt::format("{},{},{},{},{},V{}\n", number(i), items[draw(6)], kinds[draw(4)], draw(5), date(),
                                   piece);
        return csv;
    }
    std::string certificates() {
        std::string csv = "員工編號,證照代碼,發證日期\n";
        const char *held[] = {"ipas-ai-planner-basic", "iii-generative-ai-office", "tqc-plus-genai-data-python"};
        for (int i = 0; i < people; i += 1 + draw(4))
            csv += fmt::format("{},{},{}\n", number(i), held[draw(3)], date());
        return csv;
    }
    std::string results() {
        std::string csv = "員工編號,課程代碼,結束日期,通過,成績,時數\n";
        const char *courses[] = {"A101", "A102", "A112", "A161"};
        for (int i = 0; i < people; i += 1 + draw(3))
            csv += fmt::format("{},{},{},{},{},{}\n", number(i), courses[draw(4)], date(), draw(4) > 0, 40 + draw(60),
                               1 + draw(12));
        return csv;
    }
};

/// The cells of one column by its key.
const Cell &cell(const Table &table, const std::vector<Cell> &row, std::string_view key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].key == key) return row[i];
    FAIL("no column " << key);
    return row[0];
}
std::optional<Level> level(const Cell &of) {
    return std::get<LevelCell>(of).level;
}
std::string text(const Cell &of) {
    return std::get<std::string>(of);
}

/// The level each competency has by the evidence table alone: what counted shows it (rule latest); nothing is unknown.
std::map<std::string, Level> levels_from(const Table &evidence) {
    std::map<std::string, Level> levels;
    for (const auto &row : evidence.rows) {
        CHECK_FALSE(text(cell(evidence, row, "source")).empty());
        if (text(cell(evidence, row, "outcome")) != "counted") continue;
        const Level counts = *level(cell(evidence, row, "counts_as"));
        const auto [found, added] = levels.emplace(text(cell(evidence, row, "competency")), counts);
        CHECK(found->second == counts);
    }
    return levels;
}

struct Sums {
    std::int64_t weights = 0, low = 0, high = 0;
};

Sums summed(const Table &terms, const std::map<std::string, Level> &levels, std::int64_t whole) {
    Sums sums;
    for (const auto &row : terms.rows) sums.weights += std::get<std::int64_t>(cell(terms, row, "weight"));
    for (const auto &row : terms.rows) {
        const auto held = levels.find(text(cell(terms, row, "competency")));
        const Level required = *level(cell(terms, row, "required"));
        CHECK(level(cell(terms, row, "level")) == (held == levels.end() ? std::nullopt : std::optional(held->second)));
        const auto weight = std::get<std::int64_t>(cell(terms, row, "weight"));
        const auto share = [&](Level least) { return weight * std::min(least, required).value() * whole; };
        const auto divisor = required.value() * sums.weights;
        const Level least = held == levels.end() ? Level(0) : held->second;
        const Level most = held == levels.end() ? required : held->second;
        CHECK(std::get<std::int64_t>(cell(terms, row, "part")) * divisor == share(least));
        CHECK(std::get<std::int64_t>(cell(terms, row, "most")) * divisor == share(most));
        sums.low += std::get<std::int64_t>(cell(terms, row, "part"));
        sums.high += std::get<std::int64_t>(cell(terms, row, "most"));
    }
    return sums;
}

} // namespace

TEST_CASE("explanations of 500 random people recompute to the stored score exactly") {
    const Random500 world;
    const auto printed = score(world.told, {});
    REQUIRE(printed.table("scores") != nullptr);
    CHECK(printed.table("scores")->rows.size() == people);

    Office office(world.told, Access::read);
    const auto run = newest_run(office.store(), RunKind::score);
    REQUIRE(run);
    const auto evidence = load_evidence(office.store());
    std::map<PersonKey, Person> persons;
    for (auto &person : load_people(office.store())) persons.emplace(person.key, person);
    int compared = 0, partly_unknown = 0;
    for (const auto &stored : load_scores(office.store(), run->number)) {
        const auto &role = *office.profile().find(stored.role);
        const auto explained =
            explain_score(evidence_of(evidence, stored.person), role, office.yardstick(), office.as_of());
        const auto report = score_explained(office.frame(), persons.at(stored.person), explained);
        const auto sums = summed(*report.table("terms"), levels_from(*report.table("evidence")), stored.low.whole);
        CHECK(sums.low == stored.low.part);
        CHECK(sums.high == stored.high.part);
        CHECK(stored.ready == explained.ready);
        CHECK(adds_up(explained, office.profile().evidence));
        ++compared;
        partly_unknown += stored.low != stored.high;
    }
    CHECK(compared == people);
    CHECK(partly_unknown > 50);
}

TEST_CASE("scoring again reads nobody's evidence, and after one rating that of its person alone") {
    Random500 world;
    const auto derived = [&] {
        Office office(world.told, Access::read);
        return HeldLevels(office, {}).derived();
    };
    CHECK(derived() == people);
    const auto first = score(world.told, {});
    CHECK(derived() == 0);
    CHECK(score(world.told, {}).table("scores")->rows == first.table("scores")->rows);
    world.import("assessments", "員工編號,職能代碼,評核別,等級,評核日期\nR123,ai-literacy,assessor,4,2026-11-30\n");
    CHECK(derived() == 1);
}

TEST_CASE("of 500 random people, each smallest change, applied to what was selected from, selects the person") {
    const Random500 world;
    Office office(world.told, Access::read);
    const auto &role = role_of(office, "ai-adding-clerk");
    Scope scope;
    scope.role = role.id.str();
    const Scored scored(office, scope);
    const auto candidates = candidates_of(office, scored, role);
    const auto &policy = office.profile().selection;
    SelectRequest task;
    task.scope = scope;
    task.seats = 40;
    task.eligible = {"grade=04,05,06,07,08,09"};
    task.reserves = {"unit=第3科:8", "grade=09:9"};
    auto asked = request_of(office, task, role);
    const auto found = select(asked, candidates, policy);
    CHECK(found.chosen().size() == 40);
    asked.with_changes = false;
    int out = 0, smallest = 0;
    for (const auto &placement : found.placements) {
        if (placement.outcome == Outcome::chosen) continue;
        ++out;
        CHECK_FALSE(placement.changes.empty());
        for (const auto &change : placement.changes) {
            auto changed = asked;
            auto people_changed = candidates;
            apply(change, placement.person, changed, people_changed);
            CHECK(select(changed, people_changed, policy).find(placement.person)->outcome == Outcome::chosen);
            ++smallest;
        }
    }
    CHECK(out == people - 40);
    CHECK(smallest >= out);
}
