#include "io/coordinates_out.hpp"

#include "core/error.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace gridwarden::io {

namespace {

/// An edge over 180 degrees long, or a longitude beyond 180, says that the geometry crosses the antimeridian.
bool leaves_the_map(const shape::Geometry& geometry) {
    for (const auto& part : geometry.parts) {
        for (const auto& path : part) {
            for (std::size_t i = 0; i < path.size(); ++i) {
                if (std::abs(path[i].x) > 180 || (i > 0 && std::abs(path[i].x - path[i - 1].x) > 180)) {
                    return true;
                }
            }
        }
    }
    return false;
}

void wrap_points(shape::Geometry& points) {
    for (auto& part : points.parts) {
        auto& x = part.front().front().x;
        if (std::abs(x) > 180) {
            x -= 360 * std::floor((x + 180) / 360);
        }
    }
}

std::optional<geodesy::Transform> transform_unless_identity(const geodesy::Crs& crs) {
    std::optional<geodesy::Transform> transform(std::in_place, crs);
    return transform->is_identity() ? std::nullopt : std::move(transform);
}

template <typename Step>
void each_path(shape::Geometry& geometry, Step step) {
    for (auto& part : geometry.parts) {
        for (auto& path : part) {
            step(path);
        }
    }
}

} // namespace

shape::Geometry canonical_lonlat(shape::Geometry geometry) {
    if (geometry.kind == shape::Kind::point) {
        wrap_points(geometry);
        return geometry;
    }
    if (leaves_the_map(geometry)) {
        if (geometry.kind == shape::Kind::polygon && geometry::encircles_pole(geometry)) {
            throw Error("GW-GEOM-010");
        }
        geometry = geometry::split_at_antimeridian(geometry::unwrap(geometry));
    }
    if (geometry.kind == shape::Kind::polygon) {
        geometry::orient_rings(geometry);
    }
    return geometry;
}

CoordinatesOut::CoordinatesOut(const std::string& path, const shape::CrsTag& table_crs, const std::string& out_crs)
    : path_(path), crs_(geodesy::parse_crs(out_crs.empty() ? shape::wgs84().text : out_crs)),
      from_table_(table_crs.stated() ? transform_unless_identity(geodesy::parse_crs(table_crs.text)) : std::nullopt),
      to_file_(transform_unless_identity(crs_)) {}

void CoordinatesOut::transform(shape::Geometry& geometry) const {
    each_path(geometry, [&](shape::Path& path) {
        to_file_->from_wgs84(path);
        if (!std::all_of(path.begin(), path.end(), shape::is_finite)) {
            throw Error("GW-OUT-005", {{"path", path_}, {"reason", "a position outside the domain of " + crs_.tag.text}});
        }
    });
}

shape::Geometry CoordinatesOut::take(const shape::GeometryColumn& column, std::size_t row) const {
    auto geometry = column.get(row);
    if (from_table_) {
        each_path(geometry, [&](shape::Path& path) { from_table_->to_wgs84(path); });
    }
    if (degrees()) {
        geometry = canonical_lonlat(std::move(geometry));
    }
    if (to_file_) {
        transform(geometry);
    }
    return geometry;
}

} // namespace gridwarden::io
