#pragma once

#include "geodesy/chord.hpp"
#include "geodesy/crs.hpp"
#include "shape/coord.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace gridwarden::geodesy {

/// Ground distance about a place of a plane: the square of the distance to the place displaced by (x, y) is
/// xx x² + 2 xy x y + yy y², plus ½ (dM/dx x + dM/dy y) of the same form, to fourth order in the displacement.
struct GroundMetric {
    double xx, xy, yy;
    double dx_xx, dx_xy, dx_yy; ///< derivatives by the plane's x, per metre
    double dy_xx, dy_xy, dy_yy;
};

/// The ellipsoid as a function of a plane's coordinates: a lattice of exact positions at most 5 km apart (extent / 1024
/// for planes over 5,000 km wide), between them cubic in both directions: to 1e-6 m (1e-5 m). Immutable, thread safe.
class PlaneSurface {
public:
    /// \pre the box of the plane is not empty
    PlaneSurface(const Crs& plane, const shape::Box& box, unsigned threads);
    /// Not finite where the plane has no such place.
    [[nodiscard]] Geocentric at(shape::Coord in_plane) const;
    /// Linear between the nodes: to 4e-8 of the metric (2e-7).
    [[nodiscard]] GroundMetric metric_at(shape::Coord in_plane) const;
    /// The largest plane distance for a metre on the ground, in any direction, over all nodes.
    [[nodiscard]] double largest_scale() const;

private:
    struct Local;
    [[nodiscard]] Local around(shape::Coord in_plane) const;
    [[nodiscard]] GroundMetric node_metric(std::size_t row, std::size_t column) const;
    shape::Coord origin_;
    double step_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<Geocentric> nodes_;
    std::vector<GroundMetric> metrics_; ///< at the nodes that have neighbours on all sides
};

} // namespace gridwarden::geodesy
