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

/// Units across the antimeridian are unwrapped: a footprint on the other side is moved by a turn to meet them.
shape::Geometry moved(shape::Geometry geometry, double degrees) {
    for (auto& part : geometry.parts) {
        for (auto& path : part) {
            for (auto& c : path) {
                c.x += degrees;
            }
        }
    }
    return geometry;
}

/// Size of what a footprint shares with a unit.
double shared_size(const shape::Geometry& footprint, const shape::Geometry& unit) {
    double size = 0;
    const auto box = shape::box_of(unit);
    for (const double turn : {0.0, 360.0, -360.0}) {
        const auto there = turn == 0 ? footprint : moved(footprint, turn);
        if (box.intersects(shape::box_of(there))) {
            const auto shared = geometry::intersection(there, unit);
            size += shared.empty() ? 0 : size_of(shared);
        }
    }
    return size;
}

} // namespace

Divider::Divider(const model::UnitLevel& level) : level_(level), boxes_(boxes_of(level)), index_(boxes_) {}

std::vector<std::uint32_t> Divider::touching(const shape::Geometry& footprint) const {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> found;
    for (const double turn : {0.0, 360.0, -360.0}) {
        index_.touching(shape::box_of(turn == 0 ? footprint : moved(footprint, turn)), found);
        all.insert(all.end(), found.begin(), found.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<Share> Divider::divide(const shape::Geometry& footprint) const {
    const double whole = size_of(footprint);
    std::vector<Share> shares;
    double inside = 0;
    for (const auto unit : touching(footprint)) {
        const double size = shared_size(footprint, level_.polygons[unit]);
        if (size > 0 && whole > 0) {
            shares.push_back({0, 0, unit, size / whole});
            inside += size / whole;
        }
    }
    if (whole > 0 && inside < 1 - 1e-9) {
        shares.push_back({0, 0, model::no_unit, 1 - inside});
    }
    return shares;
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
