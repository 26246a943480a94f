#include "analysis/same_place.hpp"

#include <bit>

namespace gridwarden::analysis {

namespace {

constexpr std::uint32_t free_slot = 0xFFFFFFFFU;

/// Finaliser of MurmurHash3 over both ordinates; -0 and 0 are one place.
std::uint64_t hash_of(shape::Coord c) {
    std::uint64_t h = std::bit_cast<std::uint64_t>(c.x + 0.0) * 0x9E3779B97F4A7C15ULL ^ std::bit_cast<std::uint64_t>(c.y + 0.0);
    h ^= h >> 33;
    h *= 0xFF51AFD7ED558CCDULL;
    h ^= h >> 33;
    return h;
}

} // namespace

std::vector<std::uint32_t> count_same_place(std::span<const shape::Coord> positions) {
    // Open addressing over the rows of first appearance: 4 to 8 bytes a position while counting.
    std::vector<std::uint32_t> slots(std::bit_ceil(positions.size() * 2 + 2), free_slot);
    std::vector<std::uint32_t> first(positions.size(), free_slot);
    std::vector<std::uint32_t> count(positions.size(), 0);
    const auto mask = slots.size() - 1;
    for (std::uint32_t row = 0; row < positions.size(); ++row) {
        const auto c = positions[row];
        if (!shape::is_finite(c)) {
            continue;
        }
        auto at = hash_of(c) & mask;
        while (slots[at] != free_slot && positions[slots[at]] != c) {
            at = (at + 1) & mask;
        }
        slots[at] = slots[at] == free_slot ? row : slots[at];
        first[row] = slots[at];
        ++count[first[row]];
    }
    for (std::uint32_t row = 0; row < positions.size(); ++row) {
        count[row] = first[row] == free_slot ? 0 : count[first[row]]; // a first row comes before its repeats
    }
    return count;
}

} // namespace gridwarden::analysis
