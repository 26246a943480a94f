#pragma once

#include "table/table.hpp"

#include <cstdint>
#include <vector>

namespace gridwarden::analysis {

/// How often the wind blows from each sector: shares of the time in which it blows from somewhere.
struct WindRose {
    int sectors = 16;
    std::vector<double> share;    ///< by sector, 0..1; NaN where nothing is known
    std::uint64_t judged = 0;     ///< records with a direction
    std::uint64_t calm = 0;       ///< records of calm air (speed at most 0.2 m/s): no direction can be told
    std::uint64_t missing = 0;    ///< records without a usable direction or share
    [[nodiscard]] bool usable() const noexcept { return judged > 0; }
    /// Of a site at this azimuth: the share of its sector. NaN where it cannot be judged.
    [[nodiscard]] double share_at(double azimuth_deg) const;
    /// The wind blows from the site's sector more often than from an average one; 2 where it cannot be judged.
    [[nodiscard]] std::uint8_t upwind_at(double azimuth_deg) const;
};

/// Reads a wind rose (columns `sector`, `share`: eight or sixteen sectors by name, shares or frequencies of any scale) or a series
/// (`direction_deg`, the direction the wind comes from; `speed` in m/s where there is one), which is counted by `sectors`.
/// Column names are also known in Chinese. \throws Error GW-NEAR-010 where a table is neither
WindRose wind_rose(const table::Table& wind, int sectors);

} // namespace gridwarden::analysis
