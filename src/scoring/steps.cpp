#include "steps.h"

#include <algorithm>

namespace aitalent::scoring {

namespace {

/// Scores the terms again, at the levels they carry now.
Readiness rescored(const Readiness &was, const std::vector<Term> &terms) {
    RoleProfile role{.id = was.role, .name = {}, .talent_type = {}, .tier = {}};
    PersonLevels levels{.person = was.person};
    for (const Term &term : terms) {
        role.requirements.push_back({.competency = term.competency,
                                     .level = term.required,
                                     .weight = term.weight,
                                     .must_have = term.must_have});
        const auto confirmed = term.fulfilment == Fulfilment::unconfirmed ? std::nullopt : term.level;
        levels.competencies.push_back({.competency = term.competency, .level = term.level, .confirmed = confirmed});
    }
    return readiness(levels, role);
}

bool counts_less(const Term *a, const Term *b) { // one step of a is worth less: w/required, by cross multiplication
    return a->weight * b->required.value() < b->weight * a->required.value();
}

/// The term among those `may` allows whose step counts most; null where there is none.
template<class May>
Term *heaviest(std::vector<Term> &terms, May may) {
    Term *found = nullptr;
    for (Term &term : terms)
        if (may(term) && (!found || counts_less(found, &term))) found = &term;
    return found;
}

} // namespace

std::optional<Readiness> lowered(const Readiness &readiness, int steps) {
    std::vector<Term> terms = readiness.terms;
    for (int step = 0; step < steps; ++step) {
        Term *term = heaviest(terms, [](const Term &each) {
            return each.level && *each.level > Level(0) && *each.level <= each.required;
        });
        if (!term) return std::nullopt;
        term->level = Level(static_cast<std::uint8_t>(term->level->value() - 1));
    }
    return rescored(readiness, terms);
}

std::optional<Readiness> raised(const Readiness &readiness) {
    std::vector<Term> terms = readiness.terms;
    Term *term = heaviest(terms, [](const Term &each) { return each.level && *each.level < each.required; });
    if (!term) return std::nullopt;
    term->level = Level(static_cast<std::uint8_t>(term->level->value() + 1));
    return rescored(readiness, terms);
}

} // namespace aitalent::scoring
