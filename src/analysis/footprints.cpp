#include "analysis/footprints.hpp"

#include "analysis/unit_geometry.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>

namespace gridwarden::analysis {

namespace {

/// Size of a footprint in the measure of its kind.
double size_of(const shape::Geometry& geometry) {
    switch (geometry.kind) {
    case shape::Kind::polygon: return geodesy::area(geometry).in_square_metres();
    case shape::Kind::line: return geodesy::length(geometry).in_metres();
    case shape::Kind::point: return static_cast<double>(geometry.parts.size());
    case shape::Kind::none: break;
    }
    return 0;
}

constexpr double turns[] = {0.0, 360.0, -360.0}; // units across the antimeridian are unwrapped: what lies beside may stand a turn away

shape::Geometry turned(const shape::Geometry& geometry, double turn) { return turn == 0 ? geometry : moved(geometry, turn); }

double size_or_zero(const shape::Geometry& geometry) { return geometry.empty() ? 0 : size_of(geometry); }

/// Size of what a footprint shares with a unit.
double shared_size(const shape::Geometry& footprint, const shape::Geometry& unit, const shape::Box& box) {
    double size = 0;
    for (const double turn : turns) {
        if (const auto there = turned(footprint, turn); box.intersects(shape::box_of(there))) {
            size += size_or_zero(geometry::intersection(there, unit));
        }
    }
    return size;
}

shape::Geometry without(shape::Geometry footprint, const shape::Geometry& unit, const shape::Box& box) {
    for (const double turn : turns) {
        if (const auto there = turned(footprint, turn); box.intersects(shape::box_of(there))) {
            footprint = turned(geometry::difference(there, unit), -turn);
        }
    }
    return footprint;
}

/// A unit that has some of a footprint.
struct Taker {
    std::uint32_t unit;
    double size;
    bool preferred;
};

} // namespace

Divider::Divider(const model::UnitLevel& level) : level_(level), boxes_(boxes_of(level)), index_(boxes_) {}

Division Divider::divide(const shape::Geometry& footprint, const std::function<bool(std::uint32_t)>& preferred) const {
    // A line that runs back on itself and a point given twice are there once.
    const auto ground = footprint.kind == shape::Kind::polygon ? footprint : geometry::intersection(footprint, footprint);
    const double whole = size_or_zero(ground);
    std::vector<Taker> takers;
    for (const auto unit : touching(index_, shape::box_of(ground))) {
        if (const double size = shared_size(ground, level_.polygons[unit], boxes_[unit]); size > 0 && whole > 0) {
            takers.push_back({unit, size, preferred && preferred(unit)});
        }
    }
    std::stable_partition(takers.begin(), takers.end(), [](const auto& taker) { return taker.preferred; });
    auto left = ground;
    for (std::size_t i = 1; i < takers.size(); ++i) {
        left = without(std::move(left), level_.polygons[takers[i - 1].unit], boxes_[takers[i - 1].unit]);
        takers[i].size = left.empty() ? 0 : shared_size(left, level_.polygons[takers[i].unit], boxes_[takers[i].unit]);
    }
    Division division{{}, static_cast<std::uint32_t>(takers.size())};
    double inside = 0;
    for (const auto& taker : takers) {
        if (taker.size > 1e-12 * whole) { // below it is rounding along a border
            division.shares.push_back({0, 0, taker.unit, std::min(taker.size / whole, 1.0)});
            inside += taker.size / whole;
        }
    }
    std::sort(division.shares.begin(), division.shares.end(), [](const auto& a, const auto& b) { return a.unit < b.unit; });
    if (whole > 0 && inside < 1 - 1e-9) {
        division.shares.push_back({0, 0, model::no_unit, 1 - inside});
    }
    return division;
}

std::uint32_t largest_share(const std::vector<Share>& shares) {
    std::uint32_t best = model::no_unit;
    double most = 0;
    for (const auto& share : shares) {
        if (share.unit != model::no_unit && share.share > most) {
            most = share.share;
            best = share.unit;
        }
    }
    return best;
}

} // namespace gridwarden::analysis
