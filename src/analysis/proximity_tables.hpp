#pragma once

#include "analysis/proximity.hpp"
#include "analysis/wind.hpp"

#include <optional>

namespace gridwarden::analysis {

/// What the tables of proximity are made from.
struct ProximityTables {
    const table::Table& stations;
    const table::Table& sites;
    const Proximity& pairs;
    const std::vector<Ring>& rings;
    int sectors = 16;
    std::optional<WindRose> wind = {};
    int precision = 7; ///< decimals of coordinates as they will be written
};

/// A row a pair: `station_id station_name site_id site_name kind distance_m azimuth_deg sector ring rank within_accuracy`, with wind also
/// `upwind upwind_share`. With ways each row is a line from the station to the site; one whose ends would be written alike has none, for
/// a line of one place is no valid line.
table::Table pairs_table(const ProximityTables& from);

/// `station_id ring kind site_count`: sites listed in each ring without the rings inside it, a row for each that has any; then the same
/// for all stations together (`station_id` null), each site counted once, in the smallest ring it has.
table::Table ring_summary(const ProximityTables& from);

/// Stations without a site in the list: `station_id station_name`, with the nearest site anywhere, `site_id site_name distance_m` (null
/// for a station without a place).
table::Table unmatched_stations(const ProximityTables& from, unsigned threads);

/// How many sites are in the list, by the smallest ring they have; beyond the last ring at the end.
std::vector<std::uint64_t> sites_by_ring(const ProximityTables& from);

} // namespace gridwarden::analysis
