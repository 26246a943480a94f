#include "page/map_view.hpp"

#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::page {

namespace {

constexpr double points_per_metre = 72 / 0.0254;

shape::Coord to_lonlat(shape::Coord plane, const geodesy::Transform& transform) {
    transform.to_wgs84({&plane, 1});
    return plane;
}

/// Metres on the ground between two places so far east and west of the middle of the map.
double ground_length(const MapView& view, double plane_metres, const geodesy::Transform& transform) {
    const auto at = [&](double x) { return to_lonlat({view.centre.x + x, view.centre.y}, transform); };
    return geodesy::distance(at(-plane_metres / 2), at(plane_metres / 2)).in_metres();
}

} // namespace

shape::Box MapView::ground(double margin) const noexcept {
    const auto low = to_plane({frame.x - margin, frame.bottom() + margin});
    const auto high = to_plane({frame.right() + margin, frame.y - margin});
    return {low.x, low.y, high.x, high.y};
}

double MapView::denominator() const noexcept { return points_per_metre / scale; }

double round_scale(double denominator) {
    constexpr std::array steps{1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0};
    const double power = std::pow(10, std::floor(std::log10(denominator)));
    const auto step = std::find_if(steps.begin(), steps.end(), [&](double s) { return s * power >= denominator * (1 - 1e-12); });
    return (step == steps.end() ? 10.0 : *step) * power;
}

MapView fit_view(const shape::Box& plane, const Rect& frame, double pad) {
    const double width = plane.max_x - plane.min_x;
    const double height = plane.max_y - plane.min_y;
    const double needed = std::max(width / std::max(frame.width - 2 * pad, 1.0), height / std::max(frame.height - 2 * pad, 1.0)) * points_per_metre;
    return {frame, {(plane.min_x + plane.max_x) / 2, (plane.min_y + plane.max_y) / 2}, points_per_metre / round_scale(needed < 100 ? 10'000 : needed)};
}

ScaleBar scale_bar(const MapView& view, const geodesy::Transform& transform, double most_points) {
    const double longest = ground_length(view, most_points / view.scale, transform);
    if (!(longest > 0)) {
        return {};
    }
    const double power = std::pow(10, std::floor(std::log10(longest)));
    const double metres = longest >= 5 * power ? 5 * power : longest >= 2 * power ? 2 * power : power;
    double plane = metres;
    for (int i = 0; i < 3; ++i) {
        plane *= metres / ground_length(view, plane, transform);
    }
    return {metres, plane * view.scale};
}

double true_north(const MapView& view, const geodesy::Transform& transform) {
    auto place = to_lonlat(view.centre, transform);
    place.y += place.y < 89 ? 0.01 : -0.01;
    const double sign = place.y < 89 ? 1 : -1;
    transform.from_wgs84({&place, 1});
    return std::atan2(sign * (place.x - view.centre.x), sign * (place.y - view.centre.y));
}

} // namespace gridwarden::page
