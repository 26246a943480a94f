#pragma once

#include "core/quantity.hpp"
#include "shape/coord.hpp"

namespace gridwarden::geodesy {

/// A direction from the middle of a sphere.
struct Direction {
    double x = 0;
    double y = 0;
    double z = 0;
    friend Direction operator+(Direction a, Direction b) noexcept { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
    friend Direction operator*(double k, Direction a) noexcept { return {k * a.x, k * a.y, k * a.z}; }
};
inline double dot(const Direction& a, const Direction& b) noexcept { return a.x * b.x + a.y * b.y + a.z * b.z; }

/// Gauss' conformal sphere of the WGS 84 ellipsoid: angles are kept, and lengths too at one parallel, up to the third power of the
/// distance from it (a part in 10^8 at one degree, in 10^6 at five). With its radius at the scale of its centre, a geodesic disc is a cap
/// of the sphere: the outline strays by `stray_m`.
/// Source: Gauss (1843), Untersuchungen ueber Gegenstaende der hoeheren Geodaesie; Snyder (1987), Map Projections, ch. 21 double
/// stereographic uses the same sphere.
class GaussSphere {
public:
    /// The parallel without distortion, and the meridian from which longitudes count (within 180 degrees to either side).
    explicit GaussSphere(shape::Coord middle);

    [[nodiscard]] Direction to_sphere(shape::Coord lonlat) const;
    /// Inverse; longitude beside the middle.
    [[nodiscard]] shape::Coord to_lonlat(const Direction& direction) const;
    /// The angle at the middle of the sphere under a short length at a latitude.
    [[nodiscard]] double angle_of(Length length, double lat_deg) const;
    /// About how far the outline of a disc can lie from the true one, in metres.
    [[nodiscard]] double stray_m(Length radius, double lat_deg) const;

private:
    shape::Coord middle_;
    double power_;
    double shift_;
    double radius_m_;
};

} // namespace gridwarden::geodesy
