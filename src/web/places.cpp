#include "web/places.hpp"

#include "geodesy/crs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::web {

namespace {

/// A step of 1, 2 or 5 times a power of ten that is at most a 200,000th of the extent, and 1 m at least.
double step_for(const shape::Box& extent) {
    const double wanted = std::max(extent.max_x - extent.min_x, extent.max_y - extent.min_y) / 200'000;
    double step = 1;
    for (double power = 1; power <= wanted; power *= 10) {
        for (const double times : {1.0, 2.0, 5.0}) {
            step = times * power <= wanted ? times * power : step;
        }
    }
    return step;
}

/// A kilometre each way at least, for a single place.
void widen(shape::Box& box) {
    constexpr double least = 500;
    const shape::Coord middle{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
    box.add(shape::Coord{middle.x - least, middle.y - least});
    box.add(shape::Coord{middle.x + least, middle.y + least});
}

std::int64_t rounded(double metres, double step) { return std::llround(metres / step); }

/// Writes numbers as differences to the one before.
class Deltas {
public:
    explicit Deltas(double step) : step_(step) {}
    std::int64_t next(double metres) {
        const auto now = rounded(metres, step_);
        return now - std::exchange(last_, now);
    }

private:
    double step_;
    std::int64_t last_ = 0;
};

void append_path(std::string& out, const shape::Path& path, double step) {
    std::int64_t x = 0;
    std::int64_t y = 0;
    out += ",[";
    bool first = true;
    for (const auto c : path) {
        if (!shape::is_finite(c)) {
            continue;
        }
        const auto dx = rounded(c.x, step) - x;
        const auto dy = rounded(c.y, step) - y;
        if (!first && dx == 0 && dy == 0) {
            continue;
        }
        out += (first ? "" : ",") + std::to_string(dx) + "," + std::to_string(dy);
        x += dx;
        y += dy;
        first = false;
    }
    out += ']';
}

bool points_only(const table::Table& layer) {
    return std::all_of(layer.batches.begin(), layer.batches.end(), [](const auto& batch) {
        const auto& geometry = batch.geometry;
        for (std::size_t row = 0; row < geometry.size(); ++row) {
            if (geometry.kind(row) != shape::Kind::none && !geometry.is_single_point(row)) {
                return false;
            }
        }
        return true;
    });
}

} // namespace

struct Places::Plane {
    geodesy::Transform transform;
};

Places::Places(const std::string& plane_crs, const shape::Box& lonlat) : plane_(new Plane{geodesy::Transform(geodesy::parse_crs(plane_crs))}) {
    std::vector<shape::Coord> along;
    constexpr int sides = 16;
    for (int i = 0; i <= sides; ++i) {
        const double x = lonlat.min_x + (lonlat.max_x - lonlat.min_x) * i / sides;
        const double y = lonlat.min_y + (lonlat.max_y - lonlat.min_y) * i / sides;
        along.insert(along.end(), {{x, lonlat.min_y}, {x, lonlat.max_y}, {lonlat.min_x, y}, {lonlat.max_x, y}});
    }
    plane_->transform.from_wgs84(along);
    for (const auto c : along) {
        extent_.add(c);
    }
    widen(extent_);
    shape_step_ = step_for(extent_);
}

Places::~Places() = default;

void Places::write_layer(json::Writer& out, const table::Table& layer) {
    if (points_only(layer)) {
        write_points(out, layer);
        return;
    }
    out.begin_object().key("shapes").begin_array();
    for (const auto& batch : layer.batches) {
        for (std::size_t row = 0; row < batch.geometry.size(); ++row) {
            out.value(index_of(batch.geometry.get(row)));
        }
    }
    out.end_array().end_object();
}

void Places::write_points(json::Writer& out, const table::Table& layer) const {
    std::vector<shape::Coord> points;
    for (const auto& batch : layer.batches) {
        for (std::size_t row = 0; row < batch.geometry.size(); ++row) {
            const bool placed = batch.geometry.kind(row) != shape::Kind::none;
            points.push_back(placed ? batch.geometry.point(row) : shape::Coord{NAN, NAN});
        }
    }
    plane_->transform.from_wgs84(points);
    const auto write_axis = [&](std::string_view key, double shape::Coord::*axis) {
        out.key(key).begin_array();
        Deltas deltas(point_step());
        for (const auto& c : points) {
            shape::is_finite(c) ? out.value(deltas.next(c.*axis)) : out.null();
        }
        out.end_array();
    };
    out.begin_object();
    write_axis("x", &shape::Coord::x);
    write_axis("y", &shape::Coord::y);
    out.end_object();
}

std::int64_t Places::index_of(const shape::Geometry& geometry) {
    if (geometry.empty()) {
        return -1;
    }
    const auto [at, fresh] = known_.emplace(encoded(geometry), static_cast<std::int64_t>(shapes_.size()));
    if (fresh) {
        shapes_.push_back(at->first);
    }
    return at->second;
}

std::string Places::encoded(const shape::Geometry& geometry) const {
    std::string out = "[" + std::to_string(static_cast<int>(geometry.kind));
    for (const auto& part : geometry.parts) {
        for (auto path : part) {
            plane_->transform.from_wgs84(path);
            append_path(out, path, shape_step_);
        }
    }
    return out + "]";
}

void Places::write_shapes(json::Writer& out) const {
    out.begin_array();
    for (const auto& shape : shapes_) {
        out.raw(shape);
    }
    out.end_array();
}

void Places::write_lattice(json::Writer& out) const {
    constexpr int n = 25;
    const double dx = (extent_.max_x - extent_.min_x) * 1.5 / (n - 1);
    const double dy = (extent_.max_y - extent_.min_y) * 1.5 / (n - 1);
    const double x = extent_.min_x - 4 * dx;
    const double y = extent_.min_y - 4 * dy;
    std::vector<shape::Coord> nodes;
    for (int i = 0; i < n * n; ++i) {
        nodes.push_back({x + (i % n) * dx, y + (i / n) * dy});
    }
    plane_->transform.to_wgs84(nodes);
    const auto rounded_degrees = [](double degrees) { return std::isfinite(degrees) ? std::round(degrees * 1e6) / 1e6 : degrees; };
    out.begin_object().key("x").value(x).key("y").value(y).key("dx").value(dx).key("dy").value(dy).key("n").value(n);
    out.key("lon").begin_array();
    for (const auto c : nodes) {
        out.value(rounded_degrees(c.x));
    }
    out.end_array().key("lat").begin_array();
    for (const auto c : nodes) {
        out.value(rounded_degrees(c.y));
    }
    out.end_array().end_object();
}

} // namespace gridwarden::web
