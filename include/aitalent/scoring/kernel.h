#pragma once
#include "aitalent/scoring/readiness.h"

#include <array>
#include <memory>

namespace aitalent {

/// Levels of many people in columns, one byte each: what scoring a whole civil service reads. 400,000 people × 40
/// competencies take 32 MB. Levels up to 100.
class LevelTable {
  public:
    LevelTable(std::vector<CompetencyId> competencies, std::size_t people);

    std::size_t people() const { return people_; }
    const std::vector<CompetencyId> &competencies() const { return competencies_; }
    /// Empty level = unknown; `confirmed` as in CompetencyLevel. `person` and `competency` count from 0.
    void set(std::size_t person, std::size_t competency, std::optional<Level> level, std::optional<Level> confirmed);
    /// All levels of one person; competencies the table has no column for are left out, missing ones become unknown.
    void set(std::size_t person, const PersonLevels &levels);
    std::optional<Level> level(std::size_t person, std::size_t competency) const;
    /// All levels of one person as bytes, a byte a competency, then as many that are sure: for keeping, and back.
    std::string bytes(std::size_t person) const;
    void set_bytes(std::size_t person, std::string_view bytes);
    /// The same as levels without their evidence: what `readiness` needs.
    PersonLevels person_levels(std::size_t person) const;

    static constexpr std::int8_t unknown = -1;
    /// Column of one competency: the level, or `unknown`.
    const std::int8_t *levels(std::size_t competency) const { return levels_.data() + competency * people_; }
    /// The lower of level and confirmed level, or `unknown` where either is: what meets a must-have.
    const std::int8_t *sure(std::size_t competency) const { return sure_.data() + competency * people_; }

  private:
    std::vector<CompetencyId> competencies_;
    std::size_t people_;
    std::vector<std::int8_t> levels_, sure_;
};

/// The roles that fit one person best, best first, as indexes into Profile::roles; fewer where there are fewer roles.
struct BestRoles {
    static constexpr std::uint16_t none = 0xffff;
    static constexpr std::size_t kept = 3;
    std::array<std::uint16_t, kept> roles = {none, none, none};
    std::uint8_t ready = 0; ///< bit i: ready for roles[i]
    friend bool operator==(const BestRoles &, const BestRoles &) = default;
};

/// Scores everybody for every role of a profile: the numbers and the order of `readiness` and `best_roles`, exact.
class RoleKernel {
  public:
    /// `columns`: the competencies of the tables it will be given, in their order; others count as unknown. Throws
    /// Error(Exit::refused, AT-SCO-001) for a role whose weights and levels exceed exact arithmetic: Σ weights × the
    /// least common multiple of the levels above 2^24, more than 2^14 roles, or a level above 100.
    RoleKernel(const Profile &profile, const std::vector<CompetencyId> &columns);
    ~RoleKernel();
    RoleKernel(RoleKernel &&) noexcept;

    /// The best roles of everybody. The number of threads (0 = as many as the machine has) changes nothing. Cost:
    /// people × roles × requirements; some 7 × 10^9 of these a second and core with AVX2 where all wholes are up to
    /// 4,096.
    std::vector<BestRoles> best_of_all(const LevelTable &table, unsigned threads = 0) const;
    /// Of one person, after a change: the others keep what they had.
    BestRoles best_of(const LevelTable &table, std::size_t person) const;
    /// The interval of one person for the role of that index, as `readiness` gives it.
    std::pair<Ratio, Ratio> interval(const LevelTable &table, std::size_t person, std::size_t role) const;

  private:
    struct Plan;
    std::unique_ptr<const Plan> plan_;
};

} // namespace aitalent
