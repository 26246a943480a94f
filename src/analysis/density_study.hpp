#pragma once

#include "analysis/cell_plane.hpp"
#include "analysis/kernel_density.hpp"
#include "geodesy/crs.hpp"
#include "table/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// What a density surface is made of: the sites that count, those that do not, the plane.
struct DensityStudy {
    CellPlane cell_plane;
    geodesy::Crs plane;                ///< the same, ready for transforms
    DensitySites sites;                ///< points; footprints by a point inside
    std::uint64_t without_place = 0;
    std::uint64_t without_weight = 0;  ///< the weight is missing or no number
    std::uint64_t outside = 0;         ///< of the area, where only sites inside count
    std::vector<shape::Geometry> area; ///< lon/lat, unwrapped; empty: everywhere
};

struct DensityStudyOptions {
    std::string plane;                 ///< see `named_plane`; empty: `nearest_plane`
    bool only_inside = false;          ///< sites outside the area do not count
    unsigned threads = 1;
};

/// \throws Error GW-DENS-005 for a negative weight, GW-HOT-050 and -051 for a plane that is none for cells, GW-DENS-010 for an
/// area without polygons (`area` is given and holds none)
DensityStudy density_study(const table::Table& sites, const std::vector<shape::Geometry>* area, const DensityStudyOptions& options);

/// The cells that cover the area and a frame of two cells, else the sites and the reach of their kernels (3 standard deviations of a
/// gaussian); edges at whole multiples of the cell. \throws Error GW-DENS-003 for more than 200 million
table::Grid density_grid(const DensityStudy& study, Length cell, Length reach);

/// 1 for the cells whose middle lies in the area (or on its border).
std::vector<std::uint8_t> cells_inside(const DensityStudy& study, const table::Grid& grid, unsigned threads);

/// Bands between the limits, a row each: `density_min density_max area_km2`, in lon/lat; in an area a band from 0 to the first limit as
/// well, all clipped to it, so that they partition it. Bands without ground are left out.
table::Table density_bands(const DensityStudy& study, const table::Raster& raster, const std::vector<double>& limits, unsigned threads);

} // namespace gridwarden::analysis
