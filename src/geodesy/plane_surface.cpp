#include "geodesy/plane_surface.hpp"

#include "core/parallel.hpp"
#include "geodesy/ellipsoid.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::geodesy {

namespace {

constexpr double widest_step_m = 5000.0;
constexpr double most_steps = 1024.0;

/// Cubic Lagrange weights of the nodes -1, 0, 1, 2 at t in [0, 1], with first and second derivatives.
struct Cubic {
    std::array<double, 4> value, first, second;
    explicit Cubic(double t)
        : value{-t * (t - 1) * (t - 2) / 6, (t + 1) * (t - 1) * (t - 2) / 2, -(t + 1) * t * (t - 2) / 2, (t + 1) * t * (t - 1) / 6},
          first{-(3 * t * t - 6 * t + 2) / 6, (3 * t * t - 4 * t - 1) / 2, -(3 * t * t - 2 * t - 2) / 2, (3 * t * t - 1) / 6},
          second{1 - t, 3 * t - 2, 1 - 3 * t, t} {}
};

} // namespace

/// The 16 nodes about a place, and the place in units of the step.
struct PlaneSurface::Local {
    const Geocentric* first;
    std::size_t stride;
    Cubic along_x;
    Cubic along_y;

    [[nodiscard]] Geocentric sum(const std::array<double, 4>& wx, const std::array<double, 4>& wy) const {
        Geocentric total{0, 0, 0};
        for (std::size_t j = 0; j < 4; ++j) {
            for (std::size_t i = 0; i < 4; ++i) {
                const auto& node = first[j * stride + i];
                const double weight = wy[j] * wx[i];
                total = {total.x + weight * node.x, total.y + weight * node.y, total.z + weight * node.z};
            }
        }
        return total;
    }
};

PlaneSurface::PlaneSurface(const Crs& plane, const shape::Box& box, unsigned threads) {
    const double width = box.max_x - box.min_x;
    const double height = box.max_y - box.min_y;
    step_ = std::max(widest_step_m, std::max(width, height) / most_steps);
    columns_ = static_cast<std::size_t>(width / step_) + 4;
    rows_ = static_cast<std::size_t>(height / step_) + 4;
    origin_ = {box.min_x - step_, box.min_y - step_};
    nodes_.resize(columns_ * rows_);
    parallel_ranges(rows_, 16, threads, [&](std::size_t begin, std::size_t end) {
        const Transform transform(plane);
        std::vector<shape::Coord> row(columns_);
        for (auto r = begin; r < end; ++r) {
            for (std::size_t c = 0; c < columns_; ++c) {
                row[c] = {origin_.x + step_ * static_cast<double>(c), origin_.y + step_ * static_cast<double>(r)};
            }
            transform.to_wgs84(row);
            std::transform(row.begin(), row.end(), nodes_.begin() + static_cast<std::ptrdiff_t>(r * columns_), geocentric);
        }
    });
    metrics_.resize(nodes_.size());
    for (std::size_t r = 1; r + 1 < rows_; ++r) {
        for (std::size_t c = 1; c + 1 < columns_; ++c) {
            metrics_[r * columns_ + c] = node_metric(r, c);
        }
    }
}

PlaneSurface::Local PlaneSurface::around(shape::Coord c) const {
    const double gx = (c.x - origin_.x) / step_;
    const double gy = (c.y - origin_.y) / step_;
    const double column = std::clamp(std::floor(gx), 1.0, static_cast<double>(columns_ - 3));
    const double row = std::clamp(std::floor(gy), 1.0, static_cast<double>(rows_ - 3));
    const auto first = (static_cast<std::size_t>(row) - 1) * columns_ + static_cast<std::size_t>(column) - 1;
    return {&nodes_[first], columns_, Cubic(gx - column), Cubic(gy - row)};
}

Geocentric PlaneSurface::at(shape::Coord in_plane) const {
    const auto local = around(in_plane);
    return local.sum(local.along_x.value, local.along_y.value);
}

GroundMetric PlaneSurface::metric_at(shape::Coord in_plane) const {
    const double gx = (in_plane.x - origin_.x) / step_;
    const double gy = (in_plane.y - origin_.y) / step_;
    const double column = std::clamp(std::floor(gx), 1.0, static_cast<double>(columns_ - 3));
    const double row = std::clamp(std::floor(gy), 1.0, static_cast<double>(rows_ - 3));
    const double x = gx - column;
    const double y = gy - row;
    const auto* m = &metrics_[static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column)];
    const auto between = [&](double GroundMetric::* part) {
        return (1 - y) * ((1 - x) * m[0].*part + x * m[1].*part) + y * ((1 - x) * m[columns_].*part + x * m[columns_ + 1].*part);
    };
    using M = GroundMetric;
    return {between(&M::xx),    between(&M::xy),    between(&M::yy),    between(&M::dx_xx), between(&M::dx_xy),
            between(&M::dx_yy), between(&M::dy_xx), between(&M::dy_xy), between(&M::dy_yy)};
}

GroundMetric PlaneSurface::node_metric(std::size_t row, std::size_t column) const {
    const auto local = around({origin_.x + step_ * static_cast<double>(column), origin_.y + step_ * static_cast<double>(row)});
    const auto& [x0, x1, x2] = local.along_x;
    const auto& [y0, y1, y2] = local.along_y;
    const auto scaled = [](Geocentric s, double by) { return Geocentric{s.x / by, s.y / by, s.z / by}; };
    const auto px = scaled(local.sum(x1, y0), step_);
    const auto py = scaled(local.sum(x0, y1), step_);
    const auto pxx = scaled(local.sum(x2, y0), step_ * step_);
    const auto pxy = scaled(local.sum(x1, y1), step_ * step_);
    const auto pyy = scaled(local.sum(x0, y2), step_ * step_);
    return {dot(px, px), dot(px, py), dot(py, py),
            2 * dot(pxx, px), dot(pxx, py) + dot(px, pxy), 2 * dot(pxy, py),
            2 * dot(pxy, px), dot(pxy, py) + dot(px, pyy), 2 * dot(pyy, py)};
}

double PlaneSurface::largest_scale() const {
    double least = 1e300; // smallest eigenvalue of the metric: ground metres squared for a plane metre squared
    for (std::size_t r = 1; r + 1 < rows_; ++r) {
        for (std::size_t c = 1; c + 1 < columns_; ++c) {
            const auto& m = metrics_[r * columns_ + c];
            const double value = (m.xx + m.yy) / 2 - std::hypot((m.xx - m.yy) / 2, m.xy);
            least = value < least ? value : least;
        }
    }
    return 1.0 / std::sqrt(least);
}

} // namespace gridwarden::geodesy
