#include "analysis/arc_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gridwarden::analysis {

namespace {

constexpr double pi = std::numbers::pi;

double weight(double x, double y) { return 0.5 / (1.0 + (x * x + y * y) / 4.0); }

Knot knot_of(std::uint32_t leaver, std::uint32_t left, std::uint32_t depth) { return {1, leaver, left, depth}; }

} // namespace

/// Along a straight piece (Gauss-Legendre of two points: pieces are far shorter than the plane bends).
double area_beside(Flat a, Flat b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    constexpr double node = 0.21132486540518711775;
    const double mean = 0.5 * (weight(a.x + node * dx, a.y + node * dy) + weight(b.x - node * dx, b.y - node * dy));
    return mean * (a.x * b.y - b.x * a.y);
}

/// Along an arc, counter-clockwise (Gauss-Legendre of five points on at most an eighth of a turn: 1e-13).
double area_beside(const Circle& circle, double from, double sweep) {
    constexpr std::array<std::array<double, 2>, 5> nodes{{{-0.90617984593866399280, 0.23692688505618908751},
                                                          {-0.53846931010568309104, 0.47862867049936646804},
                                                          {0.0, 0.56888888888888888889},
                                                          {0.53846931010568309104, 0.47862867049936646804},
                                                          {0.90617984593866399280, 0.23692688505618908751}}};
    const int pieces = std::max(1, static_cast<int>(std::ceil(sweep / (pi / 4))));
    const double half = sweep / (2.0 * pieces);
    double sum = 0;
    for (int piece = 0; piece < pieces; ++piece) {
        for (const auto& [place, share] : nodes) {
            const double angle = from + half * (2 * piece + 1 + place);
            const double cosine = std::cos(angle);
            const double sine = std::sin(angle);
            const double x = circle.centre.x + circle.radius * cosine;
            const double y = circle.centre.y + circle.radius * sine;
            sum += share * weight(x, y) * circle.radius * (x * cosine + y * sine);
        }
    }
    return sum * half;
}

Knot start_of(std::uint32_t disc, const Arc& arc) {
    return arc.from_disc == no_disc ? Knot() : arc.from_leaves ? knot_of(disc, arc.from_disc, arc.depth) : knot_of(arc.from_disc, disc, arc.depth);
}
Knot end_of(std::uint32_t disc, const Arc& arc) {
    return arc.to_disc == no_disc ? Knot() : arc.to_enters ? knot_of(arc.to_disc, disc, arc.depth) : knot_of(disc, arc.to_disc, arc.depth);
}

double draw_arc(shape::Path& path, const DiscArcs& discs, std::uint32_t disc, double from, double to, Length tolerance, bool backwards) {
    const Cap& cap = discs.caps()[disc];
    const double step = std::min(pi / 32, std::sqrt(12 * tolerance.in_metres() / std::max(cap.radius_m, 1e-3)));
    const int count = std::max(1, static_cast<int>(std::ceil((to - from) / step)));
    const double even = (to - from) / count;
    Cap wide = cap;
    const double angle = std::atan2(cap.sine, cap.cosine) * std::sqrt(even / std::sin(even));
    wide.sine = std::sin(angle);
    wide.cosine = std::cos(angle);
    const bool whole = to - from >= 2 * pi;
    for (int i = 0; i < count; ++i) {
        const double at = backwards ? to - i * even : from + i * even;
        path.push_back(discs.sphere().to_lonlat((i == 0 && !whole ? cap : wide).at(at)));
    }
    const double out = angle / std::atan2(cap.sine, cap.cosine);
    const double fan = count == 1 ? std::sin(even) : (count - 2) * even + 2 * out * std::sin(even);
    return whole ? 0.0 : 0.5 * cap.radius_m * cap.radius_m * (to - from - fan);
}

} // namespace gridwarden::analysis
