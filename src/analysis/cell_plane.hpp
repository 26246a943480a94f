#pragma once

#include "shape/coord.hpp"
#include "shape/crs_tag.hpp"

#include <string>

namespace gridwarden::analysis {

/// The plane that cells lie on.
struct CellPlane {
    std::string name;          ///< as it stands in a cell's id and after `--plane`: `N30E120`, `EPSG:3035`
    shape::CrsTag crs;
    double area_error = 0;     ///< largest relative error of area inside the extent; 0 where the plane is equal-area (to 2e-9)
    [[nodiscard]] bool equal_area() const noexcept { return area_error == 0; }
};

/// Lambert's azimuthal equal-area plane at the node of the 10-degree net nearest to the middle of a box in lon/lat (it may leave
/// [-180, 180]): `N30E120` for 30 N 120 E; halves go north and east; a pole has but the node at longitude 0. Two extents whose
/// middles are nearest to one node have one plane, so their cells have the same ids.
CellPlane nearest_plane(const shape::Box& lonlat);

/// The plane that is asked for: a node (`N30E120`), or `EPSG:n`, a projected CRS in metres.
/// \throws Error GW-HOT-050 for another text, GW-HOT-051 where areas inside the box would be wrong by over 1 %.
CellPlane named_plane(const std::string& text, const shape::Box& lonlat);

} // namespace gridwarden::analysis
