#include "analysis/hot_agreement.hpp"

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

shape::Geometry joined(const std::vector<shape::Geometry>& polygons) {
    std::vector<const shape::Geometry*> all;
    std::transform(polygons.begin(), polygons.end(), std::back_inserter(all), [](const auto& polygon) { return &polygon; });
    return all.empty() ? shape::Geometry{} : geometry::dissolve(all);
}

} // namespace

double HotOverlap::jaccard() const noexcept {
    const double either = first.in_square_metres() + second.in_square_metres() - both.in_square_metres();
    return either > 0 ? both.in_square_metres() / either : std::nan("");
}

HotOverlap hot_overlap(std::span<const Area> areas, std::span<const std::int64_t> bins, std::span<const std::int64_t> other_bins) {
    HotOverlap overlap;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        overlap.first = bins[i] > 0 ? overlap.first + areas[i] : overlap.first;
        overlap.second = other_bins[i] > 0 ? overlap.second + areas[i] : overlap.second;
        overlap.both = bins[i] > 0 && other_bins[i] > 0 ? overlap.both + areas[i] : overlap.both;
    }
    return overlap;
}

HotOverlap hot_overlap(const std::vector<shape::Geometry>& hot, const std::vector<shape::Geometry>& other_hot) {
    const auto first = joined(hot);
    const auto second = joined(other_hot);
    return {geodesy::area(first), geodesy::area(second), geodesy::area(geometry::intersection(first, second))};
}

} // namespace gridwarden::analysis
