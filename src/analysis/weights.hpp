#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::analysis {

/// Spatial weights: the neighbours of each unit or cell, as compressed rows. A unit is never its own neighbour here; statistics
/// that include the unit itself (Gi*) add it with weight 1. Not symmetric for k nearest.
struct Weights {
    std::vector<std::uint64_t> first{0};   ///< size() + 1 offsets
    std::vector<std::uint32_t> neighbours; ///< ascending within a row
    std::vector<double> values;            ///< weight of each neighbour; empty = all 1
    [[nodiscard]] std::size_t size() const noexcept { return first.size() - 1; }
    [[nodiscard]] std::size_t count(std::size_t unit) const noexcept { return first[unit + 1] - first[unit]; }
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t unit) const noexcept {
        return std::span(neighbours).subspan(first[unit], count(unit));
    }
    friend bool operator==(const Weights&, const Weights&) = default;
};

} // namespace gridwarden::analysis
