#include "geometry/geometry.hpp"
#include "geometry/geos_handles.hpp"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <cmath>
#include <limits>

namespace gridwarden::geometry {

Circle largest_inner_circle(const shape::Geometry& polygon, double tolerance) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (polygon.empty()) {
        return {{nan, nan}, 0};
    }
    const Geos radius = checked(GEOSMaximumInscribedCircle_r(geos(), to_geos(polygon).get(), tolerance), "largest inner circle");
    const auto line = from_geos(radius.get(), shape::Kind::line); // from the centre to the nearest border
    if (line.empty() || line.parts.front().front().size() < 2) {
        return {point_inside(polygon), 0};
    }
    const auto& ends = line.parts.front().front();
    return {ends.front(), std::hypot(ends.back().x - ends.front().x, ends.back().y - ends.front().y)};
}

} // namespace gridwarden::geometry
