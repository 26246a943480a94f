#include "analysis/ground_cover.hpp"

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <map>

namespace gridwarden::analysis {

namespace {

constexpr Length measuring_tolerance = Length::metres(0.02); ///< areas are those of the outlines

shape::Geometry united(const std::vector<shape::Geometry>& polygons) {
    std::vector<const shape::Geometry*> all;
    for (const auto& polygon : polygons) {
        all.push_back(&polygon);
    }
    return all.empty() ? shape::Geometry{shape::Kind::polygon, {}} : geometry::unary_union(all);
}

/// The ground under each station, stations in their order; stations that cover nothing of it have no entry.
std::vector<shape::Geometry> shares_of(const shape::Geometry& ground, const std::vector<Reach>& reaches, Length tolerance) {
    std::map<std::uint32_t, std::vector<shape::Geometry>> by_station;
    for (const auto& reach : reaches) {
        auto outline = reach_outline(reach, tolerance);
        if (!outline.empty()) {
            by_station[reach.station].push_back(std::move(outline));
        }
    }
    std::vector<shape::Geometry> shares;
    for (const auto& [station, outlines] : by_station) {
        auto share = geometry::intersection(ground, outlines.size() == 1 ? outlines.front() : united(outlines));
        if (!share.empty()) {
            shares.push_back(std::move(share));
        }
    }
    return shares;
}

/// Lays the shares over the ground one after the other: [k] is what lies under exactly k of those laid so far.
std::vector<shape::Geometry> layers_of(const shape::Geometry& ground, const std::vector<shape::Geometry>& shares) {
    std::vector<shape::Geometry> layers{ground};
    for (const auto& share : shares) {
        shape::Geometry risen;
        for (auto& layer : layers) {
            auto up = geometry::intersection(layer, share);
            layer = up.empty() ? std::move(layer) : geometry::difference(layer, share);
            layer = risen.empty() ? std::move(layer) : united({layer, risen});
            risen = std::move(up);
        }
        if (!risen.empty()) {
            layers.push_back(std::move(risen));
        }
    }
    return layers;
}

} // namespace

std::vector<Piece> pieces_of(const shape::Geometry& polygons) {
    std::vector<Piece> pieces;
    for (const auto& part : polygons.parts) {
        shape::Geometry polygon{shape::Kind::polygon, {part}};
        const auto area = geodesy::area(polygon);
        pieces.push_back({std::move(polygon), area});
    }
    return pieces;
}

GroundCover cover_by_overlay(const shape::Geometry& ground, Area area, const std::vector<Reach>& reaches, const CoverOptions& options) {
    GroundCover cover;
    const auto shares = shares_of(ground, reaches, std::min(options.tolerance, measuring_tolerance));
    const auto covered = united(shares);
    const auto gap = geometry::difference(ground, covered);
    cover.station_count = static_cast<std::uint32_t>(shares.size());
    cover.covered = gap.empty() ? area : std::min(geodesy::area(covered), area);
    if (options.gaps) {
        cover.gaps = pieces_of(gap);
    }
    auto layers = layers_of(ground, shares);
    cover.max_depth = static_cast<std::uint32_t>(layers.size() - 1);
    if (options.depth_classes > 0) {
        const auto last = std::min<std::size_t>(options.depth_classes, layers.size()) - 1;
        layers[last] = united({layers.begin() + static_cast<std::ptrdiff_t>(last), layers.end()});
        for (std::size_t k = 0; k < options.depth_classes; ++k) {
            cover.depth.push_back(k > last ? DepthClass{{shape::Kind::polygon, {}}, {}} : DepthClass{layers[k], geodesy::area(layers[k])});
        }
    }
    return cover;
}

std::vector<Piece> union_by_overlay(std::span<const Reach> reaches, Length tolerance) {
    std::vector<shape::Geometry> outlines;
    for (const auto& reach : reaches) {
        outlines.push_back(reach_outline(reach, tolerance));
    }
    return pieces_of(united(outlines));
}

} // namespace gridwarden::analysis
