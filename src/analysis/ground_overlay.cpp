#include "analysis/ground_cover.hpp"

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

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

/// The outline of each station that has one.
std::map<std::uint32_t, shape::Geometry> outlines_of(const std::vector<Reach>& reaches, Length tolerance) {
    std::map<std::uint32_t, std::vector<shape::Geometry>> by_station;
    for (const auto& reach : reaches) {
        if (auto outline = reach_outline(reach, tolerance); !outline.empty()) {
            by_station[reach.station].push_back(std::move(outline));
        }
    }
    std::map<std::uint32_t, shape::Geometry> outlines;
    for (auto& [station, parts] : by_station) {
        outlines.emplace(station, parts.size() == 1 ? std::move(parts.front()) : united(parts));
    }
    return outlines;
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

namespace {

constexpr std::size_t most_shares = 24; ///< more are looked at by quarters of the ground: layers of few are quick

/// What overlay finds, piece by piece of the ground.
struct Layers {
    std::vector<std::vector<shape::Geometry>> at; ///< [k]: pieces under exactly k
    std::set<std::uint32_t> stations;
};

shape::Geometry quarter_of(const shape::Box& box, bool east, bool north) {
    const double x = (box.min_x + box.max_x) / 2;
    const double y = (box.min_y + box.max_y) / 2;
    const double west = east ? x : box.min_x;
    const double south = north ? y : box.min_y;
    const double right = east ? box.max_x : x;
    const double top = north ? box.max_y : y;
    return shape::polygon({{{west, south}, {right, south}, {right, top}, {west, top}, {west, south}}});
}

void lay(const shape::Geometry& ground, const std::map<std::uint32_t, shape::Geometry>& outlines, int halvings, Layers& into) {
    std::map<std::uint32_t, shape::Geometry> near;
    const auto box = shape::box_of(ground);
    for (const auto& [station, outline] : outlines) {
        if (shape::box_of(outline).intersects(box)) {
            near.emplace(station, outline);
        }
    }
    if (near.size() > most_shares && halvings > 0) {
        for (const bool east : {false, true}) {
            for (const bool north : {false, true}) {
                const auto quarter = geometry::intersection(ground, quarter_of(box, east, north));
                if (!quarter.empty()) {
                    lay(quarter, near, halvings - 1, into);
                }
            }
        }
        return;
    }
    std::vector<shape::Geometry> shares;
    for (const auto& [station, outline] : near) {
        auto share = geometry::intersection(ground, outline);
        if (!share.empty()) {
            into.stations.insert(station);
            shares.push_back(std::move(share));
        }
    }
    auto layers = layers_of(ground, shares);
    into.at.resize(std::max(into.at.size(), layers.size()));
    for (std::size_t k = 0; k < layers.size(); ++k) {
        if (!layers[k].empty()) {
            into.at[k].push_back(std::move(layers[k]));
        }
    }
}

} // namespace

GroundCover cover_by_overlay(const shape::Geometry& ground, Area area, const std::vector<Reach>& reaches, const CoverOptions& options) {
    constexpr int most_halvings = 6;
    Layers layers;
    layers.at.resize(1);
    lay(ground, outlines_of(reaches, std::min(options.tolerance, measuring_tolerance)), most_halvings, layers);
    GroundCover cover;
    cover.station_count = static_cast<std::uint32_t>(layers.stations.size());
    cover.max_depth = static_cast<std::uint32_t>(layers.at.size() - 1);
    const auto gap = united(layers.at.front());
    cover.covered = gap.empty() ? area : std::max(Area(), area - geodesy::area(gap));
    if (layers.stations.empty()) {
        cover.covered = Area();
    }
    if (options.gaps) {
        cover.gaps = pieces_of(gap);
    }
    for (std::size_t k = 0; k < options.depth_classes; ++k) {
        std::vector<shape::Geometry> own;
        const auto end = k + 1 == options.depth_classes ? layers.at.size() : std::min(k + 1, layers.at.size());
        for (auto from = k; from < end; ++from) {
            std::move(layers.at[from].begin(), layers.at[from].end(), std::back_inserter(own));
        }
        auto polygons = united(own);
        const auto size = geodesy::area(polygons);
        cover.depth.push_back({std::move(polygons), size});
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
