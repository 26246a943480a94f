#pragma once

#include "core/progress.hpp"
#include "core/quantity.hpp"
#include "index/near_index.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// A distance band around a station by its closed upper bound; its lower bound is that of the ring before.
struct Ring {
    std::string text; ///< as typed: `300m`
    Length bound;
};

struct ProximityOptions {
    std::vector<Ring> rings;                      ///< ascending
    Length within;                                ///< sites beyond it are not listed
    std::size_t nearest = 0;                      ///< list so many sites of a station; 0 = all
    Length default_accuracy = Length::metres(30); ///< position error of a site that states none
    bool ways = false;                            ///< also where each shortest way begins and ends
    unsigned threads = 1;
    Progress* progress = nullptr;
};

/// Pairs of a station and a site near it, as columns: station by station in input order, nearest first, ties by id bytewise.
struct Proximity {
    std::vector<std::uint64_t> first;         ///< first pair of each station, one more at the end
    std::vector<std::uint32_t> site;          ///< row over the whole table
    std::vector<index::Millimetres> distance; ///< as written; one more where it would round down to a bound that it exceeds
    std::vector<double> azimuth_deg;          ///< to six decimals, below 360; NaN at distance 0
    std::vector<std::uint8_t> ring;           ///< `rings.size()` beyond the last
    std::vector<std::uint8_t> within_accuracy;///< the site's position error could change the ring
    std::vector<index::Way> ways;             ///< only where asked for
    [[nodiscard]] std::size_t size() const noexcept { return site.size(); }
};

/// Finds the sites near each station: geodesic, edge to edge, bounds closed. The same at any thread count.
Proximity proximity(const table::Table& stations, const table::Table& sites, const ProximityOptions& options);

/// How many pairs there will be, by asking some of the stations.
std::uint64_t estimate_pairs(const table::Table& stations, const table::Table& sites, const ProximityOptions& options);

} // namespace gridwarden::analysis
