#pragma once

#include "analysis/ground_cover.hpp"
#include "model/units.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// The ground that coverage is asked of: areal units, or one area without a name; and both where units are cut to the area.
struct CoverageGround {
    model::UnitTree units;
    bool named = true; ///< false: one area, whose row has no id, name and level
};

/// Units cut to an area (polygons that may overlap). Without units the area itself. A unit of which nothing is left stays, with area 0.
CoverageGround cut_to_area(const model::UnitTree& units, const std::vector<shape::Geometry>& area, unsigned threads);

/// Sites in a unit, and those of them within a reach.
struct SiteCounts {
    std::vector<std::vector<std::uint64_t>> sites; ///< [level][unit]
    std::vector<std::vector<std::uint64_t>> covered;
};

/// `unit` is the assignment of the sites: [level][site], model::no_unit outside.
SiteCounts count_sites(const table::Table& sites, const std::vector<std::vector<std::uint32_t>>& unit, const model::UnitTree& units,
                       const std::vector<Reach>& reaches, Length tolerance);

/// A row a unit at every level: `unit_id unit_name level` (not for one unnamed area), `area_km2 covered_km2 covered_share gap_km2
/// station_count max_depth`, and `sites sites_covered` where there are sites. covered + gap = area.
table::Table coverage_table(const CoverageGround& ground, const std::vector<std::vector<GroundCover>>& covers,
                            const SiteCounts* sites);

/// A row a connected piece of ground of the finest level that no station reaches, of at least `min_gap`: `gap_id` (1 = the largest),
/// `area_km2`, `unit_id`, and the point of it that lies farthest from cover (to 1 m; null where there is no station).
table::Table gaps_table(const CoverageGround& ground, const std::vector<GroundCover>& finest, const std::vector<Reach>& reaches,
                        Area min_gap, unsigned threads);

/// A row a class: `depth` (`0`, `1`, `2`, `3+`), `area_km2`. \pre `cover` is of the whole area, with depth classes
table::Table depth_table(const GroundCover& cover);

/// A row a connected piece of the union of all reaches, also beyond the area: `area_km2`, `station_count`.
table::Table covered_table(const std::vector<Piece>& pieces, const std::vector<Reach>& reaches, unsigned threads);

} // namespace gridwarden::analysis
