// bench_scoring_store STORE [people [best.csv]]: a civil service of national size through the store, as `score --best`
// does it. Makes STORE with the people and ratings of bench_scoring (where it is not there yet: minutes), then times,
// each from opening the store to the durable commit of everybody's three best roles: from the ratings, from the levels
// kept, and after one changed rating. With best.csv (bench_scoring --write) the stored roles are compared with it.
#include "../scoring/nation.h"
#include "aitalent/exchange/yaml.h"
#include "aitalent/store/catalogue.h"
#include "aitalent/store/documents.h"
#include "aitalent/store/evidence.h"
#include "aitalent/store/scores.h"
#include "aitalent/system/files.h"
#include "jobs/best.h"
#include "jobs/scored.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>

#include <fmt/format.h>

using namespace aitalent;

namespace {

const Deed deed = {"bench", "bench", "0"};

Framework framework_of(const bench::Nation &nation) {
    Framework made{.ref = {FrameworkId("nation"), "1"}, .name = {"國", "nation"}};
    made.areas = {{.id = AreaId("all"), .name = {"全", "all"}}};
    for (const auto &id : nation.competencies)
        made.competencies.push_back({.id = id, .area = AreaId("all"), .name = {id.str(), id.str()}});
    return made;
}

/// The nation's profile with the names a document must have.
Profile named(Profile profile) {
    profile.name = profile.scale.name = {"國", "nation"};
    for (auto &level : profile.scale.levels) level.name = {level.id, level.id};
    profile.tiers = {{.id = TierId("all"), .order = 1, .name = {"全", "all"}}};
    for (auto &role : profile.roles) role.name = {role.id.str(), role.id.str()}, role.tier = TierId("all");
    return profile;
}

void save_documents(Transaction &open, const bench::Nation &nation) {
    save_document(open, {.kind = DocumentKind::framework,
                         .id = "nation",
                         .edition = "1",
                         .source = to_yaml(framework_of(nation)),
                         .in_use = true});
    save_document(open, {.kind = DocumentKind::profile,
                         .id = "nation",
                         .edition = "1",
                         .source = to_yaml(named(nation.profile)),
                         .in_use = true});
}

void save_people(Transaction &open, std::uint32_t people) {
    PeopleSaver saver(open);
    for (std::uint32_t agency = 0; agency * 500 < people; ++agency) {
        const AgencyCode code(fmt::format("A{:04}", agency));
        saver.save(Agency{.code = code, .name = code.str()});
        saver.save(Unit{code, UnitCode("U"), "U"});
    }
    for (std::uint32_t person = 0; person < people; ++person)
        saver.save(Person{.agency = AgencyCode(fmt::format("A{:04}", person / 500)),
                          .staff_no = StaffNo(fmt::format("S{:06}", person)),
                          .name = "假想",
                          .unit = UnitCode("U")});
}

void make_store(const std::string &path, const bench::Nation &nation, std::uint32_t people) {
    Store::create(path, {}, deed);
    Store store = Store::open(path, Access::write);
    Transaction open(store, deed);
    open.begin_batch({.kind = "bench"});
    save_documents(open, nation);
    save_people(open, people);
    EvidenceSaver saver(open);
    std::uint32_t number = 0;
    for (const auto &row : nation.ratings)
        saver.save(Rating{.person = PersonKey(row.person + 1),
                          .competency = nation.competencies[row.competency],
                          .kind = row.kind,
                          .level = Level(row.level),
                          .on = from_day_number(row.day),
                          .rater = std::to_string(number++ % 97)});
    open.end_batch();
    open.commit();
}

struct Timed {
    double milliseconds = 0;
    std::size_t derived = 0;
    std::int64_t run = 0;
};

Timed score_all(const Circumstances &told) {
    const auto start = std::chrono::steady_clock::now();
    Office office(told, Access::write);
    Transaction open(office.store(), office.deed());
    const BestOfAll all(office, filter_of(office, {}));
    const auto run = all.keep(office, open, {});
    open.commit();
    return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(),
            all.levels().derived(), run};
}

void forget_levels(const std::string &path) {
    Store store = Store::open(path, Access::write);
    Transaction open(store, deed);
    drop_levels(open);
    open.commit();
}

void change_one_rating(const std::string &path, int level) {
    Store store = Store::open(path, Access::write);
    Transaction open(store, deed);
    open.begin_batch({.kind = "bench"});
    EvidenceSaver(open).save(Rating{.person = PersonKey(1),
                                    .competency = CompetencyId("c0"),
                                    .kind = EvidenceKind::assessor,
                                    .level = Level(static_cast<std::uint8_t>(level)),
                                    .on = from_day_number(20'000),
                                    .rater = "bench"}); // too old to count: the roles stay what the others compute
    open.end_batch();
    open.commit();
}

/// People whose stored roles differ from the file's.
std::int64_t differing(const std::string &path, std::int64_t run, const std::string &file) {
    std::ifstream lines(file);
    std::string line;
    std::getline(lines, line); // the heading
    std::int64_t count = 0;
    const Store store = Store::open(path, Access::read);
    for (const auto &[person, best] : load_best_roles(store, run)) {
        std::getline(lines, line);
        count += line != fmt::format("{},{},{},{},{}", static_cast<std::int64_t>(person) - 1, best.roles[0],
                                     best.roles[1], best.roles[2], best.ready);
    }
    return count;
}

void print(const char *what, std::vector<Timed> runs) {
    std::ranges::sort(runs, {}, &Timed::milliseconds);
    const auto &middle = runs[runs.size() / 2];
    fmt::print("ours, {:<34} {:9.0f} ms  people whose evidence was read: {}\n", what, middle.milliseconds,
               middle.derived);
}

} // namespace

int main(int count, char **arguments) {
    if (count < 2) return fmt::print(stderr, "bench_scoring_store STORE [people [best.csv]]\n"), 2;
    const std::string path = arguments[1];
    bench::Size size;
    if (count > 2) size.people = static_cast<std::uint32_t>(std::atoi(arguments[2]));
    const auto nation = bench::nation(size, 2026);
    if (!file_exists(path)) make_store(path, nation, size.people);
    const Circumstances told{
        .db_path = path, .lang = Lang::en, .as_of = nation.as_of, .who = "bench", .command = "bench"};
    std::vector<Timed> from_ratings, from_levels, one_changed;
    for (int i = 0; i < 3; ++i) {
        forget_levels(path);
        from_ratings.push_back(score_all(told));
        from_levels.push_back(score_all(told));
        change_one_rating(path, i);
        one_changed.push_back(score_all(told));
    }
    print("from the ratings in the store", from_ratings);
    print("from the levels kept", from_levels);
    print("after one changed rating", one_changed);
    if (count > 3)
        fmt::print("people whose stored roles differ: {}, {}, {}\n",
                   differing(path, from_ratings.back().run, arguments[3]),
                   differing(path, from_levels.back().run, arguments[3]),
                   differing(path, one_changed.back().run, arguments[3]));
    return 0;
}
