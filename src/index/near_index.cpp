#include "index/near_index.hpp"

#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"

#include <cmath>
#include <limits>
#include <queue>

namespace gridwarden::index {

namespace {

constexpr double least_chord_for_azimuth_m = 10.0; // below it the last bits of positions turn the azimuth by over 1e-8 degrees
constexpr double open_mm = 1e-4;                   // a distance so near to half a millimetre is measured by the inverse problem
constexpr Millimetres farthest = 20'100'000'000;   // further than any two places

double metres(Millimetres distance) { return static_cast<double>(distance) / 1000.0; }

/// The shortest way is at most half a millimetre longer than what rounds to this, and no chord is longer than its way.
double reach_of(Millimetres limit) { return metres(limit) + 0.001; }

shape::Geometry as_geometry(shape::Coord point) { return shape::point(point); }

} // namespace

Millimetres in_millimetres(Length distance) { return std::llround(distance.in_metres() * 1000.0); }

Millimetres bound_in_millimetres(Length bound) {
    return std::min(farthest, static_cast<Millimetres>(std::floor(std::min(bound.in_metres(), 1e9) * 1000.0 + 1e-6)));
}

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

std::optional<NearIndex::Measured> NearIndex::measure(const Origin& from, std::uint32_t entry, geodesy::Geocentric centre, double chord_m,
                                                      Millimetres limit) const {
    if (from.point_ && is_point(entry)) {
        double distance = chord_m <= geodesy::short_chord_m ? geodesy::short_distance(from.horizon_->position(), centre, chord_m) * 1000.0 : 0.5;
        if (std::abs(distance - std::floor(distance) - 0.5) < open_mm) {
            distance = geodesy::distance(*from.point_, points_[rows_[entry]]).in_metres() * 1000.0;
        }
        const Millimetres rounded = std::llround(distance);
        return rounded <= limit ? std::optional(Measured{rounded, std::nullopt}) : std::nullopt;
    }
    std::optional<Outline> made;
    const auto& origin = from.outline_ ? *from.outline_ : made.emplace(as_geometry(*from.point_));
    std::optional<Outline> target;
    const auto& other = is_point(entry) ? target.emplace(as_geometry(points_[rows_[entry]])) : outlines_[entry - point_rows_];
    const auto way = origin.nearest(other, reach_of(limit));
    if (!way || in_millimetres(way->distance) > limit) {
        return std::nullopt;
    }
    return Measured{in_millimetres(way->distance), way};
}

Neighbour NearIndex::neighbour(const Origin& from, std::uint32_t entry, geodesy::Geocentric centre, double chord_m, const Measured& measured,
                               std::vector<Way>& ways) const {
    Neighbour made{measured.distance, std::numeric_limits<double>::quiet_NaN(), rows_[entry], no_way};
    if (measured.way) {
        made.way = static_cast<std::uint32_t>(ways.size());
        ways.push_back({measured.way->from, measured.way->to});
    }
    if (measured.distance == 0) {
        return made;
    }
    const bool short_chord = !measured.way && chord_m >= least_chord_for_azimuth_m && chord_m <= geodesy::short_chord_m;
    const auto way = measured.way ? ways.back() : short_chord ? Way{} : Way{*from.point_, points_[rows_[entry]]};
    made.azimuth_deg = short_chord ? from.horizon_->azimuth_deg(centre, metres(measured.distance))
                                   : geodesy::inverse(way.from, way.to).azimuth_from.in_degrees();
    return made;
}

void NearIndex::order(Neighbours& out) {
    std::sort(out.rows.begin(), out.rows.end(), [](const Neighbour& a, const Neighbour& b) { return a.distance != b.distance ? a.distance < b.distance : a.row < b.row; });
}

void NearIndex::within(const Origin& from, Length bound, Neighbours& out) const {
    out.clear();
    const auto limit = bound_in_millimetres(bound);
    tree_.within(from.ball(), reach_of(limit), [&](std::uint32_t entry, geodesy::Geocentric centre, double chord) {
        if (const auto measured = measure(from, entry, centre, chord, limit)) {
            out.rows.push_back(neighbour(from, entry, centre, chord, *measured, out.ways));
        }
    });
    order(out);
}

void NearIndex::nearest(const Origin& from, std::size_t count, Length bound, Neighbours& out) const {
    out.clear();
    if (count == 0) {
        return;
    }
    auto limit = bound_in_millimetres(bound);
    std::priority_queue<Millimetres> least; // the `count` smallest so far
    tree_.nearing(from.ball(), reach_of(limit), [&](std::uint32_t entry, geodesy::Geocentric centre, double chord) {
        if (const auto measured = measure(from, entry, centre, chord, limit)) {
            out.rows.push_back(neighbour(from, entry, centre, chord, *measured, out.ways));
            least.push(measured->distance);
            if (least.size() > count) {
                least.pop();
            }
            limit = least.size() == count ? std::min(limit, least.top()) : limit;
        }
        return reach_of(limit);
    });
    std::erase_if(out.rows, [&](const Neighbour& row) { return row.distance > limit; });
    order(out);
}

} // namespace gridwarden::index
