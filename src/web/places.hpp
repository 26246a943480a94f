#pragma once

#include "json/writer.hpp"
#include "publish/publication.hpp"
#include "shape/geometry.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace gridwarden::web {

/// Geometries of a page in its map plane: rounded to whole steps, each coordinate written as the difference to the one before it. A geometry that
/// layers share is held once. Rounding moves a shared corner of two areas to one place, so it opens no gap between them; edges that were straight in
/// lon/lat are straight in the plane.
class Places {
public:
    /// \pre the extent is not empty
    Places(const std::string& plane_crs, const shape::Box& lonlat);
    ~Places();
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;

    /// What the numbers count: metres.
    [[nodiscard]] double shape_step() const noexcept { return shape_step_; }
    [[nodiscard]] double point_step() const noexcept { return shape_step_ / 10; }
    /// The extent in the plane.
    [[nodiscard]] const shape::Box& extent() const noexcept { return extent_; }

    /// The places of a layer: `{"x": [...], "y": [...]}` where each row is a single point or none (null), else `{"shapes": [index or -1, ...]}`.
    void write_layer(json::Writer& out, const table::Table& layer);
    /// All shapes so far: `[[kind, path, ...], ...]`; kind 1 = points, 2 = lines, 3 = polygons (even-odd), path = `[x, y, dx, dy, ...]`.
    void write_shapes(json::Writer& out) const;
    /// A lattice of lon/lat over the extent and a margin, from south-west, row by row: `{"x", "y", "dx", "dy", "n", "lon", "lat"}`.
    void write_lattice(json::Writer& out) const;

private:
    void write_points(json::Writer& out, const table::Table& layer) const;
    [[nodiscard]] std::int64_t index_of(const shape::Geometry& geometry);
    [[nodiscard]] std::string encoded(const shape::Geometry& geometry) const;
    struct Plane;
    std::unique_ptr<Plane> plane_;
    shape::Box extent_;
    double shape_step_ = 1;
    std::vector<std::string> shapes_;
    std::unordered_map<std::string, std::int64_t> known_;
};

} // namespace gridwarden::web
