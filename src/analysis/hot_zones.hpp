#pragma once

#include "analysis/weights.hpp"
#include "core/quantity.hpp"
#include "shape/geometry.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// Units or cells with their scores, in id order.
struct ZoneSource {
    std::span<const std::string> ids;
    std::span<const Area> areas;
    std::span<const std::int64_t> site_counts; ///< null where there are no sites
    std::span<const double> z;
    std::span<const std::int64_t> bins;
};

/// Groups of units with a bin above 0 that neighbours join, by the highest z of each group; members ascend.
std::vector<std::vector<std::uint32_t>> hot_groups(const ZoneSource& source, const Weights& neighbours);

/// The groups as zones: `zone_id` (`Z1` has the highest z), `unit_count site_count area_km2 peak_z unit_ids` (separated by `;`), each
/// with the union of its members' polygons. `polygon_of` gives the drawn polygon of a unit; it is called on many threads.
table::Table hot_zones(const ZoneSource& source, const std::vector<std::vector<std::uint32_t>>& groups,
                       const std::function<shape::Geometry(std::uint32_t)>& polygon_of, unsigned threads);

} // namespace gridwarden::analysis
