#pragma once

#include "core/quantity.hpp"
#include "index/outline.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace gridwarden::index {

/// Distances are compared in whole nanometres.
using Nanometres = std::int64_t;
Nanometres in_nanometres(Length distance);
/// The largest distance within a closed bound: half a micrometre more, for positions in degrees are not known any finer.
Nanometres within_bound(Length bound);

/// Whole millimetres, as distances are written. Order and ties speak of these, so that nobody sees two equal distances in an order that the
/// last bits chose.
using Millimetres = std::int64_t;
constexpr Millimetres in_millimetres(Nanometres distance) { return (distance + 500'000) / 1'000'000; }

/// A row near a place.
struct Neighbour {
    Nanometres distance;
    double azimuth_deg;  ///< from the place, clockwise from north, in [0, 360); NaN where the distance is written as 0
    std::uint32_t row;
    std::uint32_t way;   ///< into `Neighbours::ways`, `no_way` between two points
};
inline constexpr std::uint32_t no_way = 0xFFFFFFFFu;

/// Where the shortest way between two outlines begins and ends.
struct Way {
    shape::Coord from;
    shape::Coord to;
};

struct Neighbours {
    std::vector<Neighbour> rows; ///< by distance in millimetres, then row
    std::vector<Way> ways;
    void clear() { rows.clear(), ways.clear(); }
};

/// Calls `take(begin, end)` for each run of two or more rows at one distance in millimetres.
template <class Take>
void for_each_tie(std::vector<Neighbour>& rows, Take take) {
    for (auto begin = rows.begin(); begin != rows.end();) {
        auto end = begin + 1;
        while (end != rows.end() && in_millimetres(end->distance) == in_millimetres(begin->distance)) {
            ++end;
        }
        if (end - begin > 1) {
            take(begin, end);
        }
        begin = end;
    }
}

/// A row that is a line, a polygon or several points.
struct Shape {
    std::uint32_t row;
    shape::Geometry geometry;
};

/// What distances are measured from.
class Origin {
public:
    explicit Origin(shape::Coord point);
    explicit Origin(const shape::Geometry& geometry);

private:
    friend class NearIndex;
    [[nodiscard]] Ball ball() const { return point_ ? Ball{horizon_->position(), 0.0} : outline_->ball(); }
    std::optional<shape::Coord> point_;
    std::optional<geodesy::Horizon> horizon_;
    std::optional<Outline> outline_;
};

/// Nearest rows and rows within a distance: geodesic on WGS 84, edge to edge, exact in every decision. A chord is never longer than its
/// geodesic, so chords decide what is looked at; short chords give the distance to 1e-8 m, and the inverse problem is solved where that
/// leaves a decision or a millimetre open, and beyond 30 km. Immutable once built; asked from any number of threads.
class NearIndex {
public:
    /// Rows of points (NaN: no point in this row), and shapes beside them.
    NearIndex(std::vector<shape::Coord> points, std::span<const Shape> shapes, unsigned threads);
    /// Every row within a closed bound.
    void within(const Origin& from, Length bound, Neighbours& out) const;
    /// The `count` nearest rows within a bound, and all that are as near as the last of them, to the millimetre.
    void nearest(const Origin& from, std::size_t count, Length bound, Neighbours& out) const;

private:
    struct Measured {
        Nanometres distance;
        std::optional<geodesy::Nearest> way; ///< none between two points
    };
    /// An entry of the tree that a chord lets through.
    struct Candidate {
        std::uint32_t entry;
        Ball ball;
        double chord_m;
    };
    [[nodiscard]] bool is_point(std::uint32_t entry) const noexcept { return entry < point_rows_; }
    [[nodiscard]] Nanometres reach_of_nearest(const Origin& from, std::size_t count, Nanometres limit) const;
    [[nodiscard]] std::optional<Measured> measure(const Origin& from, const Candidate& candidate, Nanometres limit) const;
    void add(const Origin& from, const Candidate& candidate, const Measured& measured, Neighbours& out) const;

    std::vector<shape::Coord> points_;
    std::vector<std::uint32_t> rows_;   ///< of the entries of the tree: points first, then outlines
    std::uint32_t point_rows_ = 0;
    std::vector<Outline> outlines_;
    BallTree tree_;
};

} // namespace gridwarden::index
