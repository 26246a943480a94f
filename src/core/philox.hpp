#pragma once

#include <array>
#include <cstdint>

namespace gridwarden {

/// A counter-based random number generator: the same counter and key give the same 128 bits on any machine, in any order and
/// on any number of threads. Philox4x32-10 of J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as
/// easy as 1, 2, 3, SC 2011; tested with the known answers of that work.
constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) noexcept {
    constexpr std::uint64_t multiply_0 = 0xD2511F53;
    constexpr std::uint64_t multiply_1 = 0xCD9E8D57;
    constexpr std::uint32_t weyl_0 = 0x9E3779B9;
    constexpr std::uint32_t weyl_1 = 0xBB67AE85;
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = multiply_0 * counter[0];
        const std::uint64_t b = multiply_1 * counter[2];
        counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
                   static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
        key[0] += weyl_0;
        key[1] += weyl_1;
    }
    return counter;
}

} // namespace gridwarden
