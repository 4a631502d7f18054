#include "aitalent/base/row_hash.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <sodium.h>

namespace aitalent {

void Sum512::add(const Sum512 &other) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::uint64_t with_carry = words_[i] + carry; // carries only from all ones to zero
        words_[i] = with_carry + other.words_[i];
        carry = (with_carry < carry ? 1u : 0u) | (words_[i] < with_carry ? 1u : 0u);
    }
}

void Sum512::subtract(const Sum512 &other) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::uint64_t before = words_[i], less = before - other.words_[i];
        words_[i] = less - borrow;
        borrow = (before < other.words_[i] ? 1u : 0u) | (less < borrow ? 1u : 0u);
    }
}

std::string Sum512::bytes() const {
    return {reinterpret_cast<const char *>(words_.data()), sizeof words_};
}

Sum512 Sum512::of_bytes(std::string_view bytes) {
    static_assert(std::endian::native == std::endian::little);
    Sum512 sum;
    if (bytes.size() == sizeof sum.words_) std::memcpy(sum.words_.data(), bytes.data(), bytes.size());
    return sum;
}

KeyedBlake2b::KeyedBlake2b(std::string_view key) {
    static const int chosen = sodium_init(); // picks the implementation for this processor
    static_cast<void>(chosen);
    std::copy_n(key.begin(), std::min(key.size(), key_.size()), key_.begin());
}

Sum512 KeyedBlake2b::of(std::string_view bytes) const {
    static_assert(crypto_generichash_blake2b_SALTBYTES + crypto_generichash_blake2b_PERSONALBYTES == sizeof key_);
    std::array<unsigned char, crypto_generichash_blake2b_BYTES_MAX> hash;
    crypto_generichash_blake2b_salt_personal(
        hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), nullptr, 0,
        key_.data(), key_.data() + crypto_generichash_blake2b_SALTBYTES);
    return Sum512::of_bytes({reinterpret_cast<const char *>(hash.data()), hash.size()});
}

} // namespace aitalent
