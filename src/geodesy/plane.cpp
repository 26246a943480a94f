#include "core/error.hpp"
#include "core/number_text.hpp"
#include "geodesy/crs.hpp"
#include "geodesy/ellipsoid.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::geodesy {

namespace {

constexpr shape::Box china{73.0, 17.0, 136.0, 54.0};

bool inside(const shape::Box& outer, const shape::Box& inner) {
    return outer.contains({inner.min_x, inner.min_y}) && outer.contains({inner.max_x, inner.max_y});
}

/// The box moved by whole turns so that its middle lies in [-180, 180).
shape::Box on_the_map(shape::Box box) {
    const double turns = 360.0 * std::floor(((box.min_x + box.max_x) / 2.0 + 180.0) / 360.0);
    box.min_x -= turns;
    box.max_x -= turns;
    return box;
}

std::optional<Plane> chinese_belt(const shape::Box& box) {
    const int belt =
        static_cast<int>(std::floor((box.min_x + 1.5) / 3.0)); // belt n lies within 1.5 degrees of 3n degrees
    if (!inside(china, box) || box.max_x > belt * 3.0 + 1.5) {
        return std::nullopt;
    }
    const std::string meridian = std::to_string(belt * 3) + "E";
    return Plane{{"EPSG:" + std::to_string(4534 + belt - 25)},
                 "CGCS2000 / 3-degree Gauss-Kruger CM " + meridian,
                 "the extent lies in China and within the 3-degree belt of " + meridian,
                 {}};
}

std::optional<Plane> utm_zone(const shape::Box& box) {
    const int zone = static_cast<int>(std::floor((box.min_x + 180.0) / 6.0)) + 1;
    if (zone < 1 || zone > 60 || box.max_x > zone * 6.0 - 180.0 || box.min_y < -80.0 || box.max_y > 84.0) {
        return std::nullopt;
    }
    const bool north = box.min_y + box.max_y >= 0.0;
    const std::string name = std::to_string(zone) + (north ? "N" : "S");
    return Plane{{"EPSG:" + std::to_string((north ? 32600 : 32700) + zone)},
                 "WGS 84 / UTM zone " + name,
                 "the extent lies within UTM zone " + name,
                 {}};
}

Plane equal_area(const shape::Box& box) {
    const auto text = [](double degrees) { return number_text(std::round(degrees * 1e4) / 1e4); };
    const std::string lat = text((box.min_y + box.max_y) / 2.0);
    const std::string lon = text((box.min_x + box.max_x) / 2.0);
    return {{"+proj=laea +lat_0=" + lat + " +lon_0=" + lon + " +datum=WGS84 +units=m +no_defs +type=crs"},
            "Lambert azimuthal equal-area at " + lon + ", " + lat,
            "the extent does not fit one Gauss-Kruger belt or UTM zone, so areas are kept true about its centre",
            {}};
}

/// Largest |scale - 1| in any direction at a place, from four neighbours 11 m away: the singular values of the
/// Jacobian.
double scale_error(const std::array<shape::Coord, 4>& west_east_south_north, const Scale& scale, double half_step_deg) {
    const auto& [west, east, south, north] = west_east_south_north;
    const double a = (east.x - west.x) / (2.0 * half_step_deg * scale.east_m_per_deg);
    const double b = (north.x - south.x) / (2.0 * half_step_deg * scale.north_m_per_deg);
    const double c = (east.y - west.y) / (2.0 * half_step_deg * scale.east_m_per_deg);
    const double d = (north.y - south.y) / (2.0 * half_step_deg * scale.north_m_per_deg);
    const double sum = std::hypot(a + d, b - c) / 2.0;
    const double difference = std::hypot(a - d, b + c) / 2.0;
    return std::max(std::abs(sum + difference - 1.0), std::abs(sum - difference - 1.0));
}

/// The worst over 9 x 9 places of the box.
double worst_scale_error(const Transform& plane, const shape::Box& box) {
    constexpr double step = 1e-4;
    double worst = 0.0;
    for (int i = 0; i <= 80; ++i) {
        const int column = i % 9;
        const int row = i / 9;
        const double lon = box.min_x + (box.max_x - box.min_x) * column / 8.0;
        const double lat = std::clamp(box.min_y + (box.max_y - box.min_y) * row / 8.0, -89.9, 89.9);
        std::array<shape::Coord, 4> around{
            {{lon - step, lat}, {lon + step, lat}, {lon, lat - step}, {lon, lat + step}}};
        plane.from_wgs84(around);
        worst = std::max(worst, scale_error(around, scale_at(lat), step)); // NaN, opposite the centre, does not win
    }
    return worst;
}

} // namespace

Plane choose_plane(const shape::Box& lonlat) {
    if (lonlat.empty()) {
        defect("a plane was asked for an empty extent");
    }
    const shape::Box box = on_the_map(lonlat);
    Plane plane = chinese_belt(box).value_or(utm_zone(box).value_or(equal_area(box)));
    plane.worst_scale_error_per_km =
        Length::metres(1000.0 * worst_scale_error(Transform(parse_crs(plane.crs.text)), box));
    return plane;
}

} // namespace gridwarden::geodesy
