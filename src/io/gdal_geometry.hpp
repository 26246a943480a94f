#pragma once

#include "shape/geometry.hpp"

#include <memory>

class OGRGeometry;

namespace gridwarden::io {

/// Which kinds of geometry a layer holds, over all its rows.
struct KindsSeen {
    bool points = false;
    bool several_points = false; ///< a row with more than one point
    bool lines = false;
    bool polygons = false;
    void add(shape::Kind kind, std::size_t parts);
    void add(const shape::GeometryColumn& column);
    [[nodiscard]] bool mixed() const noexcept { return points + lines + polygons > 1; }
    /// The type of a layer that holds them: lines and polygons are always multi, points where a row has several; unknown for
    /// mixed kinds or none. A number of OGRwkbGeometryType.
    [[nodiscard]] int layer_type() const;
};

struct DeleteOgr {
    void operator()(OGRGeometry* geometry) const;
};
using OgrGeometry = std::unique_ptr<OGRGeometry, DeleteOgr>;

/// Our geometry as OGR's, of the multi type of its kind unless it is one point and `multi_points` is false; null for none.
OgrGeometry to_ogr(const shape::Geometry& geometry, bool multi_points);

} // namespace gridwarden::io
