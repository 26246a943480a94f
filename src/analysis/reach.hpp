#pragma once

#include "core/issue.hpp"
#include "core/quantity.hpp"
#include "shape/geometry.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// The ground within the radius of one station: a disc round a point, a sector of it, or all that is as near to a line or
/// a footprint. Distances are geodesic on WGS 84 and the bound is closed.
struct Reach {
    std::uint32_t station = 0; ///< row over the whole table of stations
    shape::Geometry place;     ///< in lon/lat
    Length radius;
    double azimuth_deg = 0; ///< middle of the field of view, clockwise from north
    double fov_deg = 360;   ///< width of the field of view; 360 = all round
    [[nodiscard]] bool all_round() const noexcept { return fov_deg >= 360; }
    /// A whole disc round one point.
    [[nodiscard]] bool is_disc() const noexcept {
        return all_round() && place.kind == shape::Kind::point && place.parts.size() == 1;
    }
};

/// Where the size of a reach comes from.
struct ReachOptions {
    std::optional<Length> radius; ///< the same for all; else
    std::string radius_field;     ///< a column or mapped key: metres, or text with a unit (`3km`)
    std::string fov_field;        ///< a column or mapped key: degrees; a station without value looks all round
};

/// The reaches of stations, in their order. A station without place, without radius, with a field of view but no azimuth, or
/// whose reach holds a pole is left out and told (GW-COVER-101 to 105). \throws Error GW-COVER-001, GW-COVER-002, GW-COVER-008
std::vector<Reach> reaches_of(const table::Table& stations, const ReachOptions& options, IssueSink& issues);

/// Whether a position lies within a reach: exact geodesic distance (for a sector also the azimuth), bounds closed.
bool within(const Reach& reach, shape::Coord p);

/// Whether any part of a place lies within a reach. Points and discs are exact; lines and polygons under a reach of another form are
/// decided by its outline (`reach_outline`).
bool touches(const Reach& reach, const shape::Geometry& outline, const shape::Geometry& place);

/// The outline of a reach in lon/lat, nowhere farther than `tolerance` from the true one. Its corners lie so far outside and the
/// middles of its edges so far inside that the area is that of the true disc or sector (to 1e-8). Continuous in longitude: it may
/// leave [-180, 180].
shape::Geometry reach_outline(const Reach& reach, Length tolerance);

} // namespace gridwarden::analysis
