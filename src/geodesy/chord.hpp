#pragma once

#include "geodesy/ellipsoid.hpp"
#include "shape/coord.hpp"

namespace gridwarden::geodesy {

/// A position in the Earth-centred frame, metres: a straight line between two of them (a chord) knows no antimeridian and no pole.
struct Geocentric {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
    friend Geocentric operator-(Geocentric a, Geocentric b) noexcept { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
    friend Geocentric operator+(Geocentric a, Geocentric b) noexcept { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
    friend Geocentric operator*(double k, Geocentric a) noexcept { return {k * a.x, k * a.y, k * a.z}; }
};
inline double dot(Geocentric a, Geocentric b) noexcept { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline double norm(Geocentric a) noexcept { return std::sqrt(dot(a, a)); }

/// On the ellipsoid at this longitude and latitude; the chord of two positions is never longer than the geodesic between them.
Geocentric geocentric(shape::Coord lonlat);

/// An upper bound of the geodesic over a chord: 2 rho asin(c / 2 rho), rho = b^2/a the least radius of curvature (Schur's comparison
/// theorem). Infinite for chords over 12,500 km, where it need not hold.
double longest_over_chord(double chord_m);

/// Chords up to here are measured without the inverse problem.
inline constexpr double short_chord_m = 30'000.0;

/// The geodesic over a chord from `a` to `b` of length `chord_m`, at most `short_chord_m`: the arc of the circle with Euler's radius
/// of curvature in the middle of the chord. Within 1e-8 m of Karney's answer (measured on 2 million random pairs, 4e-9 m).
inline double short_distance(Geocentric a, Geocentric b, double chord_m) noexcept {
    const Geocentric middle = a + b; // twice the middle; only ratios matter
    const double axis2 = middle.x * middle.x + middle.y * middle.y;
    const double east = (b.y - a.y) * middle.x - (b.x - a.x) * middle.y;
    const double across = axis2 * chord_m * chord_m;
    const double sin2_azimuth = across > 0.0 ? east * east / across : 0.0;
    const double up = middle.z / (1.0 - eccentricity_squared);
    const double w2 = 1.0 - eccentricity_squared * (up * up / (axis2 + up * up));
    const double curvature = std::sqrt(w2) / semi_major_axis_m * (sin2_azimuth + (1.0 - sin2_azimuth) * w2 / (1.0 - eccentricity_squared));
    const double angle2 = chord_m * curvature * chord_m * curvature;
    return chord_m * (1.0 + angle2 / 24.0 + 3.0 * angle2 * angle2 / 640.0);
}

/// The chord lengthened to the way along a sphere of the mean radius: within 3e-8 of the geodesic up to 100 km, for searching; what is
/// reported is measured by `distance`.
inline double quick_distance_m(Geocentric a, Geocentric b) noexcept {
    const auto way = a - b;
    const double square = dot(way, way);
    constexpr double radius = 6371008.8;
    return std::sqrt(square) * (1.0 + square / (24.0 * radius * radius));
}

/// East and north at a position, to tell azimuths of short chords from.
class Horizon {
public:
    explicit Horizon(shape::Coord lonlat);
    [[nodiscard]] const Geocentric& position() const noexcept { return position_; }

    /// Azimuth of the geodesic to `to` over a chord of 10 m to `short_chord_m`, degrees in [0, 360): that of the normal section, less
    /// what the geodesic turns away from it. Within 1e-8 degrees of Karney's answer.
    [[nodiscard]] double azimuth_deg(Geocentric to, double distance_m) const;

private:
    Geocentric position_;
    double sin_lat_;
    double cos_lat_;
    double sin_lon_;
    double cos_lon_;
    double turn_; ///< of the geodesic away from the normal section, radians a square metre, at azimuth 45 degrees
};

} // namespace gridwarden::geodesy
