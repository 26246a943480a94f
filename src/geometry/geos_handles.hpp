#pragma once

#include "shape/geometry.hpp"

#include <memory>
#include <string_view>
#include <vector>

struct GEOSContextHandle_HS; // GEOS' own names, so that its header stays in our .cpp files
struct GEOSGeom_t;

namespace gridwarden::geometry {

/// The context of this thread. It prints nothing; what failed is told by `geos_failed`.
GEOSContextHandle_HS* geos();

struct GeosDeleter {
    void operator()(GEOSGeom_t* geometry) const noexcept;
};
using Geos = std::unique_ptr<GEOSGeom_t, GeosDeleter>;

/// \throws Error GW-GEOM-002 with the step and the last words of GEOS in this thread.
[[noreturn]] void geos_failed(std::string_view step);

/// Takes what a GEOS function returned. \throws Error GW-GEOM-002 where it is null.
Geos checked(GEOSGeom_t* geometry, std::string_view step);

/// Gives up what is held, for a GEOS function that takes it over.
std::vector<GEOSGeom_t*> released(std::vector<Geos> held);

/// One part makes a simple geometry, several a multi-geometry, none an empty one. Rings must be closed.
Geos to_geos(const shape::Geometry& geometry);
Geos part_to_geos(shape::Kind kind, const shape::Part& part);

/// The parts of one kind, also out of collections; nothing (Kind::none) where there are none.
shape::Geometry from_geos(const GEOSGeom_t* geometry, shape::Kind kind);

} // namespace gridwarden::geometry
