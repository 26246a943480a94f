#pragma once

#include "core/progress.hpp"
#include "index/near_index.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// What is served: areal units or sites, each with its place and what it weighs.
struct Demand {
    std::vector<shape::Coord> points;  ///< NaN for what is no single point
    std::vector<index::Shape> shapes;
    std::vector<double> weights;       ///< empty: each counts 1; NaN: not stated
};

inline constexpr std::uint32_t no_plant = 0xFFFFFFFFu;

struct Service {
    std::vector<std::uint32_t> plant;            ///< row of the nearest plant of each that is served, `no_plant` without a place
    std::vector<index::Nanometres> distance;
    std::vector<std::uint64_t> served;           ///< by plant
    std::vector<double> load;                    ///< by plant: the sum of weights in the order of the demand; NaN where it serves something and no weight is known
    std::vector<double> capacity;                ///< by plant; NaN where none is stated
    std::uint64_t unserved = 0;
    std::uint64_t without_weight = 0;            ///< rows that state no weight while others do; they add nothing
    [[nodiscard]] bool over(std::size_t plant_row) const { return load[plant_row] > capacity[plant_row]; }
};

/// Gives everything to its nearest plant: geodesic from edge to edge, so 0 for the unit that a plant stands in; of plants equally near
/// (to the millimetre) the smallest id bytewise. Capacity is compared, never enforced. The same at any thread count.
Service service(const table::Table& plants, const Demand& demand, unsigned threads, Progress* progress);

/// A row a plant, in input order: `plant_id plant_name served load capacity over`, at its place.
table::Table plant_loads(const table::Table& plants, const Service& service);

/// `plant_id plant_name distance_m` of each that is served.
std::vector<table::Column> service_columns(const table::Table& plants, const Service& service);

} // namespace gridwarden::analysis
