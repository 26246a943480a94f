#pragma once

#include "index/partition_edges.hpp"

#include <optional>

namespace gridwarden::index {

/// One point in each cell of a grid: column i at `xs[i]`, row j at `ys[j]`, both ascending.
struct ReferencePoints {
    std::vector<double> xs;
    std::vector<double> ys;
};

/// The sum of owners at `to`, walking from `from` (whose sum is `sum`) up or down to the height of `to`, then along it, over `among`
/// the edges. None where `to` or the corner of the way lies on an edge's line in a way that leaves the side open.
std::optional<std::int64_t> sum_by_walk(std::span<const Edge> edges, std::span<const std::uint32_t> among, shape::Coord from, std::int64_t sum,
                                        shape::Coord to);

/// Sums of owners at all points, row by row, from that of the first point. Each edge is met once for each row it passes: where it
/// crosses between two columns the difference is noted there, and running totals do the rest. False where a point lies on an edge.
bool sums_by_rows(std::span<const Edge> edges, std::span<const std::uint32_t> among, const ReferencePoints& points, std::int64_t first,
                  std::vector<std::int64_t>& sums);

} // namespace gridwarden::index
