#pragma once

#include "io/geometry_in.hpp"

#include <optional>

class OGRGeometry;

namespace gridwarden::io {

/// How far a drawn line may stray from a curve, in units of the coordinates (0.1 m).
struct CurveTolerance {
    double units = 0.1;
};

/// OGR's geometry as ours: Z and M dropped, curves drawn as lines, surfaces laid flat, collections of one kind joined; counted
/// in `notes`. Nothing where a collection mixes kinds. An empty geometry is none.
std::optional<shape::Geometry> from_ogr(const OGRGeometry& geometry, CurveTolerance tolerance, GeometryNotes& notes);

} // namespace gridwarden::io
