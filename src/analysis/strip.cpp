#include "analysis/strip.hpp"

#include "analysis/reach.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>

namespace gridwarden::analysis {

namespace {

using shape::Coord;
using shape::Geometry;
using shape::Path;

constexpr double overlap_deg = 0.001; // of the pies at a bend with the strips of its edges, so that no hair is left between them

/// So many pieces of an edge that each is followed by a geodesic within a hundredth of the tolerance, when straight in lon/lat.
int pieces_of(double metres, double lat_deg, double tolerance_m) {
    const double bend = std::tan(std::min(1.5, std::abs(lat_deg) * std::numbers::pi / 180)) / (4 * 6.37e6);
    return std::max(1, static_cast<int>(std::ceil(metres * std::sqrt(bend / (tolerance_m / 100)))));
}

Coord beside_of(Coord c, double near) { return {near + std::remainder(c.x - near, 360.0), c.y}; }

double turn_deg(double from, double to) { return std::remainder(to - from, 360.0); }

/// The strip of one edge, flat at both ends, and the directions in which it begins and ends.
struct EdgeStrip {
    Geometry ground;
    double begin_deg;
    double end_deg;
};

/// The cut across an end: from one corner of the strip over the end of the edge to the other, along geodesics.
Path cut_across(Coord end, double from_deg, double half_width_m, double tolerance_m) {
    const int pieces = pieces_of(half_width_m, end.y, tolerance_m);
    Path path;
    for (int i = -pieces; i <= pieces; ++i) {
        const auto way = Length::metres(half_width_m * std::abs(i) / pieces);
        path.push_back(i == 0 ? end : beside_of(geodesy::direct(end, Angle::degrees(i < 0 ? from_deg : from_deg + 180), way), end.x));
    }
    return path;
}

EdgeStrip strip_of(Coord a, Coord b, double half_width_m, double tolerance_m) {
    const int pieces = pieces_of(geodesy::distance(a, b).in_metres(), a.y, tolerance_m);
    const auto at = [&](int i) {
        const double t = static_cast<double>(i) / pieces;
        return i == pieces ? b : Coord{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    };
    const auto offset = [&](Coord from, double azimuth_deg) {
        return beside_of(geodesy::direct(from, Angle::degrees(azimuth_deg), Length::metres(half_width_m)), a.x);
    };
    const double begin = geodesy::inverse(a, at(1)).azimuth_from.in_degrees();
    double arrive = begin;
    Path left;
    Path right;
    for (int i = 1; i <= pieces; ++i) {
        arrive = geodesy::inverse(at(i - 1), at(i)).azimuth_to.in_degrees();
        if (i < pieces) {
            const double along = arrive + turn_deg(arrive, geodesy::inverse(at(i), at(i + 1)).azimuth_from.in_degrees()) / 2;
            left.push_back(offset(at(i), along - 90));
            right.push_back(offset(at(i), along + 90));
        }
    }
    // A hair longer than the edge at both ends, so that strips that meet at a corner overlap.
    const auto longer = Length::metres(tolerance_m / 10);
    const auto before = beside_of(geodesy::direct(a, Angle::degrees(begin + 180), longer), a.x);
    const auto behind = beside_of(geodesy::direct(b, Angle::degrees(arrive), longer), a.x);
    Path ring = cut_across(before, begin + 90, half_width_m, tolerance_m);
    const Path across = cut_across(behind, arrive - 90, half_width_m, tolerance_m);
    ring.insert(ring.end(), left.begin(), left.end());
    ring.insert(ring.end(), across.begin(), across.end());
    ring.insert(ring.end(), right.rbegin(), right.rend());
    ring.push_back(ring.front());
    return {shape::polygon({std::move(ring)}), begin, arrive};
}

Geometry pie(Coord centre, double from_deg, double turn, Length radius, Length tolerance) {
    Reach reach;
    reach.place = shape::point(centre);
    reach.radius = radius;
    reach.fov_deg = std::min(360.0, std::abs(turn) + 2 * overlap_deg);
    reach.azimuth_deg = from_deg + turn / 2;
    return reach_outline(reach, tolerance);
}

/// What lies outside of a bend, between the strips of its two edges.
Geometry bend(Coord corner, double arrive_deg, double leave_deg, Length half_width, Length tolerance) {
    const double turn = turn_deg(arrive_deg, leave_deg);
    return pie(corner, turn > 0 ? arrive_deg - 90 : arrive_deg + 90, turn, half_width, tolerance);
}

using Node = std::pair<std::int64_t, std::int64_t>;

Node node_of(Coord c) { return {std::llround(std::remainder(c.x, 360.0) * 1e7), std::llround(c.y * 1e7)}; }

/// Which way lines leave a corner where they end.
struct Ends {
    Coord place;
    std::vector<double> leave_deg; ///< of the lines that get a strip here
    bool passed = false;           ///< a line does not end here but passes
};

class Strips {
public:
    Strips(Length half_width, Length tolerance) : half_width_(half_width), tolerance_(tolerance) {}

    void add(const Path& line) {
        std::optional<double> arrive;
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (line[i] == line[i - 1]) {
                continue;
            }
            auto strip = strip_of(line[i - 1], line[i], half_width_.in_metres(), tolerance_.in_metres());
            if (arrive) {
                add_bend(line[i - 1], *arrive, strip.begin_deg);
                end_at(line[i - 1]).passed = true;
            } else {
                end_at(line[i - 1]).leave_deg.push_back(strip.begin_deg);
            }
            arrive = strip.end_deg;
            pieces_.push_back(std::move(strip.ground));
        }
        if (arrive) {
            end_at(line.back()).leave_deg.push_back(*arrive + 180);
        }
    }

    [[nodiscard]] Geometry united(const std::function<bool(Coord)>& goes_on) {
        for (const auto& [node, ends] : ends_) {
            const bool passed = ends.passed || (goes_on && !ends.leave_deg.empty() && goes_on(ends.place));
            if (ends.leave_deg.empty() || (ends.leave_deg.size() == 1 && !passed)) {
                continue;
            }
            if (ends.leave_deg.size() == 2 && !passed) {
                add_bend(ends.place, ends.leave_deg[0] + 180, ends.leave_deg[1]);
            } else {
                pieces_.push_back(pie(ends.place, 0, 360, half_width_, tolerance_));
            }
        }
        std::vector<const Geometry*> all;
        for (const auto& piece : pieces_) {
            all.push_back(&piece);
        }
        return all.empty() ? Geometry{} : geometry::unary_union(all);
    }

private:
    void add_bend(Coord corner, double arrive_deg, double leave_deg) {
        pieces_.push_back(bend(corner, arrive_deg, leave_deg, half_width_, tolerance_));
    }
    Ends& end_at(Coord place) { return ends_.try_emplace(node_of(place), Ends{place, {}, false}).first->second; }

    Length half_width_;
    Length tolerance_;
    std::vector<Geometry> pieces_;
    std::map<Node, Ends> ends_;
};

} // namespace

Geometry strip_outline(const std::vector<Path>& lines, Length half_width, Length tolerance, const std::function<bool(Coord)>& goes_on) {
    Strips strips(half_width, tolerance);
    for (const auto& line : lines) {
        strips.add(line);
    }
    return strips.united(goes_on);
}

} // namespace gridwarden::analysis
