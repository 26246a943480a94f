#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
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
    /// Weights of a row, beside `of`; empty where all are 1.
    [[nodiscard]] std::span<const double> values_of(std::size_t unit) const noexcept {
        return values.empty() ? std::span<const double>() : std::span(values).subspan(first[unit], count(unit));
    }
    friend bool operator==(const Weights&, const Weights&) = default;
};

/// A neighbour relation, in one direction.
struct Link {
    std::uint32_t from;
    std::uint32_t to;
    double value = 1;
    friend auto operator<=>(const Link&, const Link&) = default;
};

/// Weights of these links; links to oneself are dropped, of repeated ones the first by value stands. `valued` keeps the values.
Weights from_links(std::size_t size, std::vector<Link> links, bool valued = false);

/// Units without a neighbour, ascending.
std::vector<std::uint32_t> islands(const Weights& weights);

/// Number of parts between which there is no link in either direction; islands are not counted.
std::size_t connected_parts(const Weights& weights);

/// The weights among the units that are kept (1), numbered anew in their order.
Weights among(const Weights& weights, std::span<const std::uint8_t> kept);

/// Every row divided by its sum: a neighbour's weight is its share.
Weights row_standardised(Weights weights);

/// Whether every row has one weight for all of its neighbours: then ranks can take the place of sums (permutation.hpp).
bool equal_in_rows(const Weights& weights);

} // namespace gridwarden::analysis
