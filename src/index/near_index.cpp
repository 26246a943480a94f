#include "index/near_index.hpp"

#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"

#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace gridwarden::index {

namespace {

constexpr double least_chord_for_azimuth_m = 10.0;  // below it the last bits of positions turn the azimuth by over 1e-8 degrees
constexpr Nanometres farthest = 20'100'000'000'000'000; // further than any two places
constexpr double edges_known_to_m = 1e-5;
constexpr double unsure_nm = 100.0;                 // how far a distance over a short chord may be from that of the inverse problem

double metres(Nanometres distance) { return static_cast<double>(distance) / 1e9; }

/// No chord is longer than its way.
double reach_of(Nanometres limit) { return metres(limit) + 1e-6; }

/// Whether the inverse problem could give another side of the limit, or another millimetre.
bool is_open(double distance_nm, Nanometres limit) {
    const double millimetres = distance_nm / 1e6;
    return std::abs(millimetres - std::floor(millimetres) - 0.5) * 1e6 < unsure_nm || std::abs(distance_nm - static_cast<double>(limit)) < unsure_nm;
}

/// By distance, then row. Whole keys sort faster than records; rows of one distance are put in order afterwards.
void order(std::vector<Neighbour>& rows) {
    constexpr unsigned place_bits = 28;
    if (rows.size() >= 1U << place_bits) {
        std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            return std::pair(in_millimetres(a.distance), a.row) < std::pair(in_millimetres(b.distance), b.row);
        });
        return;
    }
    std::vector<std::uint64_t> keys;
    keys.reserve(rows.size());
    for (const auto& row : rows) {
        keys.push_back(static_cast<std::uint64_t>(in_millimetres(row.distance)) << place_bits | keys.size());
    }
    std::sort(keys.begin(), keys.end());
    std::vector<Neighbour> sorted;
    sorted.reserve(rows.size());
    for (const auto key : keys) {
        sorted.push_back(rows[key & ((1U << place_bits) - 1)]);
    }
    rows.swap(sorted);
    for_each_tie(rows, [](auto begin, auto end) { std::sort(begin, end, [](const auto& a, const auto& b) { return a.row < b.row; }); });
}

} // namespace

Nanometres in_nanometres(Length distance) { return std::min(farthest, static_cast<Nanometres>(std::llround(std::min(distance.in_metres(), 1e8) * 1e9))); }

Nanometres within_bound(Length bound) { return in_nanometres(bound) + 500; }

Origin::Origin(shape::Coord point) : point_(point), horizon_(point) {}

Origin::Origin(const shape::Geometry& geometry) : outline_(geometry) {}

NearIndex::NearIndex(std::vector<shape::Coord> points, std::span<const Shape> shapes, unsigned threads) : points_(std::move(points)) {
    for (std::uint32_t row = 0; row < points_.size(); ++row) {
        if (shape::is_finite(points_[row])) {
            rows_.push_back(row);
        }
    }
    point_rows_ = static_cast<std::uint32_t>(rows_.size());
    std::vector<Ball> balls(rows_.size());
    parallel_ranges(rows_.size(), 65536, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            balls[i].centre = geodesy::geocentric(points_[rows_[i]]);
        }
    });
    outlines_.reserve(shapes.size());
    for (const auto& shape : shapes) {
        rows_.push_back(shape.row);
        balls.push_back(outlines_.emplace_back(shape.geometry).ball());
    }
    tree_ = BallTree(balls, threads);
}

std::optional<NearIndex::Measured> NearIndex::measure(const Origin& from, const Candidate& candidate, Nanometres limit) const {
    const auto entry = candidate.entry;
    if (from.point_ && is_point(entry)) {
        const bool is_short = candidate.chord_m <= geodesy::short_chord_m;
        double distance = is_short ? 1e9 * geodesy::short_distance(from.horizon_->position(), candidate.ball.centre, candidate.chord_m) : 0.0;
        if (!is_short || is_open(distance, limit)) {
            distance = 1e9 * geodesy::distance(*from.point_, points_[rows_[entry]]).in_metres();
        }
        const auto rounded = static_cast<Nanometres>(distance + 0.5);
        return rounded <= limit ? std::optional(Measured{rounded, std::nullopt}) : std::nullopt;
    }
    std::optional<Outline> here;
    std::optional<Outline> there;
    const auto& origin = from.outline_ ? *from.outline_ : here.emplace(shape::point(*from.point_));
    const auto& target = is_point(entry) ? there.emplace(shape::point(points_[rows_[entry]])) : outlines_[entry - point_rows_];
    const auto way = origin.nearest(target, reach_of(limit) + edges_known_to_m);
    if (!way) {
        return std::nullopt;
    }
    // Edges are measured to 1e-5 m: what is as near as that touches, and is within a bound that it exceeds by less.
    const auto distance = way->distance.in_metres() < edges_known_to_m ? 0 : std::min(in_nanometres(way->distance), limit);
    return Measured{distance, way};
}

void NearIndex::add(const Origin& from, const Candidate& candidate, const Measured& measured, Neighbours& out) const {
    const auto row = rows_[candidate.entry];
    const auto way_place = measured.way ? static_cast<std::uint32_t>(out.ways.size()) : no_way;
    double azimuth = std::numeric_limits<double>::quiet_NaN();
    if (measured.way) {
        out.ways.push_back({measured.way->from, measured.way->to});
    }
    const bool short_way = !measured.way && candidate.chord_m >= least_chord_for_azimuth_m && candidate.chord_m <= geodesy::short_chord_m;
    if (short_way) {
        azimuth = from.horizon_->azimuth_deg(candidate.ball.centre, metres(measured.distance));
    } else if (in_millimetres(measured.distance) != 0) {
        const auto way = measured.way ? out.ways.back() : Way{*from.point_, points_[row]};
        azimuth = geodesy::inverse(way.from, way.to).azimuth_from.in_degrees();
    }
    out.rows.push_back({measured.distance, azimuth, row, way_place});
}

void NearIndex::within(const Origin& from, Length bound, Neighbours& out) const {
    out.clear();
    const auto limit = within_bound(bound);
    tree_.within(from.ball(), reach_of(limit), [&](std::uint32_t entry, const Ball& ball, double chord) {
        const Candidate candidate{entry, ball, chord};
        if (const auto measured = measure(from, candidate, limit)) {
            add(from, candidate, *measured, out);
        }
    });
    order(out.rows);
}

/// A distance that certainly holds the `count` nearest: between any two balls there is a way no longer than over the chord from far side to
/// far side. Chords only, so that no far place is measured on the way to the near ones.
Nanometres NearIndex::reach_of_nearest(const Origin& from, std::size_t count, Nanometres limit) const {
    std::priority_queue<double> least; // the `count` smallest such chords so far
    double bound = std::numeric_limits<double>::infinity();
    tree_.nearing(from.ball(), reach_of(limit), [&](std::uint32_t, const Ball& ball, double chord) {
        const double across = chord + from.ball().radius_m + ball.radius_m;
        if (across < bound) {
            least.push(across);
            if (least.size() > count) {
                least.pop();
            }
            bound = least.size() == count ? least.top() : bound;
        }
        return bound;
    });
    const double longest = std::isinf(bound) ? bound : geodesy::longest_over_chord(bound);
    return std::min(limit, in_nanometres(Length::metres(longest + 0.001)));
}

void NearIndex::nearest(const Origin& from, std::size_t count, Length bound, Neighbours& out) const {
    out.clear();
    if (count == 0) {
        return;
    }
    auto limit = reach_of_nearest(from, count, within_bound(bound));
    std::priority_queue<Millimetres> least; // the `count` smallest so far
    std::vector<std::pair<Candidate, Measured>> found;
    tree_.nearing(from.ball(), reach_of(limit), [&](std::uint32_t entry, const Ball& ball, double chord) {
        const Candidate candidate{entry, ball, chord};
        if (const auto measured = measure(from, candidate, limit)) {
            found.emplace_back(candidate, *measured);
            least.push(in_millimetres(measured->distance));
            if (least.size() > count) {
                least.pop();
            }
            limit = least.size() == count ? std::min(limit, 1'000'000 * least.top() + 499'999) : limit;
        }
        return reach_of(limit);
    });
    for (const auto& [candidate, measured] : found) {
        if (measured.distance <= limit) {
            add(from, candidate, measured, out);
        }
    }
    order(out.rows);
}

} // namespace gridwarden::index
