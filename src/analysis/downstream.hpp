#pragma once

#include "analysis/rivers.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace gridwarden::analysis {

inline constexpr std::uint32_t no_line = 0xFFFFFFFFu;

/// Where a site's water goes.
struct Drain {
    std::uint32_t line = no_line; ///< the nearest river; none within the limit
    double along_m = 0;           ///< on it, from its beginning
    double distance_m = std::numeric_limits<double>::quiet_NaN();  ///< from the site's edge to the river
    double to_outlet_m = std::numeric_limits<double>::quiet_NaN(); ///< along the rivers; NaN where the water runs in a ring
    std::uint32_t section = no_line; ///< row of the next section downstream
    double section_m = std::numeric_limits<double>::quiet_NaN();   ///< along the rivers to it
    std::uint64_t upstream = 0;   ///< sites whose water passes here, this one not counted
};

/// Settles for each site the nearest river within a limit and what lies downstream along it: a river runs on in that which its end meets; arms
/// that branch off are not followed. Sections lie on the network as sites do. A section at the very place of a site is downstream of it.
std::vector<Drain> drains(const table::Table& sites, const Rivers& rivers, const table::Table* sections, Length limit);

/// A row a site: `site_id site_name kind river_id river_name keeper distance_m to_outlet_m upstream_sites section_id section_name section_m`,
/// with the geometry of the site.
table::Table drains_table(const table::Table& sites, const std::vector<Drain>& drains, const Rivers& rivers, const table::Table& river_table,
                          const table::Table* sections);

/// A row a river line in the direction of its flow: `river_id river_name keeper length_km to_outlet_m site_count`.
table::Table reaches_table(const std::vector<Drain>& drains, const Rivers& rivers, const table::Table& river_table);

} // namespace gridwarden::analysis
