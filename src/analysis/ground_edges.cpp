#include "analysis/ground_edges.hpp"

#include "geodesy/ellipsoid.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

constexpr double stray = 0.001 / 6.371e6; // 1 mm on a sphere of radius 1

/// Pieces of an edge: one that is straight in lon/lat bends by at most length * width * tan(lat) / 4 away from the geodesic, and that by
/// length^2 * distance / 16 in the plane.
int pieces_of(Flat a, Flat b, shape::Coord from, shape::Coord to) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const double lat = std::min(1.5, std::max(std::abs(from.y), std::abs(to.y)) * geodesy::radians_per_degree);
    const double width = std::abs(to.x - from.x) * geodesy::radians_per_degree * std::cos(lat);
    const double away = std::max(std::hypot(a.x, a.y), std::hypot(b.x, b.y));
    const double bend = length * width * std::tan(lat) / 4 + length * length * away / 16;
    return std::max(1, static_cast<int>(std::ceil(std::sqrt(bend / stray))));
}

shape::Coord middle_of(const shape::Geometry& ground) {
    const auto box = shape::box_of(ground);
    return {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
}

double twice_area(const shape::Path& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) - (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    }
    return sum;
}

} // namespace

GroundEdges::GroundEdges(const shape::Geometry& ground, const geodesy::GaussSphere& sphere) : plane(sphere.to_sphere(middle_of(ground))) {
    for (const auto& part : ground.parts) {
        for (std::size_t k = 0; k < part.size(); ++k) {
            const bool outer = k == 0;
            if ((twice_area(part[k]) > 0) == outer) {
                add_ring(part[k], outer, sphere);
            } else {
                add_ring({part[k].rbegin(), part[k].rend()}, outer, sphere);
            }
        }
    }
    make_slabs();
}

void GroundEdges::add_ring(const shape::Path& ring, bool outer, const geodesy::GaussSphere& sphere) {
    const auto first = static_cast<std::uint32_t>(edges.size());
    const auto flat = [&](shape::Coord c) { return plane.to_plane(sphere.to_sphere(c)); };
    const Flat start = flat(ring.front());
    Flat a = start;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto from = ring[i - 1];
        const auto to = ring[i];
        if (from == to) {
            continue;
        }
        const Flat b = to == ring.front() ? start : flat(to);
        const int pieces = pieces_of(a, b, from, to);
        auto last_lonlat = from;
        for (int k = 1; k <= pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            const auto lonlat = k == pieces ? to : shape::Coord{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
            const Flat end = k == pieces ? b : flat(lonlat);
            edges.push_back({a, end, last_lonlat, lonlat, k == pieces});
            a = end;
            last_lonlat = lonlat;
        }
    }
    rings.push_back({first, static_cast<std::uint32_t>(edges.size()), outer});
}

int GroundEdges::slab_of(double height) const {
    return static_cast<int>(std::clamp((height - bottom_) / slab_height_, 0.0, static_cast<double>(first_.size()) - 2.0));
}

void GroundEdges::make_slabs() {
    double top = -1e9;
    bottom_ = 1e9;
    for (const auto& edge : edges) {
        bottom_ = std::min(bottom_, edge.a.y);
        top = std::max(top, edge.a.y);
    }
    const auto count = std::clamp<std::size_t>(edges.size() / 4, 1, 4096);
    slab_height_ = top > bottom_ ? (top - bottom_) / static_cast<double>(count) : 1.0;
    first_.assign(count + 1, 0);
    const auto each_slab = [&](const Edge& edge, auto take) {
        const int last = slab_of(std::max(edge.a.y, edge.b.y));
        for (int slab = slab_of(std::min(edge.a.y, edge.b.y)); slab <= last; ++slab) {
            take(static_cast<std::size_t>(slab));
        }
    };
    for (const auto& edge : edges) {
        each_slab(edge, [&](std::size_t slab) { ++first_[slab + 1]; });
    }
    for (std::size_t slab = 1; slab <= count; ++slab) {
        first_[slab] += first_[slab - 1];
    }
    slab_edges_.resize(first_.back());
    auto next = first_;
    for (std::uint32_t k = 0; k < edges.size(); ++k) {
        each_slab(edges[k], [&](std::size_t slab) { slab_edges_[next[slab]++] = k; });
    }
}

bool GroundEdges::holds(Flat p) const {
    bool inside = false;
    each_between(p.y, p.y, [&](std::uint32_t k, int) {
        const auto& e = edges[k];
        if ((e.a.y > p.y) != (e.b.y > p.y) && p.x < e.a.x + (p.y - e.a.y) / (e.b.y - e.a.y) * (e.b.x - e.a.x)) {
            inside = !inside;
        }
    });
    return inside;
}

} // namespace gridwarden::analysis
