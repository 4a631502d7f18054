#include "aitalent/scoring/kernel.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/workers.h"
#include "ranking.h"

#include <algorithm>
#include <numeric>
#include <thread>

namespace aitalent {

using namespace scoring;

namespace {

constexpr std::size_t no_column = ~std::size_t{0};

std::int8_t byte_of(std::optional<Level> level) {
    return level ? static_cast<std::int8_t>(level->value()) : LevelTable::unknown;
}

/// A requirement with its competency as a column of the table.
struct Asked {
    std::size_t column;
    std::int8_t required;
    std::uint32_t coefficient;
    std::uint32_t most; ///< coefficient · required
    bool must_have;
};

struct AskedRole {
    std::size_t index; ///< in Profile::roles
    std::vector<Asked> asked;
    std::uint64_t whole = 0;
    std::uint64_t ready_at = 0;
    std::uint64_t sum_limit() const { return std::max<std::uint64_t>(whole, 1); }
};

Error too_large(const RoleProfile &role) {
    return Error(Exit::refused, Fault("AT-SCO-001").with("role", role.id.str()));
}

std::uint64_t parts_for_ready(const RoleProfile &role, std::uint64_t whole) {
    const bool has_must = std::ranges::any_of(
        role.requirements, [](const Requirement &each) { return each.must_have && each.level > Level(0); });
    if (!has_must && role.ready_per_mille == 0) return whole;
    return (whole * static_cast<std::uint64_t>(role.ready_per_mille) + 999) / 1000;
}

AskedRole asked_of(const RoleProfile &role, std::size_t index, const std::vector<CompetencyId> &columns) {
    AskedRole result{.index = index, .asked = {}};
    std::uint64_t multiple = 1;
    for (const Requirement &requirement : role.requirements) {
        if (requirement.level.value() > 100) throw too_large(role);
        if (requirement.level > Level(0)) multiple = std::lcm(multiple, std::uint64_t{requirement.level.value()});
        if (multiple > Wide::largest_whole) throw too_large(role);
    }
    for (const Requirement &requirement : role.requirements) {
        if (requirement.level == Level(0)) continue;
        const std::uint64_t most = multiple * static_cast<std::uint64_t>(requirement.weight);
        result.whole += most;
        if (result.whole > Wide::largest_whole) throw too_large(role);
        const auto column = std::ranges::find(columns, requirement.competency);
        result.asked.push_back(
            {.column = column == columns.end() ? no_column : static_cast<std::size_t>(column - columns.begin()),
             .required = static_cast<std::int8_t>(requirement.level.value()),
             .coefficient = static_cast<std::uint32_t>(most / requirement.level.value()),
             .most = static_cast<std::uint32_t>(most),
             .must_have = requirement.must_have});
    }
    result.ready_at = parts_for_ready(role, result.whole);
    return result;
}

FlatRole flat(const AskedRole &role, const LevelTable &table) {
    FlatRole result{.terms = {},
                    .musts = {},
                    .whole = static_cast<std::uint32_t>(role.sum_limit()),
                    .start = role.whole == 0 ? 1u : 0u,
                    .ready_at = static_cast<std::uint32_t>(role.ready_at)};
    for (const Asked &each : role.asked) {
        if (each.column == no_column) {
            // Nobody's level is known: the term adds nothing, and a must-have is met by nobody.
            if (each.must_have) result.ready_at = result.whole + 1;
            continue;
        }
        result.terms.push_back({table.levels(each.column), each.required, each.coefficient});
        if (each.must_have) result.musts.push_back({table.sure(each.column), each.required});
    }
    return result;
}

/// The order of best_roles among equals: the higher tier, then the role's id.
std::vector<std::size_t> tie_order(const Profile &profile) {
    auto tier = [&](std::size_t role) {
        const Tier *found = profile.find(profile.roles[role].tier);
        return found ? found->order : 0;
    };
    std::vector<std::size_t> order(profile.roles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return tier(a) != tier(b) ? tier(a) > tier(b) : profile.roles[a].id < profile.roles[b].id;
    });
    return order;
}

} // namespace

LevelTable::LevelTable(std::vector<CompetencyId> competencies, std::size_t people)
    : competencies_(std::move(competencies)), people_(people), levels_(competencies_.size() * people, unknown),
      sure_(competencies_.size() * people, unknown) {}

void LevelTable::set(std::size_t person, std::size_t competency, std::optional<Level> level,
                     std::optional<Level> confirmed) {
    const std::size_t cell = competency * people_ + person;
    levels_[cell] = byte_of(level);
    sure_[cell] = std::min(byte_of(level), byte_of(confirmed));
}

void LevelTable::set(std::size_t person, const PersonLevels &levels) {
    for (std::size_t competency = 0; competency < competencies_.size(); ++competency) {
        // Both are mostly in the framework's order, so the place of one is the place of the other.
        const CompetencyLevel *held = competency < levels.competencies.size() &&
                                              levels.competencies[competency].competency == competencies_[competency]
                                          ? &levels.competencies[competency]
                                          : levels.find(competencies_[competency]);
        set(person, competency, held ? held->level : std::nullopt, held ? held->confirmed : std::nullopt);
    }
}

std::optional<Level> LevelTable::level(std::size_t person, std::size_t competency) const {
    const std::int8_t byte = levels_[competency * people_ + person];
    if (byte == unknown) return std::nullopt;
    return Level(static_cast<std::uint8_t>(byte));
}

std::string LevelTable::bytes(std::size_t person) const {
    const std::size_t columns = competencies_.size();
    std::string bytes(columns * 2, '\0');
    for (std::size_t c = 0; c < columns; ++c) {
        bytes[c] = static_cast<char>(levels_[c * people_ + person]);
        bytes[columns + c] = static_cast<char>(sure_[c * people_ + person]);
    }
    return bytes;
}

void LevelTable::set_bytes(std::size_t person, std::string_view bytes) {
    const std::size_t columns = competencies_.size();
    for (std::size_t c = 0; c < columns; ++c) {
        levels_[c * people_ + person] = static_cast<std::int8_t>(bytes[c]);
        sure_[c * people_ + person] = static_cast<std::int8_t>(bytes[columns + c]);
    }
}

PersonLevels LevelTable::person_levels(std::size_t person) const {
    PersonLevels result;
    for (std::size_t c = 0; c < competencies_.size(); ++c) {
        const std::int8_t sure_byte = sure_[c * people_ + person];
        result.competencies.push_back({.competency = competencies_[c], .level = level(person, c)});
        if (sure_byte != unknown) result.competencies.back().confirmed = Level(static_cast<std::uint8_t>(sure_byte));
    }
    return result;
}

struct RoleKernel::Plan {
    std::vector<AskedRole> roles;      ///< in tie order
    std::vector<std::size_t> place_of; ///< by index in Profile::roles
    bool narrow = true;

    std::vector<FlatRole> flat_roles(const LevelTable &table) const {
        std::vector<FlatRole> flat_ones;
        for (const AskedRole &role : roles) flat_ones.push_back(flat(role, table));
        return flat_ones;
    }

    template<class Form>
    BestRoles decoded(const typename Form::Key *keys) const {
        BestRoles best;
        for (std::size_t rank = 0; rank < std::min(kept_roles, roles.size()); ++rank) {
            const auto key = keys[rank * block_people];
            const auto place = Form::most_roles - 1 - (key & (Form::most_roles - 1));
            best.roles[rank] = static_cast<std::uint16_t>(roles[place].index);
            const auto ready = key >> (Form::fraction_bits + 1 + Form::role_bits);
            best.ready = static_cast<std::uint8_t>(best.ready | ready << rank);
        }
        return best;
    }

    template<class Form>
    void rank_people(const std::vector<FlatRole> &flat_ones, std::size_t first, std::size_t last,
                     BestRoles *best) const {
        typename Form::Key keys[kept_roles * block_people];
        for (std::size_t block = first; block < last; block += block_people) {
            const std::size_t count = std::min(block_people, last - block);
            scoring::rank(flat_ones, block, count, keys);
            for (std::size_t i = 0; i < count; ++i) *best++ = decoded<Form>(keys + i);
        }
    }

    void rank_people(const std::vector<FlatRole> &flat_ones, std::size_t first, std::size_t last,
                     BestRoles *best) const {
        if (narrow)
            rank_people<Narrow>(flat_ones, first, last, best);
        else
            rank_people<Wide>(flat_ones, first, last, best);
    }
};

RoleKernel::RoleKernel(const Profile &profile, const std::vector<CompetencyId> &columns) {
    Plan plan;
    plan.place_of.resize(profile.roles.size());
    if (profile.roles.size() > Wide::most_roles) throw too_large(profile.roles.back());
    for (const std::size_t index : tie_order(profile)) {
        plan.place_of[index] = plan.roles.size();
        plan.roles.push_back(asked_of(profile.roles[index], index, columns));
        plan.narrow = plan.narrow && plan.roles.back().whole <= Narrow::largest_whole;
    }
    plan.narrow = plan.narrow && plan.roles.size() <= Narrow::most_roles;
    plan_ = std::make_unique<const Plan>(std::move(plan));
}

RoleKernel::~RoleKernel() = default;
RoleKernel::RoleKernel(RoleKernel &&) noexcept = default;

std::vector<BestRoles> RoleKernel::best_of_all(const LevelTable &table, unsigned threads) const {
    std::vector<BestRoles> best(table.people());
    const auto roles = plan_->flat_roles(table);
    if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t blocks = (table.people() + block_people - 1) / block_people;
    const std::size_t each = (blocks + threads - 1) / threads * block_people;
    Workers workers;
    for (std::size_t first = each; first < table.people(); first += each)
        workers.start([&, first] {
            plan_->rank_people(roles, first, std::min(first + each, table.people()), best.data() + first);
        });
    plan_->rank_people(roles, 0, std::min(each, table.people()), best.data());
    workers.join();
    return best;
}

BestRoles RoleKernel::best_of(const LevelTable &table, std::size_t person) const {
    BestRoles best;
    plan_->rank_people(plan_->flat_roles(table), person, person + 1, &best);
    return best;
}

std::pair<Ratio, Ratio> RoleKernel::interval(const LevelTable &table, std::size_t person, std::size_t role) const {
    const AskedRole &asked = plan_->roles[plan_->place_of[role]];
    Ratio low{0, static_cast<std::int64_t>(asked.whole)}, high = low;
    for (const Asked &each : asked.asked) {
        const std::int8_t level = each.column == no_column ? LevelTable::unknown : table.levels(each.column)[person];
        const std::int64_t part = std::int64_t{each.coefficient} * std::clamp<std::int8_t>(level, 0, each.required);
        low.part += part;
        high.part += level == LevelTable::unknown ? std::int64_t{each.most} : part;
    }
    return {low, high};
}

} // namespace aitalent
