#include "ranking.h"

#include <algorithm>

// One body, compiled for plain x86-64, for AVX2 and for AVX-512; the loader picks. Sanitizers cannot run before the
// loader is done.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define AITALENT_FOR_EACH_MACHINE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define AITALENT_FOR_EACH_MACHINE
#endif
#define AITALENT_INLINE inline __attribute__((always_inline))

namespace aitalent::scoring {

namespace {

template<class Sum>
AITALENT_INLINE Sum part(const FlatTerm &term, std::size_t person) {
    const std::int8_t level = std::max<std::int8_t>(term.column[person], 0);
    return static_cast<Sum>(std::min(level, term.required) * static_cast<Sum>(term.coefficient));
}

/// Sums of all terms of one role, four columns at a time so that the sums are fetched a quarter as often.
template<class Sum>
AITALENT_INLINE void add_parts(const FlatRole &role, std::size_t first, std::size_t count, Sum *__restrict sums) {
    std::fill_n(sums, count, static_cast<Sum>(role.start));
    std::size_t t = 0;
    for (; t + 4 <= role.terms.size(); t += 4) {
        const FlatTerm a = role.terms[t], b = role.terms[t + 1], c = role.terms[t + 2], d = role.terms[t + 3];
        for (std::size_t i = 0; i < count; ++i)
            sums[i] = static_cast<Sum>(sums[i] + part<Sum>(a, first + i) + part<Sum>(b, first + i) +
                                       part<Sum>(c, first + i) + part<Sum>(d, first + i));
    }
    for (; t < role.terms.size(); ++t) {
        const FlatTerm a = role.terms[t];
        for (std::size_t i = 0; i < count; ++i) sums[i] = static_cast<Sum>(sums[i] + part<Sum>(a, first + i));
    }
}

/// 1 where every must-have is met.
AITALENT_INLINE void meet_musts(const FlatRole &role, std::size_t first, std::size_t count,
                                std::uint8_t *__restrict met) {
    std::fill_n(met, count, std::uint8_t{1});
    for (const FlatMust must : role.musts) {
        const std::int8_t *column = must.column + first;
        for (std::size_t i = 0; i < count; ++i)
            met[i] = static_cast<std::uint8_t>(met[i] & (column[i] >= must.required));
    }
}

template<class Form>
AITALENT_INLINE void insert(const FlatRole &role, std::size_t index, const typename Form::Sum *__restrict sums,
                            const std::uint8_t *__restrict met, std::size_t count,
                            typename Form::Key *__restrict keys) {
    using Key = typename Form::Key;
    using Real = typename Form::Real;
    const auto whole = static_cast<Real>(role.whole);
    const auto scale = static_cast<Real>(Key{1} << Form::fraction_bits);
    const auto place = static_cast<Key>(Form::most_roles - 1 - index);
    const auto ready_at = static_cast<typename Form::Sum>(role.ready_at);
    Key *first = keys, *second = keys + block_people, *third = keys + 2 * block_people;
    for (std::size_t i = 0; i < count; ++i) {
        using Signed = typename Form::SignedKey; // what converts to and from floating point in one instruction
        const Real share = static_cast<Real>(static_cast<Signed>(sums[i])) / whole;
        const auto fraction = static_cast<Key>(static_cast<Signed>(share * scale));
        const Key ready = met[i] & static_cast<Key>(sums[i] >= ready_at);
        const Key key = ready << (Form::fraction_bits + 1 + Form::role_bits) | fraction << Form::role_bits | place;
        const Key below_first = std::min(first[i], key);
        first[i] = std::max(first[i], key);
        const Key below_second = std::min(second[i], below_first);
        second[i] = std::max(second[i], below_first);
        third[i] = std::max(third[i], below_second);
    }
}

template<class Form>
AITALENT_INLINE void rank_block(const std::vector<FlatRole> &roles, std::size_t first, std::size_t count,
                                typename Form::Key *keys) {
    typename Form::Sum sums[block_people];
    std::uint8_t met[block_people];
    std::fill_n(keys, kept_roles * block_people, typename Form::Key{0});
    for (std::size_t index = 0; index < roles.size(); ++index) {
        add_parts(roles[index], first, count, sums);
        meet_musts(roles[index], first, count, met);
        insert<Form>(roles[index], index, sums, met, count, keys);
    }
}

} // namespace

AITALENT_FOR_EACH_MACHINE
void rank(const std::vector<FlatRole> &roles, std::size_t first, std::size_t count, Narrow::Key *keys) {
    rank_block<Narrow>(roles, first, count, keys);
}

AITALENT_FOR_EACH_MACHINE
void rank(const std::vector<FlatRole> &roles, std::size_t first, std::size_t count, Wide::Key *keys) {
    rank_block<Wide>(roles, first, count, keys);
}

} // namespace aitalent::scoring
