#include "geodesy/chord.hpp"

#include <limits>

namespace gridwarden::geodesy {

namespace {

constexpr double second_eccentricity_squared = eccentricity_squared / (1.0 - eccentricity_squared);
constexpr double least_radius_m = semi_major_axis_m * (1.0 - eccentricity_squared);
constexpr double longest_certain_chord_m = 12.5e6; // below it the geodesic is shorter than pi rho

} // namespace

Geocentric geocentric(shape::Coord lonlat) {
    const double lat = lonlat.y * radians_per_degree;
    const double lon = lonlat.x * radians_per_degree;
    const double sin_lat = std::sin(lat);
    const double normal = semi_major_axis_m / std::sqrt(1.0 - eccentricity_squared * sin_lat * sin_lat);
    const double axis = std::abs(lonlat.y) == 90.0 ? 0.0 : normal * std::cos(lat);
    return {axis * std::cos(lon), axis * std::sin(lon), normal * (1.0 - eccentricity_squared) * sin_lat};
}

double longest_over_chord(double chord_m) {
    return chord_m <= longest_certain_chord_m ? 2.0 * least_radius_m * std::asin(chord_m / (2.0 * least_radius_m))
                                              : std::numeric_limits<double>::infinity();
}

Horizon::Horizon(shape::Coord lonlat)
    : position_(geocentric(lonlat)), sin_lat_(std::sin(lonlat.y * radians_per_degree)), cos_lat_(std::cos(lonlat.y * radians_per_degree)),
      sin_lon_(std::sin(lonlat.x * radians_per_degree)), cos_lon_(std::cos(lonlat.x * radians_per_degree)) {
    const double w2 = 1.0 - eccentricity_squared * sin_lat_ * sin_lat_;
    turn_ = second_eccentricity_squared * cos_lat_ * cos_lat_ * w2 / (12.0 * semi_major_axis_m * semi_major_axis_m);
}

double Horizon::azimuth_deg(Geocentric to, double distance_m) const {
    const Geocentric chord = to - position_;
    const double outward = cos_lon_ * chord.x + sin_lon_ * chord.y;
    const double east = cos_lon_ * chord.y - sin_lon_ * chord.x;
    const double north = cos_lat_ * chord.z - sin_lat_ * outward;
    const double section = std::atan2(east, north);
    const double sin_twice = 2.0 * east * north / (east * east + north * north);
    const double degrees = (section - turn_ * distance_m * distance_m * sin_twice) / radians_per_degree;
    return degrees < 0.0 ? degrees + 360.0 : degrees;
}

} // namespace gridwarden::geodesy
