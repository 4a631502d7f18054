#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace aitalent {

/// 256 bits of a hash.
using Digest = std::array<unsigned char, 32>;
std::string hex_of(const Digest &digest); ///< in lower-case hexadecimal (64 characters)

/// SHA-256 in lower-case hexadecimal.
std::string sha256(std::string_view bytes);
/// HMAC-SHA-256; any key length.
Digest hmac_sha256(std::string_view key, std::string_view bytes);

/// SHA-256 over bytes that arrive in parts; parts are not delimited, so delimit what must not run together.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;
    void add(std::string_view bytes);
    std::string hex(); ///< ends the computation

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// BLAKE2b-256 over bytes that arrive in parts, as Sha256: for runs over a whole civil service, where SHA-256 without
/// the processor's help takes longer than the scoring it seals.
class Blake2b {
  public:
    Blake2b();
    ~Blake2b();
    void add(std::string_view bytes);
    std::string hex(); ///< ends the computation

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// HMAC-SHA-256 of many texts under one key, which is worked in once.
class HmacSha256 {
  public:
    explicit HmacSha256(std::string_view key);
    /// Of texts that follow each other without a mark between them.
    Digest of(std::initializer_list<std::string_view> parts) const;

  private:
    struct State;
    std::shared_ptr<const State> keyed_;
};

/// A small seeded generator (SplitMix64) for lotteries and tests; the same numbers on every machine.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// Uniform in 0 … bound−1 (bound > 0), by rejection: no bias.
    std::uint64_t below(std::uint64_t bound);

  private:
    std::uint64_t state_;
};

} // namespace aitalent
