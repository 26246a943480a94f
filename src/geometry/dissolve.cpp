#include "geometry/geometry.hpp"
#include "geometry/geos_handles.hpp"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <cmath>
#include <optional>
#include <utility>

namespace gridwarden::geometry {

namespace {

double area_of(const GEOSGeom_t* geometry) {
    double area = 0;
    return GEOSArea_r(geos(), geometry, &area) == 1 ? area : std::nan("");
}

/// Borders that are in two polygons to the last bit fall out; nothing where they are not, or where polygons overlap.
std::optional<shape::Geometry> coverage_union(const std::vector<const shape::Geometry*>& polygons) {
    std::vector<Geos> parts;
    for (const auto* geometry : polygons) {
        for (const auto& part : geometry->parts) {
            parts.push_back(part_to_geos(shape::Kind::polygon, part));
        }
    }
    auto raw = released(std::move(parts));
    const Geos all = checked(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, raw.data(), static_cast<unsigned>(raw.size())), "dissolve");
    const Geos made(GEOSCoverageUnion_r(geos(), all.get()));
    const double before = area_of(all.get());
    if (!made || !(std::abs(area_of(made.get()) - before) <= 1e-12 * before) || GEOSisValid_r(geos(), made.get()) != 1) {
        return std::nullopt;
    }
    return from_geos(made.get(), shape::Kind::polygon);
}

} // namespace

shape::Geometry dissolve(const std::vector<const shape::Geometry*>& polygons) {
    if (polygons.size() == 1) {
        return *polygons.front();
    }
    auto made = coverage_union(polygons);
    return made ? std::move(*made) : unary_union(polygons);
}

} // namespace gridwarden::geometry
