#include "geodesy/gauss_sphere.hpp"

#include "geodesy/ellipsoid.hpp"

#include <cmath>

namespace gridwarden::geodesy {

namespace {

const double eccentricity = std::sqrt(eccentricity_squared);

/// Mercator's northing of the ellipsoid with unit equator, from the sine of the latitude.
double isometric(double sine) { return std::atanh(sine) - eccentricity * std::atanh(eccentricity * sine); }

} // namespace

GaussSphere::GaussSphere(shape::Coord middle) : middle_(middle) {
    const double sine = std::sin(middle.y * radians_per_degree);
    const double cosine2 = 1.0 - sine * sine;
    power_ = std::sqrt(1.0 + eccentricity_squared * cosine2 * cosine2 / (1.0 - eccentricity_squared));
    radius_m_ = semi_major_axis_m * std::sqrt(1.0 - eccentricity_squared) / (1.0 - eccentricity_squared * sine * sine);
    shift_ = std::atanh(sine / power_) - power_ * isometric(sine);
}

Direction GaussSphere::to_sphere(shape::Coord lonlat) const {
    const double northing = power_ * isometric(std::sin(lonlat.y * radians_per_degree)) + shift_;
    const double lon = power_ * (lonlat.x - middle_.x) * radians_per_degree;
    const double cosine = 1.0 / std::cosh(northing);
    return {cosine * std::cos(lon), cosine * std::sin(lon), std::tanh(northing)};
}

shape::Coord GaussSphere::to_lonlat(const Direction& d) const {
    const double wanted = (std::asinh(d.z / std::hypot(d.x, d.y)) - shift_) / power_;
    double lat = std::atan(std::sinh(wanted)); // of the sphere: at most 0.2 degrees away
    for (int round = 0; round < 3; ++round) { // Newton: the error is squared each time, below rounding after three
        const double sine = std::sin(lat);
        lat += (wanted - isometric(sine)) * std::cos(lat) * (1.0 - eccentricity_squared * sine * sine) / (1.0 - eccentricity_squared);
    }
    return {middle_.x + std::atan2(d.y, d.x) / (power_ * radians_per_degree), lat / radians_per_degree};
}

double GaussSphere::angle_of(Length length, double lat_deg) const {
    const double sine = std::sin(lat_deg * radians_per_degree);
    const double prime_vertical_circle = std::cos(lat_deg * radians_per_degree) / std::sqrt(1.0 - eccentricity_squared * sine * sine);
    const double scale = power_ / std::cosh(power_ * isometric(sine) + shift_) / (prime_vertical_circle * semi_major_axis_m);
    return length.in_metres() * scale;
}

double GaussSphere::stray_m(Length radius, double lat_deg) const {
    const double away = std::abs(lat_deg - middle_.y) * radians_per_degree;
    const double reach = radius.in_metres() / radius_m_;
    constexpr double cubic = 0.0023; // largest factor of the third power, at 45 degrees: 2/3 e'^2 sin cos
    return radius.in_metres() * cubic * reach * (3 * away * away + 3 * away * reach + reach * reach);
}

} // namespace gridwarden::geodesy
