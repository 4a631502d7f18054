// bench_scoring [people [roles [requirements [competencies [ratings]]]]] [--write FOLDER] [--uk FOLDER]
// Times folding and scoring in memory, medians of interleaved runs; with --write, also leaves the same data and results
// as CSV for other programs to compute the same. With --uk, the UK framework of that folder instead.
#include "nation.h"
#include "uk.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>

using namespace aitalent;

namespace {

double milliseconds(const std::function<void()> &work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
}

class File {
  public:
    explicit File(const std::string &path) : file_(std::fopen(path.c_str(), "w")) {
        if (!file_) throw std::runtime_error("cannot create " + path);
    }
    ~File() { std::fclose(file_); }
    void line(const std::string &text) { std::fputs((text + "\n").c_str(), file_); }

  private:
    std::FILE *file_;
};

void write_roles(const bench::Nation &nation, const std::string &folder) {
    File roles(folder + "/requirements.csv");
    roles.line("role,competency,level,weight,must_have");
    for (std::size_t r = 0; r < nation.profile.roles.size(); ++r)
        for (const Requirement &each : nation.profile.roles[r].requirements)
            roles.line(fmt::format("{},{},{},{},{}", r, each.competency.str().substr(1), each.level.value(),
                                   each.weight, each.must_have ? 1 : 0));
}

void write_levels(const LevelTable &table, const std::string &folder) {
    File levels(folder + "/levels.csv");
    std::string header = "person";
    for (const CompetencyId &each : table.competencies()) header += fmt::format(",{},s{}", each.str(), each.str());
    levels.line(header);
    for (std::size_t person = 0; person < table.people(); ++person) {
        std::string line = std::to_string(person);
        for (std::size_t c = 0; c < table.competencies().size(); ++c)
            line += fmt::format(",{},{}", table.levels(c)[person], table.sure(c)[person]);
        levels.line(line);
    }
}

void write_ratings(const bench::Nation &nation, const std::string &folder) {
    File ratings(folder + "/ratings.csv");
    ratings.line("person,competency,kind,level,day");
    for (const PackedRating &each : nation.ratings)
        ratings.line(fmt::format("{},{},{},{},{}", each.person, each.competency, static_cast<int>(each.kind),
                                 each.level, each.day));
}

void write_best(const std::vector<BestRoles> &best, const std::string &folder) {
    File file(folder + "/best.csv");
    file.line("person,role1,role2,role3,ready");
    for (std::size_t person = 0; person < best.size(); ++person)
        file.line(fmt::format("{},{},{},{},{}", person, best[person].roles[0], best[person].roles[1],
                              best[person].roles[2], best[person].ready));
}

bench::Size size_from(const std::vector<int> &numbers) {
    bench::Size size;
    if (numbers.size() > 0) size.people = static_cast<std::uint32_t>(numbers[0]);
    if (numbers.size() > 1) size.roles = numbers[1];
    if (numbers.size() > 2) size.requirements = numbers[2];
    if (numbers.size() > 3) size.competencies = numbers[3];
    if (numbers.size() > 4) size.ratings = numbers[4];
    return size;
}

} // namespace

int main(int count, char **arguments) {
    std::vector<int> numbers;
    std::string folder;
    for (int i = 1; i < count; ++i) {
        if (std::string_view(arguments[i]) == "--write" && i + 1 < count)
            folder = arguments[++i];
        else if (std::string_view(arguments[i]) == "--uk" && i + 1 < count)
            return bench::uk(arguments[i + 1]), 0;
        else
            numbers.push_back(std::atoi(arguments[i]));
    }
    const bench::Size size = size_from(numbers);
    const bench::Nation nation = bench::nation(size, 2026);
    const RoleKernel kernel(nation.profile, nation.competencies);
    LevelTable table(nation.competencies, size.people);
    std::vector<BestRoles> best;

    std::vector<double> fold, one, all;
    for (int run = 0; run < 9; ++run) {
        fold.push_back(milliseconds([&] { fold_ratings(nation.ratings, nation.profile, nation.as_of, table); }));
        one.push_back(milliseconds([&] { best = kernel.best_of_all(table, 1); }));
        all.push_back(milliseconds([&] { best = kernel.best_of_all(table); }));
    }
    fmt::print("people {}, roles {}, requirements {}, competencies {}, ratings {}\n", size.people, size.roles,
               size.requirements, size.competencies, nation.ratings.size());
    fmt::print("ratings to levels       {:9.2f} ms\n", median(fold));
    fmt::print("kernel, one thread      {:9.2f} ms\n", median(one));
    fmt::print("kernel, all threads     {:9.2f} ms\n", median(all));
    fmt::print("ratings to best roles   {:9.2f} ms\n", median(fold) + median(all));
    if (folder.empty()) return 0;
    write_roles(nation, folder);
    write_levels(table, folder);
    write_ratings(nation, folder);
    write_best(best, folder);
    return 0;
}
