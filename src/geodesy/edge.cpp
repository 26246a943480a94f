#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"
#include "geodesy/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::geodesy {

namespace {

constexpr double piece_deg = 5.0; // an edge turns by less than this over a piece: one nearest point at most in each
constexpr double settled_m = 1e-5;

/// An edge straight in lon/lat.
struct Edge {
    shape::Coord start;
    double lon_step;
    double lat_step;

    Edge(shape::Coord a, shape::Coord b) : start(a), lon_step(longitude_step(a.x, b.x)), lat_step(b.y - a.y) {}
    [[nodiscard]] shape::Coord at(double t) const noexcept { return {start.x + t * lon_step, start.y + t * lat_step}; }
    [[nodiscard]] int pieces() const noexcept {
        return std::max(1, static_cast<int>(std::ceil(std::max(std::abs(lon_step), std::abs(lat_step)) / piece_deg)));
    }
};

/// What an eye sees at the place `t` of an edge.
struct Sight {
    double t;
    double distance_m;
    double ahead_m;   ///< how far it is past the foot (negative: before it), if all were flat
    shape::Coord eye;
};

Sight look(shape::Coord eye, const Edge& edge, double t) {
    const shape::Coord place = edge.at(t);
    const Line line = inverse(eye, place);
    const Scale scale = scale_at(place.y);
    const double east = edge.lon_step * scale.east_m_per_deg;
    const double north = edge.lat_step * scale.north_m_per_deg;
    const double speed = std::hypot(east, north);
    const double azimuth = line.azimuth_to.in_radians();
    const double metres = line.distance.in_metres();
    const double ahead = speed > 0.0 ? metres * (east * std::sin(azimuth) + north * std::cos(azimuth)) / speed : 0.0;
    return {t, metres, ahead, eye};
}

/// On a flat plane a foot missed by x makes the distance to a fixed eye too long by x^2 / 2d, and never by more than x.
bool settled_for_one_eye(const Sight& sight) {
    const double missed = std::abs(sight.ahead_m);
    return missed < settled_m || missed * missed < 2.0 * sight.distance_m * settled_m * 0.1;
}

/// The nearest place between two that look towards each other. `ahead_m` is almost linear in t, so a secant hits at
/// once; the Illinois rule (halve the value of an end that stays twice) keeps the bracket shrinking where it is not.
template <class Look, class Settled>
Sight between(Sight low, Sight high, Look look_at, Settled settled) {
    Sight best = low.distance_m <= high.distance_m ? low : high;
    int moved = 0;
    for (int round = 0; round < 100; ++round) {
        const double t = low.t - low.ahead_m * (high.t - low.t) / (high.ahead_m - low.ahead_m);
        if (!(t > low.t && t < high.t)) {
            break; // no double lies between: as near as it gets
        }
        const Sight middle = look_at(t);
        best = middle.distance_m < best.distance_m ? middle : best;
        if (settled(middle, high.t - low.t)) {
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

/// The nearest place of an edge, piece by piece.
template <class Look, class Settled>
Sight nearest_place(int pieces, Look look_at, Settled settled) {
    Sight low = look_at(0.0);
    Sight best = low;
    const auto take = [&](const Sight& sight) { best = sight.distance_m < best.distance_m ? sight : best; };
    for (int piece = 1; piece <= pieces; ++piece) {
        const Sight high = look_at(static_cast<double>(piece) / pieces);
        take(high);
        if (low.ahead_m < 0.0 && high.ahead_m > 0.0) {
            take(between(low, high, look_at, settled));
        }
        low = high;
    }
    return best;
}

Sight nearest_place(shape::Coord p, const Edge& edge) {
    return nearest_place(
        edge.pieces(), [&](double t) { return look(p, edge, t); }, [](const Sight& sight, double) { return settled_for_one_eye(sight); });
}

shape::Coord on_the_map(shape::Coord c) { return {std::abs(c.x) > 180.0 ? std::remainder(c.x, 360.0) : c.x, c.y}; }

double side(shape::Coord a, shape::Coord b, shape::Coord c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/// Where two edges cross, as a place of the first; NaN where they do not. Ends that only touch are left to the measuring.
double crossing(const Edge& first, const Edge& second) {
    const shape::Coord a{0.0, 0.0};
    const shape::Coord b{first.lon_step, first.lat_step};
    for (const double turn : {0.0, -360.0, 360.0}) {
        const shape::Coord c{longitude_step(first.start.x, second.start.x) + turn, second.start.y - first.start.y};
        const shape::Coord d{c.x + second.lon_step, c.y + second.lat_step};
        const double from = side(c, d, a);
        const double to = side(c, d, b);
        if (from * to < 0.0 && side(a, b, c) * side(a, b, d) < 0.0) {
            return from / (from - to);
        }
    }
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

Nearest nearest_on_edge(shape::Coord p, shape::Coord a, shape::Coord b) {
    const Edge edge(a, b);
    const Sight best = nearest_place(p, edge);
    return {Length::metres(best.distance_m), on_the_map(p), on_the_map(edge.at(best.t))};
}

Length distance_to_edge(shape::Coord p, shape::Coord a, shape::Coord b) {
    return Length::metres(nearest_place(p, Edge(a, b)).distance_m);
}

Nearest nearest_between_edges(shape::Coord a, shape::Coord b, shape::Coord c, shape::Coord d) {
    const Edge first(a, b);
    const Edge second(c, d);
    if (const double t = crossing(first, second); !std::isnan(t)) {
        const auto place = on_the_map(first.at(t));
        return {Length(), place, place};
    }
    // The distance of a place of the first edge to the whole second one is convex along a piece, so its slope tells how much a better
    // place can gain at most.
    const double length_m = std::hypot(first.lon_step * scale_at(0.0).east_m_per_deg, first.lat_step * scale_at(90.0).north_m_per_deg);
    const auto look_across = [&](double t) { return look(second.at(nearest_place(first.at(t), second).t), first, t); };
    const auto settled = [&](const Sight& sight, double bracket) {
        return std::abs(sight.ahead_m) * bracket * length_m <= sight.distance_m * settled_m;
    };
    const Sight best = nearest_place(std::max(first.pieces(), second.pieces()), look_across, settled);
    Nearest nearest{Length::metres(best.distance_m), on_the_map(first.at(best.t)), on_the_map(best.eye)};
    for (const auto& end : {c, d}) {
        const auto other = nearest_on_edge(end, a, b);
        nearest = other.distance < nearest.distance ? Nearest{other.distance, other.to, other.from} : nearest;
    }
    return nearest;
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
