#include "aitalent/base/hash.h"

#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <sodium.h>

namespace aitalent {

namespace {

const unsigned char *as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char *>(text.data());
}

} // namespace

std::string hex_of(const Digest &digest) {
    constexpr const char *digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const auto byte : digest) (text += digits[byte >> 4]) += digits[byte & 15];
    return text;
}

// SHA-256 is Nettle's, which asks the processor for it; libsodium's does not.
struct Sha256::State {
    sha256_ctx hash;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    sha256_init(&state_->hash);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    sha256_update(&state_->hash, bytes.size(), as_bytes(bytes));
}

std::string Sha256::hex() {
    Digest digest;
    sha256_digest(&state_->hash, digest.size(), digest.data());
    return hex_of(digest);
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

struct Blake2b::State {
    crypto_generichash_state hash;
};

Blake2b::Blake2b() : state_(std::make_unique<State>()) {
    static const int chosen = sodium_init(); // picks the implementation for this processor; without it, a slower one
    static_cast<void>(chosen);
    crypto_generichash_init(&state_->hash, nullptr, 0, crypto_generichash_BYTES);
}
Blake2b::~Blake2b() = default;

void Blake2b::add(std::string_view bytes) {
    crypto_generichash_update(&state_->hash, as_bytes(bytes), bytes.size());
}

std::string Blake2b::hex() {
    Digest digest;
    crypto_generichash_final(&state_->hash, digest.data(), digest.size());
    return hex_of(digest);
}

struct HmacSha256::State {
    hmac_sha256_ctx hash;
    ~State() { sodium_memzero(&hash, sizeof hash); }
};

HmacSha256::HmacSha256(std::string_view key) {
    auto state = std::make_shared<State>();
    hmac_sha256_set_key(&state->hash, key.size(), as_bytes(key));
    keyed_ = std::move(state);
}

Digest HmacSha256::of(std::initializer_list<std::string_view> parts) const {
    State state = *keyed_;
    Digest digest;
    for (const auto part : parts) hmac_sha256_update(&state.hash, part.size(), as_bytes(part));
    hmac_sha256_digest(&state.hash, digest.size(), digest.data());
    return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view bytes) {
    return HmacSha256(key).of({bytes});
}

std::uint64_t Random::next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::uint64_t Random::below(std::uint64_t bound) {
    const std::uint64_t limit = ~std::uint64_t{0} - ~std::uint64_t{0} % bound;
    for (;;)
        if (std::uint64_t drawn = next(); drawn < limit) return drawn % bound;
}

} // namespace aitalent
