#include "uk.h"

#include "aitalent/base/hash.h"
#include "aitalent/exchange/formats.h"
#include "aitalent/readers/sheet.h"
#include "aitalent/scoring/fold.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <fmt/format.h>

namespace bench {

using namespace aitalent;

namespace {

ForeignTable table_of(const std::string &path) {
    Faults faults;
    const auto input = file_input(path);
    const auto workbook = open_workbook(*input, {.file = path}, faults);
    if (!workbook) throw std::runtime_error("cannot read " + path);
    ForeignTable table{.file = path};
    workbook->read(
        0,
        [&](const SheetRow &row) {
            std::vector<std::string> cells;
            for (const auto &cell : row.cells) cells.emplace_back(cell.text);
            if (table.header.empty())
                table.header = std::move(cells);
            else
                table.rows.push_back({row.number, std::move(cells)});
            return true;
        },
        faults);
    return table;
}

/// Ratings of invented staff: each knows a third of the skills, rated once to three times in the last two years.
std::vector<PackedRating> invented(std::uint32_t people, std::size_t skills, int today) {
    Random random(2026);
    const auto draw = [&](int below) { return static_cast<int>(random.below(static_cast<std::uint64_t>(below))); };
    std::vector<PackedRating> rows;
    for (std::uint32_t person = 0; person < people; ++person)
        for (std::size_t skill = 0; skill < skills; ++skill)
            for (int piece = draw(3) == 0 ? 1 + draw(3) : 0; piece > 0; --piece)
                rows.push_back({.person = person,
                                .competency = static_cast<std::uint16_t>(skill),
                                .kind = static_cast<EvidenceKind>(draw(3)),
                                .level = static_cast<std::uint8_t>(draw(5)),
                                .day = today - draw(730)});
    return rows;
}

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

void uk(const std::string &folder) {
    const auto start = std::chrono::steady_clock::now();
    const auto converted = from_uk_digital_data(table_of(folder + "/skills.csv"), table_of(folder + "/roles.csv"),
                                                {FrameworkId("uk"), "1"});
    const double conversion = milliseconds_since(start);
    const Profile &profile = converted.profile.value();
    std::vector<CompetencyId> columns;
    for (const auto &skill : converted.framework.competencies) columns.push_back(skill.id);
    std::size_t requirements = 0;
    for (const auto &role : profile.roles) requirements += role.requirements.size();

    constexpr std::uint32_t people = 10'000;
    const Date as_of = std::chrono::year(2026) / std::chrono::December / 1;
    const auto ratings = invented(people, columns.size(), day_number(as_of));
    LevelTable table(columns, people);
    const RoleKernel kernel(profile, columns);
    std::vector<BestRoles> best;
    std::vector<double> folding, ranking;
    for (int run = 0; run < 9; ++run) {
        const auto folded = std::chrono::steady_clock::now();
        fold_ratings(ratings, profile, as_of, table);
        folding.push_back(milliseconds_since(folded));
        const auto ranked = std::chrono::steady_clock::now();
        best = kernel.best_of_all(table);
        ranking.push_back(milliseconds_since(ranked));
    }
    std::ranges::sort(folding);
    std::ranges::sort(ranking);

    int differing = 0; // from the code that explains, for every twentieth person
    for (std::uint32_t person = 0; person < people; person += 20) {
        const auto by_hand = best_roles(table.person_levels(person), profile);
        for (std::size_t rank = 0; rank < BestRoles::kept; ++rank)
            differing += profile.roles[best[person].roles[rank]].id != by_hand[rank].role;
    }
    fmt::print("UK Digital and Data: {} skills, {} role grades, {} requirements, {} invented staff, {} ratings\n",
               columns.size(), profile.roles.size(), requirements, people, ratings.size());
    fmt::print("converted               {:9.2f} ms\n", conversion);
    fmt::print("ratings to levels       {:9.2f} ms\n", folding[folding.size() / 2]);
    fmt::print("three best of all grades{:9.2f} ms\n", ranking[ranking.size() / 2]);
    fmt::print("differing from the explained ranking: {} of {}\n", differing, people / 20 * 3);
}

} // namespace bench
