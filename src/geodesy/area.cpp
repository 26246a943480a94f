#include "core/error.hpp"
#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"

#include <array>
#include <cmath>

namespace gridwarden::geodesy {

namespace {

/// Adds up without losing what is small (Neumaier 1974).
class Sum {
public:
    void add(double v) noexcept {
        const double next = sum_ + v;
        lost_ += std::abs(sum_) >= std::abs(v) ? (sum_ - next) + v : (v - next) + sum_;
        sum_ = next;
    }
    [[nodiscard]] double value() const noexcept { return sum_ + lost_; }

private:
    double sum_ = 0.0;
    double lost_ = 0.0;
};

/// Square metres a radian of longitude and a radian of latitude: the product of the two radii of curvature and
/// cos(lat).
double density(double lat_deg) noexcept {
    const double sine = std::sin(lat_deg * radians_per_degree);
    const double w2 = 1.0 - eccentricity_squared * sine * sine;
    constexpr double polar = semi_major_axis_m * semi_major_axis_m * (1.0 - eccentricity_squared);
    return polar * std::cos(lat_deg * radians_per_degree) / (w2 * w2);
}

struct Node {
    double place; ///< in [-1, 1]
    double weight;
};
constexpr std::array<Node, 4> gauss_legendre{{{-0.86113631159405257522, 0.34785484513745385737},
                                              {-0.33998104358485626480, 0.65214515486254614263},
                                              {0.33998104358485626480, 0.65214515486254614263},
                                              {0.86113631159405257522, 0.34785484513745385737}}};
// Four nodes on a piece miss at most 5.6e-10 of the largest 8th derivative in t. That is lon h^8 d8 + 8 lon_step h^7 d7
// with the 7th and 8th derivatives of the density below 12 and 30 densities: at h = 5 degrees 2e-15 of the strip, which
// is rounding.
constexpr double longest_step_deg = 5.0;

/// The integral of longitude (less `lon0`) times density over the latitudes of an edge, by pieces.
double edge_integral(double lon, double lat, double lon_step, double lat_step) {
    if (lat_step == 0.0) {
        return 0.0;
    }
    const int pieces = static_cast<int>(std::ceil(std::abs(lat_step) / longest_step_deg));
    double sum = 0.0;
    for (int piece = 0; piece < pieces; ++piece) {
        for (const Node& node : gauss_legendre) {
            const double t = (piece + 0.5 + 0.5 * node.place) / pieces;
            sum += node.weight * (lon + t * lon_step) * density(lat + t * lat_step);
        }
    }
    return sum * lat_step / (2.0 * pieces);
}

/// Signed area, counter-clockwise positive. By Green's theorem it is the integral of lon * density over lat round the
/// ring. Longitude counts from the first corner, so a small ring far from Greenwich loses no digits.
double ring_area(const shape::Path& ring) {
    Sum sum;
    double lon = 0.0;
    double turns = 0.0; // whole turns taken to stay continuous; exact
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const shape::Coord& a = ring[i];
        const shape::Coord& b = ring[i + 1 < ring.size() ? i + 1 : 0]; // an unclosed ring is closed
        const double step = longitude_step(a.x, b.x);
        sum.add(edge_integral(lon, a.y, step, b.y - a.y));
        turns += std::round((b.x - a.x - step) / 360.0);
        lon = (b.x - ring.front().x) - 360.0 * turns;
    }
    if (turns != 0.0) {
        throw Error("GW-GEOM-010");
    }
    return sum.value() * radians_per_degree * radians_per_degree;
}

} // namespace

Area area(const shape::Geometry& polygons) {
    Sum sum;
    if (polygons.kind == shape::Kind::polygon) {
        for (const shape::Part& part : polygons.parts) {
            for (std::size_t ring = 0; ring < part.size(); ++ring) {
                const double size = std::abs(ring_area(part[ring]));
                sum.add(ring == 0 ? size : -size);
            }
        }
    }
    return Area::square_metres(sum.value());
}

} // namespace gridwarden::geodesy
