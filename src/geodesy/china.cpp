#include "geodesy/china.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace gridwarden::geodesy {

namespace {

using std::numbers::pi;

constexpr double semi_major_axis = 6378245.0;
constexpr double eccentricity_squared = 0.00669342162296594323;
constexpr double bd_frequency = pi * 3000.0 / 180.0;
constexpr double settled_deg = 1e-10;
constexpr int most_rounds = 30;

double ripple(double x) {
    return 20.0 * std::sin(6.0 * pi * x) + 20.0 * std::sin(2.0 * pi * x);
}

double shift_north(double x, double y) {
    const double waves = ripple(x) + 20.0 * std::sin(pi * y) + 40.0 * std::sin(pi * y / 3.0) +
                         160.0 * std::sin(pi * y / 12.0) + 320.0 * std::sin(pi * y / 30.0);
    return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + waves * 2.0 / 3.0;
}

double shift_east(double x, double y) {
    const double waves = ripple(x) + 20.0 * std::sin(pi * x) + 40.0 * std::sin(pi * x / 3.0) +
                         150.0 * std::sin(pi * x / 12.0) + 300.0 * std::sin(pi * x / 30.0);
    return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + waves * 2.0 / 3.0;
}

/// The shift is smooth and small against the distance over which it changes, so `guess += wanted - forward(guess)`
/// settles at about one digit a round.
template <Datum From, class Forward>
LonLat<From> invert(double lon_deg, double lat_deg, Forward forward) {
    LonLat<From> guess{lon_deg, lat_deg};
    for (int round = 0; round < most_rounds; ++round) {
        const auto image = forward(guess);
        const double step_lon = lon_deg - image.lon_deg;
        const double step_lat = lat_deg - image.lat_deg;
        guess.lon_deg += step_lon;
        guess.lat_deg += step_lat;
        if (std::abs(step_lon) < settled_deg && std::abs(step_lat) < settled_deg) {
            return guess;
        }
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan};
}

} // namespace

LonLat<Datum::gcj02> to_gcj02(LonLat<Datum::wgs84> p) {
    const double x = p.lon_deg - 105.0;
    const double y = p.lat_deg - 35.0;
    const double lat = p.lat_deg * pi / 180.0;
    const double m = 1.0 - eccentricity_squared * std::sin(lat) * std::sin(lat);
    const double metres_north = semi_major_axis * (1.0 - eccentricity_squared) / (m * std::sqrt(m)) * pi / 180.0;
    const double metres_east = semi_major_axis / std::sqrt(m) * std::cos(lat) * pi / 180.0;
    return {p.lon_deg + shift_east(x, y) / metres_east, p.lat_deg + shift_north(x, y) / metres_north};
}

LonLat<Datum::bd09> to_bd09(LonLat<Datum::gcj02> p) {
    const double radius = std::hypot(p.lon_deg, p.lat_deg) + 0.00002 * std::sin(p.lat_deg * bd_frequency);
    const double angle = std::atan2(p.lat_deg, p.lon_deg) + 0.000003 * std::cos(p.lon_deg * bd_frequency);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

LonLat<Datum::wgs84> to_wgs84(LonLat<Datum::gcj02> p) {
    return invert<Datum::wgs84>(p.lon_deg, p.lat_deg, [](LonLat<Datum::wgs84> q) { return to_gcj02(q); });
}

LonLat<Datum::gcj02> to_gcj02(LonLat<Datum::bd09> p) {
    return invert<Datum::gcj02>(p.lon_deg, p.lat_deg, [](LonLat<Datum::gcj02> q) { return to_bd09(q); });
}

} // namespace gridwarden::geodesy
