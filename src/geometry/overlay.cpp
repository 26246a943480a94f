#include "geometry/geometry.hpp"
#include "geometry/geos_handles.hpp"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <algorithm>
#include <limits>

namespace gridwarden::geometry {

shape::Geometry intersection(const shape::Geometry& a, const shape::Geometry& b) {
    const shape::Kind kind = std::min(a.kind, b.kind); // points before lines before polygons
    if (a.empty() || b.empty()) {
        return {};
    }
    const Geos made = checked(GEOSIntersection_r(geos(), to_geos(a).get(), to_geos(b).get()), "intersection");
    return from_geos(made.get(), kind);
}

shape::Geometry difference(const shape::Geometry& a, const shape::Geometry& b) {
    if (a.empty() || b.empty()) {
        return a;
    }
    const Geos made = checked(GEOSDifference_r(geos(), to_geos(a).get(), to_geos(b).get()), "difference");
    return from_geos(made.get(), a.kind);
}

shape::Geometry unary_union(const std::vector<const shape::Geometry*>& polygons) {
    std::vector<Geos> parts;
    for (const shape::Geometry* geometry : polygons) {
        if (geometry->kind == shape::Kind::polygon) {
            for (const shape::Part& part : geometry->parts) {
                parts.push_back(part_to_geos(shape::Kind::polygon, part));
            }
        }
    }
    std::vector<GEOSGeometry*> raw = released(std::move(parts));
    const auto count = static_cast<unsigned>(raw.size());
    const Geos all = checked(GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOLYGON, raw.data(), count), "union");
    const Geos made = checked(GEOSUnaryUnion_r(geos(), all.get()), "union");
    return from_geos(made.get(), shape::Kind::polygon);
}

shape::Coord point_inside(const shape::Geometry& polygon) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    shape::Coord inside{nan, nan};
    if (!polygon.empty()) {
        const Geos point = checked(GEOSPointOnSurface_r(geos(), to_geos(polygon).get()), "point inside");
        if (GEOSisEmpty_r(geos(), point.get()) == 0) {
            GEOSGeomGetX_r(geos(), point.get(), &inside.x);
            GEOSGeomGetY_r(geos(), point.get(), &inside.y);
        }
    }
    return inside;
}

bool covers(const shape::Geometry& a, const shape::Geometry& b) {
    const char answer = GEOSCovers_r(geos(), to_geos(a).get(), to_geos(b).get());
    if (answer == 2) {
        geos_failed("covers");
    }
    return answer == 1;
}

} // namespace gridwarden::geometry
