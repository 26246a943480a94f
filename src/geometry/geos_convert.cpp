#include "geometry/geos_handles.hpp"

#include <utility>

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

namespace gridwarden::geometry {

namespace {

static_assert(sizeof(shape::Coord) == 2 * sizeof(double)); // a path is a buffer of x, y, x, y, ...

constexpr const char* conversion = "conversion";

GEOSCoordSequence* sequence(const shape::Path& path) {
    static constexpr double none = 0.0;
    const double* xy = path.empty() ? &none : &path.front().x;
    GEOSCoordSequence* made = GEOSCoordSeq_copyFromBuffer_r(geos(), xy, static_cast<unsigned>(path.size()), 0, 0);
    if (made == nullptr) {
        geos_failed(conversion);
    }
    return made;
}

Geos ring(const shape::Path& path) {
    return checked(GEOSGeom_createLinearRing_r(geos(), sequence(path)), conversion);
}

Geos polygon_of(const shape::Part& rings) {
    if (rings.empty()) {
        return checked(GEOSGeom_createEmptyPolygon_r(geos()), conversion);
    }
    Geos outer = ring(rings.front());
    std::vector<Geos> holes;
    for (std::size_t i = 1; i < rings.size(); ++i) {
        holes.push_back(ring(rings[i]));
    }
    std::vector<GEOSGeometry*> raw = released(std::move(holes));
    return checked(GEOSGeom_createPolygon_r(geos(), outer.release(), raw.data(), static_cast<unsigned>(raw.size())),
                   conversion);
}

int multi_type(shape::Kind kind) {
    return kind == shape::Kind::point  ? GEOS_MULTIPOINT
           : kind == shape::Kind::line ? GEOS_MULTILINESTRING
                                       : GEOS_MULTIPOLYGON;
}

shape::Path path_of(const GEOSGeometry* line) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos(), line);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(geos(), sequence, &size) == 0) {
        geos_failed(conversion);
    }
    shape::Path path(size);
    if (size > 0 && GEOSCoordSeq_copyToBuffer_r(geos(), sequence, &path.front().x, 0, 0) == 0) {
        geos_failed(conversion);
    }
    return path;
}

shape::Part part_of(const GEOSGeometry* geometry, shape::Kind kind) {
    if (kind != shape::Kind::polygon) {
        return {path_of(geometry)};
    }
    shape::Part rings{path_of(GEOSGetExteriorRing_r(geos(), geometry))};
    const int holes = GEOSGetNumInteriorRings_r(geos(), geometry);
    for (int i = 0; i < holes; ++i) {
        rings.push_back(path_of(GEOSGetInteriorRingN_r(geos(), geometry, i)));
    }
    return rings;
}

shape::Kind kind_of(int type) {
    switch (type) {
    case GEOS_POINT:
        return shape::Kind::point;
    case GEOS_LINESTRING:
        return shape::Kind::line;
    case GEOS_POLYGON:
        return shape::Kind::polygon;
    default:
        return shape::Kind::none;
    }
}

void collect(const GEOSGeometry* geometry, shape::Geometry& into) {
    const int type = GEOSGeomTypeId_r(geos(), geometry);
    if (type >= GEOS_MULTIPOINT) {
        const int members = GEOSGetNumGeometries_r(geos(), geometry);
        for (int i = 0; i < members; ++i) {
            collect(GEOSGetGeometryN_r(geos(), geometry, i), into);
        }
    } else if (kind_of(type) == into.kind && GEOSisEmpty_r(geos(), geometry) == 0) {
        into.parts.push_back(part_of(geometry, into.kind));
    }
}

} // namespace

Geos part_to_geos(shape::Kind kind, const shape::Part& part) {
    switch (kind) {
    case shape::Kind::point:
        return checked(GEOSGeom_createPoint_r(geos(), sequence(part.front())), conversion);
    case shape::Kind::line:
        return checked(GEOSGeom_createLineString_r(geos(), sequence(part.front())), conversion);
    case shape::Kind::polygon:
        return polygon_of(part);
    case shape::Kind::none:
        break;
    }
    return checked(GEOSGeom_createEmptyCollection_r(geos(), GEOS_GEOMETRYCOLLECTION), conversion);
}

Geos to_geos(const shape::Geometry& geometry) {
    if (geometry.parts.size() == 1) {
        return part_to_geos(geometry.kind, geometry.parts.front());
    }
    std::vector<Geos> parts;
    for (const shape::Part& part : geometry.parts) {
        parts.push_back(part_to_geos(geometry.kind, part));
    }
    std::vector<GEOSGeometry*> raw = released(std::move(parts));
    return checked(
        GEOSGeom_createCollection_r(geos(), multi_type(geometry.kind), raw.data(), static_cast<unsigned>(raw.size())),
        conversion);
}

shape::Geometry from_geos(const GEOSGeom_t* geometry, shape::Kind kind) {
    shape::Geometry found{kind, {}};
    collect(geometry, found);
    return found.parts.empty() ? shape::Geometry{} : found;
}

} // namespace gridwarden::geometry
