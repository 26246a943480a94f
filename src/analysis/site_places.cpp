#include "analysis/site_places.hpp"

#include "index/box_index.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace gridwarden::analysis {

SitePlaces::SitePlaces(const table::Table& sites) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    points.reserve(sites.size());
    for (const auto& batch : sites.batches) {
        for (std::uint32_t row = 0; row < batch.size(); ++row) {
            if (batch.geometry.is_single_point(row)) {
                points.push_back(batch.geometry.point(row));
                continue;
            }
            if (batch.geometry.kind(row) != shape::Kind::none) {
                footprints.push_back({static_cast<std::uint32_t>(points.size()), &batch, row});
            }
            points.push_back({nan, nan});
        }
    }
}

const SitePlaces::Footprint* SitePlaces::footprint_of(std::uint32_t site) const {
    if (footprints.empty() || shape::is_finite(points[site])) {
        return nullptr;
    }
    const auto found = std::lower_bound(footprints.begin(), footprints.end(), site, [](const auto& f, auto s) { return f.site < s; });
    return found != footprints.end() && found->site == site ? &*found : nullptr;
}

shape::Geometry SitePlaces::footprint(const Touching& at) const {
    auto moved = geometry(footprints[at.footprint]);
    for (auto& part : moved.parts) {
        for (auto& path : part) {
            for (auto& c : path) {
                c.x += at.turn_deg;
            }
        }
    }
    return moved;
}

std::vector<Touching> touching_boxes(const SitePlaces& places, std::span<const shape::Geometry> polygons) {
    std::vector<shape::Box> boxes;
    for (const auto& polygon : polygons) {
        boxes.push_back(shape::box_of(polygon));
    }
    const index::BoxIndex index(boxes);
    std::vector<Touching> all;
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < places.footprints.size(); ++i) {
        const auto box = shape::box_of(places.geometry(places.footprints[i]));
        const auto first = all.size();
        for (const double turn : {0.0, 360.0, -360.0}) {
            index.touching({box.min_x + turn, box.min_y, box.max_x + turn, box.max_y}, found);
            for (const auto polygon : found) {
                all.push_back({i, polygon, turn});
            }
        }
        std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(), [](const auto& a, const auto& b) { return a.polygon < b.polygon; });
    }
    return all;
}

} // namespace gridwarden::analysis
