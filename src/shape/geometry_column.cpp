#include "shape/geometry.hpp"

#include "core/error.hpp"

#include <utility>

namespace gridwarden::shape {

namespace {

constexpr Coord nothing{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

bool is_nothing(Coord c) { return std::isnan(c.x) && std::isnan(c.y); }

bool single_point(const Geometry& g) { return g.kind == Kind::point && g.parts.size() == 1; }

} // namespace

void GeometryColumn::reserve(std::size_t rows) { coords_.reserve(rows); }

void GeometryColumn::push_none() {
    if (points_only()) {
        coords_.push_back(nothing);
        ++rows_;
    } else {
        push(Geometry{});
    }
}

void GeometryColumn::push_point(Coord c) {
    if (points_only()) {
        coords_.push_back(c);
        ++rows_;
    } else {
        push(shape::point(c));
    }
}

void GeometryColumn::push(const Geometry& geometry) {
    if (points_only()) {
        if (geometry.empty()) {
            push_none();
            return;
        }
        if (single_point(geometry)) {
            push_point(geometry.parts[0][0][0]);
            return;
        }
        to_general();
    }
    kinds_.push_back(geometry.empty() ? Kind::none : geometry.kind);
    for (const auto& part : geometry.parts) {
        for (const auto& path : part) {
            coords_.insert(coords_.end(), path.begin(), path.end());
            path_coords_.push_back(coords_.size());
        }
        part_paths_.push_back(path_coords_.size() - 1);
    }
    row_parts_.push_back(part_paths_.size() - 1);
    ++rows_;
}

void GeometryColumn::to_general() {
    const auto points = std::move(coords_);
    coords_ = {};
    row_parts_ = {0};
    part_paths_ = {0};
    path_coords_ = {0};
    rows_ = 0;
    for (const auto c : points) {
        push(is_nothing(c) ? Geometry{} : shape::point(c));
    }
}

Kind GeometryColumn::kind(std::size_t row) const {
    if (points_only()) {
        return is_nothing(coords_[row]) ? Kind::none : Kind::point;
    }
    return kinds_[row];
}

bool GeometryColumn::is_single_point(std::size_t row) const {
    if (points_only()) {
        return !is_nothing(coords_[row]);
    }
    return kinds_[row] == Kind::point && row_parts_[row + 1] - row_parts_[row] == 1;
}

Coord GeometryColumn::point(std::size_t row) const {
    return points_only() ? coords_[row] : coords_[path_coords_[part_paths_[row_parts_[row]]]];
}

Geometry GeometryColumn::get(std::size_t row) const {
    if (points_only()) {
        return is_nothing(coords_[row]) ? Geometry{} : shape::point(coords_[row]);
    }
    Geometry geometry{kinds_[row], {}};
    for (auto part = row_parts_[row]; part < row_parts_[row + 1]; ++part) {
        auto& paths = geometry.parts.emplace_back();
        for (auto path = part_paths_[part]; path < part_paths_[part + 1]; ++path) {
            paths.emplace_back(coords_.begin() + static_cast<std::ptrdiff_t>(path_coords_[path]),
                               coords_.begin() + static_cast<std::ptrdiff_t>(path_coords_[path + 1]));
        }
    }
    return geometry;
}

std::size_t GeometryColumn::bytes() const noexcept {
    return coords_.capacity() * sizeof(Coord) + kinds_.capacity() * sizeof(Kind) +
           (row_parts_.capacity() + part_paths_.capacity() + path_coords_.capacity()) * sizeof(std::uint64_t);
}

} // namespace gridwarden::shape
