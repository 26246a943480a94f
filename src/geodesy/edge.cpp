#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::geodesy {

namespace {

constexpr double piece_deg = 5.0; // an edge turns by less than this over a piece: one nearest point at most in each
constexpr double settled_m = 1e-5;

/// An edge straight in lon/lat and the position it is looked at from.
struct View {
    shape::Coord eye;
    shape::Coord start;
    double lon_step;
    double lat_step;
};

/// What the eye sees at the place `t` of the edge.
struct Sight {
    double t;
    double distance_m;
    double ahead_m; ///< how far it is past the foot (negative: before it), if all were flat
    [[nodiscard]] bool settled() const noexcept {
        // On a flat plane a foot missed by x makes the distance too long by x^2 / 2d, and never by more than x.
        const double missed = std::abs(ahead_m);
        return missed < settled_m || missed * missed < 2.0 * distance_m * settled_m * 0.1;
    }
};

Sight look(const View& view, double t) {
    const shape::Coord place{view.start.x + t * view.lon_step, view.start.y + t * view.lat_step};
    const Line line = inverse(view.eye, place);
    const Scale scale = scale_at(place.y);
    const double east = view.lon_step * scale.east_m_per_deg;
    const double north = view.lat_step * scale.north_m_per_deg;
    const double speed = std::hypot(east, north);
    const double azimuth = line.azimuth_to.in_radians();
    const double metres = line.distance.in_metres();
    const double ahead = speed > 0.0 ? metres * (east * std::sin(azimuth) + north * std::cos(azimuth)) / speed : 0.0;
    return {t, metres, ahead};
}

/// The nearest place between two that look towards each other. `ahead_m` is almost linear in t, so a secant hits at
/// once; the Illinois rule (halve the value of an end that stays twice) keeps the bracket shrinking where it is not.
double between(const View& view, Sight low, Sight high) {
    double best = std::min(low.distance_m, high.distance_m);
    int moved = 0;
    for (int round = 0; round < 100; ++round) {
        const double t = low.t - low.ahead_m * (high.t - low.t) / (high.ahead_m - low.ahead_m);
        if (!(t > low.t && t < high.t)) {
            break; // no double lies between: as near as it gets
        }
        const Sight middle = look(view, t);
        best = std::min(best, middle.distance_m);
        if (middle.settled()) {
            break;
        }
        const int side = middle.ahead_m < 0.0 ? -1 : 1;
        (side < 0 ? low : high) = middle;
        if (side == moved) {
            (side < 0 ? high : low).ahead_m *= 0.5;
        }
        moved = side;
    }
    return best;
}

} // namespace

Length distance_to_edge(shape::Coord p, shape::Coord a, shape::Coord b) {
    const View view{p, a, longitude_step(a.x, b.x), b.y - a.y};
    const double span = std::max(std::abs(view.lon_step), std::abs(view.lat_step));
    const int pieces = std::max(1, static_cast<int>(std::ceil(span / piece_deg)));
    Sight low = look(view, 0.0);
    double best = low.distance_m;
    for (int piece = 1; piece <= pieces; ++piece) {
        const Sight high = look(view, static_cast<double>(piece) / pieces);
        best = std::min(best, high.distance_m);
        if (low.ahead_m < 0.0 && high.ahead_m > 0.0) {
            best = std::min(best, between(view, low, high));
        }
        low = high;
    }
    return Length::metres(best);
}

Reach reach(shape::Coord at, Length distance) {
    // A way of this length changes latitude by at most length / (shortest degree, at the equator); and as it stays
    // below the latitude that this allows, it changes longitude by at most length / (degree of longitude there), which
    // is the shortest it meets.
    constexpr double slack = 1.0 + 1e-9; // and 1e-12 degrees: rounding of the box itself
    const double lat = distance.in_metres() / scale_at(0.0).north_m_per_deg * slack + 1e-12;
    const double top = std::abs(at.y) + lat;
    const double lon = top < 90.0 ? distance.in_metres() / scale_at(top).east_m_per_deg * slack + 1e-12 : 360.0;
    return {lat, lon < 180.0 ? lon : 360.0};
}

} // namespace gridwarden::geodesy
