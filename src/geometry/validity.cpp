#include "core/error.hpp"
#include "geometry/geometry.hpp"
#include "geometry/geos_handles.hpp"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <algorithm>
#include <limits>

namespace gridwarden::geometry {

namespace {

constexpr std::size_t fewest_coordinates = 4; // three corners, the first repeated
constexpr int most_repairs = 4;

bool same_place(shape::Coord a, shape::Coord b) noexcept {
    return a.x == b.x && a.y == b.y;
}

/// What GEOS would not accept as a ring at all, in its own words.
std::optional<Defect> ring_defect(const shape::Path& ring) {
    if (ring.empty()) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        return Defect{"Too few points in geometry component", {nan, nan}};
    }
    const auto odd = std::find_if(ring.begin(), ring.end(), [](shape::Coord c) { return !shape::is_finite(c); });
    if (odd != ring.end()) {
        return Defect{"Invalid Coordinate", *odd};
    }
    if (!same_place(ring.front(), ring.back())) {
        return Defect{"Ring Not Closed", ring.back()};
    }
    if (ring.size() < fewest_coordinates) {
        return Defect{"Too few points in geometry component", ring.front()};
    }
    return std::nullopt;
}

std::optional<Defect> structure_defect(const shape::Geometry& polygons) {
    for (const shape::Part& part : polygons.parts) {
        for (const shape::Path& ring : part) {
            if (auto defect = ring_defect(ring)) {
                return defect;
            }
        }
        if (part.empty()) {
            return ring_defect({});
        }
    }
    return std::nullopt;
}

/// Finite coordinates, closed, long enough; empty where nothing can be made of it.
shape::Path mended(const shape::Path& ring) {
    shape::Path path;
    std::copy_if(ring.begin(), ring.end(), std::back_inserter(path),
                 [](shape::Coord c) { return shape::is_finite(c); });
    if (!path.empty() && !same_place(path.front(), path.back())) {
        path.push_back(path.front());
    }
    return path.size() < fewest_coordinates ? shape::Path{} : path;
}

shape::Geometry mended(const shape::Geometry& polygons) {
    shape::Geometry out{shape::Kind::polygon, {}};
    for (const shape::Part& part : polygons.parts) {
        shape::Part rings;
        for (std::size_t i = 0; i < part.size(); ++i) {
            shape::Path ring = mended(part[i]);
            if (!ring.empty()) {
                rings.push_back(std::move(ring));
            } else if (i == 0) {
                break; // without an outer ring its holes mean nothing
            }
        }
        if (!rings.empty()) {
            out.parts.push_back(std::move(rings));
        }
    }
    return out;
}

std::optional<Defect> geos_defect(const shape::Geometry& polygons) {
    const Geos geometry = to_geos(polygons);
    char* reason = nullptr;
    GEOSGeometry* place = nullptr;
    const char valid = GEOSisValidDetail_r(geos(), geometry.get(), 0, &reason, &place);
    const Geos at(place);
    std::optional<Defect> defect;
    if (valid == 0) {
        defect = Defect{reason != nullptr ? reason : "", {}};
        if (at) {
            GEOSGeomGetX_r(geos(), at.get(), &defect->at.x);
            GEOSGeomGetY_r(geos(), at.get(), &defect->at.y);
        }
    }
    GEOSFree_r(geos(), reason);
    if (valid == 2) {
        geos_failed("validity");
    }
    return defect;
}

shape::Geometry repaired_by_structure(const shape::Geometry& polygons) {
    const Geos broken = to_geos(polygons);
    GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(geos());
    GEOSMakeValidParams_setMethod_r(geos(), params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geos(), params, 0);
    GEOSGeometry* made = GEOSMakeValidWithParams_r(geos(), broken.get(), params);
    GEOSMakeValidParams_destroy_r(geos(), params);
    return from_geos(checked(made, "repair").get(), shape::Kind::polygon);
}

} // namespace

std::optional<Defect> find_defect(const shape::Geometry& geometry) {
    if (geometry.kind != shape::Kind::polygon || geometry.empty()) {
        return std::nullopt;
    }
    auto defect = structure_defect(geometry);
    return defect ? defect : geos_defect(geometry);
}

shape::Geometry make_valid(const shape::Geometry& polygons) {
    auto defect = polygons.kind == shape::Kind::polygon ? find_defect(polygons) : std::nullopt;
    if (!defect) {
        return polygons;
    }
    // GEOS 3.11 can leave two parts side by side that share an edge, which is not valid; repairing again joins them.
    shape::Geometry repaired = mended(polygons);
    for (int round = 0; defect && round < most_repairs; ++round) {
        repaired = repaired_by_structure(repaired);
        defect = find_defect(repaired);
    }
    if (defect) {
        throw Error("GW-GEOM-002", {{"step", "repair"}, {"reason", defect->reason}});
    }
    return repaired;
}

} // namespace gridwarden::geometry
