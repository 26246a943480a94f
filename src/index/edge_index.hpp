#pragma once

#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace gridwarden::index {

/// Distances to the edges of many shapes (borders of polygons, lines, points): geodesic, edge to edge, to 1 mm, right across the
/// antimeridian. Boxes in space rule out what is too far, whatever the distance; the exact way is
/// taken only to the edges that remain. Immutable once built; safe among threads.
class EdgeIndex {
public:
    explicit EdgeIndex(std::span<const shape::Geometry> shapes);
    ~EdgeIndex();
    EdgeIndex(EdgeIndex&& other) noexcept;

    struct Nearest {
        std::uint32_t shape = 0xFFFFFFFFu; ///< row; none where there is no shape at all
        Length distance;                   ///< infinite then
    };
    /// The shape whose edges are nearest to those of a geometry; of shapes equally near (to the millimetre that is written) that of the lowest row.
    [[nodiscard]] Nearest nearest(const shape::Geometry& from) const;
    [[nodiscard]] Nearest nearest(shape::Coord from) const;
    /// From the edges of a geometry to those of one shape. Edges that cross are at distance 0 only where an end lies on the other:
    /// ask for crossing first.
    [[nodiscard]] Length distance(const shape::Geometry& from, std::uint32_t shape) const;
    [[nodiscard]] Length distance(shape::Coord from, std::uint32_t shape) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace gridwarden::index
