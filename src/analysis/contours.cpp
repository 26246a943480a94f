#include "analysis/contours.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace gridwarden::analysis {

namespace {

using Edge = std::uint64_t; ///< lattice point times six plus direction

/// The middles of the cells with a frame of points around them that lie below every level.
class Lattice {
public:
    Lattice(const table::Raster& raster, double level) : raster_(raster), level_(level), width_(raster.grid.columns + 2), height_(raster.grid.rows + 2) {
        const double highest = *std::max_element(raster.values.begin(), raster.values.end());
        outside_ = highest > 0 ? -highest : -1.0;
    }

    /// Visits the squares that the level crosses.
    template <class Visit>
    void each_crossed_square(Visit visit) const {
        for (std::size_t r = 0; r + 1 < height_; ++r) {
            bool left = above(r, 0) || above(r + 1, 0);
            bool left_all = above(r, 0) && above(r + 1, 0);
            for (std::size_t c = 0; c + 1 < width_; ++c) {
                const bool right = above(r, c + 1) || above(r + 1, c + 1);
                const bool right_all = above(r, c + 1) && above(r + 1, c + 1);
                if ((left || right) && !(left_all && right_all)) {
                    visit(r, c);
                }
                left = right;
                left_all = right_all;
            }
        }
    }

    /// The four corners of a square, counter-clockwise on the map from the north-west, then its centre.
    struct Corner {
        double value;
        shape::Coord at;
        bool in;
    };
    [[nodiscard]] std::array<Corner, 5> corners(std::size_t r, std::size_t c) const {
        std::array<Corner, 5> five{corner(r, c), corner(r + 1, c), corner(r + 1, c + 1), corner(r, c + 1), {}};
        const double mean = ((five[0].value + five[1].value) + (five[2].value + five[3].value)) / 4;
        five[4] = {mean, {(five[0].at.x + five[2].at.x) / 2, (five[0].at.y + five[2].at.y) / 2}, mean >= level_};
        return five;
    }

    /// Edges of a square: sides from corner k to k + 1 (0..3), spokes from corner k to the centre (4..7).
    [[nodiscard]] Edge edge(std::size_t r, std::size_t c, std::size_t k) const {
        const auto point = [&](std::size_t row, std::size_t column) { return Edge{row} * width_ + column; };
        switch (k) {
        case 0: return point(r, c) * 6 + 1;         // west side: down from here
        case 1: return point(r + 1, c) * 6;         // south side: right from the point below
        case 2: return point(r, c + 1) * 6 + 1;     // east side
        case 3: return point(r, c) * 6;             // north side
        default: return point(r, c) * 6 + k - 2;    // spokes: 2..5
        }
    }

    /// Where the level crosses an edge.
    [[nodiscard]] shape::Coord crossing(Edge edge) const {
        const auto r = edge / 6 / width_;
        const auto c = edge / 6 % width_;
        const auto direction = edge % 6;
        if (direction < 2) {
            return between(corner(r, c), direction == 0 ? corner(r, c + 1) : corner(r + 1, c));
        }
        const auto five = corners(r, c);
        return between(five[direction - 2], five[4]);
    }

private:
    [[nodiscard]] bool framed(std::size_t r, std::size_t c) const { return r == 0 || c == 0 || r + 1 == height_ || c + 1 == width_; }
    [[nodiscard]] double value(std::size_t r, std::size_t c) const {
        return framed(r, c) ? outside_ : raster_.values[(r - 1) * raster_.grid.columns + c - 1];
    }
    [[nodiscard]] bool above(std::size_t r, std::size_t c) const { return value(r, c) >= level_; }
    [[nodiscard]] Corner corner(std::size_t r, std::size_t c) const {
        const auto& grid = raster_.grid;
        const double x = grid.west_m + (static_cast<double>(c) - 0.5) * grid.cell_m;
        const double y = grid.north_m - (static_cast<double>(r) - 0.5) * grid.cell_m;
        const double v = value(r, c);
        return {v, {x, y}, v >= level_};
    }
    [[nodiscard]] shape::Coord between(const Corner& a, const Corner& b) const {
        const double t = std::clamp((level_ - a.value) / (b.value - a.value), 1e-3, 1.0 - 1e-3);
        return {a.at.x + t * (b.at.x - a.at.x), a.at.y + t * (b.at.y - a.at.y)};
    }

    const table::Raster& raster_;
    double level_;
    std::size_t width_;
    std::size_t height_;
    double outside_; ///< value of the frame
};

struct Segment {
    Edge from;
    Edge to;
    bool operator<(const Segment& other) const { return from < other.from; }
};

/// The segment of a triangle, what is above on its left; corners are counter-clockwise, edges[i] leads from corner i to the next.
void add_segment(const std::array<bool, 3>& in, const std::array<Edge, 3>& edges, std::vector<Segment>& segments) {
    const int count = in[0] + in[1] + in[2];
    if (count == 0 || count == 3) {
        return;
    }
    const bool one = count == 1;
    const auto odd = static_cast<std::size_t>(std::find(in.begin(), in.end(), one) - in.begin());
    const auto after = edges[odd];
    const auto before = edges[(odd + 2) % 3];
    segments.push_back(one ? Segment{after, before} : Segment{before, after});
}

std::vector<Segment> segments_of(const Lattice& lattice) {
    std::vector<Segment> segments;
    lattice.each_crossed_square([&](std::size_t r, std::size_t c) {
        const auto corner = lattice.corners(r, c);
        for (std::size_t k = 0; k < 4; ++k) { // the triangle of side k and the centre
            const auto next = (k + 1) % 4;
            add_segment({corner[k].in, corner[next].in, corner[4].in},
                        {lattice.edge(r, c, k), lattice.edge(r, c, 4 + next), lattice.edge(r, c, 4 + k)}, segments);
        }
    });
    std::sort(segments.begin(), segments.end());
    return segments;
}

double doubled_area(const shape::Path& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) - (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    }
    return sum;
}

bool is_inside(const shape::Path& ring, shape::Coord c) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& a = ring[i - 1];
        const auto& b = ring[i];
        if ((a.y > c.y) != (b.y > c.y) && c.x < a.x + (b.x - a.x) * (c.y - a.y) / (b.y - a.y)) {
            inside = !inside;
        }
    }
    return inside;
}

struct Outer {
    double size;
    shape::Box box;
    shape::Part part;
};

shape::Box box_of_ring(const shape::Path& ring) {
    shape::Box box;
    for (const auto c : ring) {
        box.add(c);
    }
    return box;
}

} // namespace

std::vector<double> round_limits(double highest, std::size_t most) {
    if (!(highest > 0) || !std::isfinite(highest)) {
        return {};
    }
    const double least_step = highest / static_cast<double>(most);
    const double power = std::pow(10.0, std::floor(std::log10(least_step)));
    double step = 10 * power;
    for (const double factor : {5.0, 2.5, 2.0, 1.0}) {
        step = factor * power >= least_step * (1 - 1e-9) ? factor * power : step;
    }
    std::vector<double> limits{step};
    while (limits.back() < highest || limits.size() < 2) {
        limits.push_back(step * static_cast<double>(limits.size() + 1));
    }
    return limits;
}

std::vector<shape::Path> rings_at_or_above(const table::Raster& raster, double level) {
    const Lattice lattice(raster, level);
    const auto segments = segments_of(lattice);
    std::vector<std::uint8_t> used(segments.size(), 0);
    std::vector<shape::Path> rings;
    for (std::size_t first = 0; first < segments.size(); ++first) {
        shape::Path ring;
        for (auto at = first; used[at] == 0;) {
            used[at] = 1;
            ring.push_back(lattice.crossing(segments[at].from));
            const auto next = std::lower_bound(segments.begin(), segments.end(), Segment{segments[at].to, 0});
            if (next == segments.end() || next->from != segments[at].to) {
                defect("a contour is not closed");
            }
            at = static_cast<std::size_t>(next - segments.begin());
        }
        if (!ring.empty()) {
            ring.push_back(ring.front());
            rings.push_back(std::move(ring));
        }
    }
    return rings;
}

shape::Geometry band_between(const std::vector<shape::Path>& from, const std::vector<shape::Path>& above) {
    std::vector<Outer> outers;
    std::vector<shape::Path> holes;
    const auto take = [&](shape::Path ring) {
        const double area = doubled_area(ring);
        if (area > 0) {
            const auto box = box_of_ring(ring);
            outers.push_back({area, box, {std::move(ring)}});
        } else {
            holes.push_back(std::move(ring));
        }
    };
    std::for_each(from.begin(), from.end(), take);
    for (auto ring : above) {
        std::reverse(ring.begin(), ring.end());
        take(std::move(ring));
    }
    std::stable_sort(outers.begin(), outers.end(), [](const Outer& a, const Outer& b) { return a.size < b.size; });
    for (auto& hole : holes) {
        const double size = -doubled_area(hole);
        const auto owner = std::find_if(outers.begin(), outers.end(), [&](const Outer& o) {
            return o.size > size && o.box.contains(hole.front()) && is_inside(o.part.front(), hole.front());
        });
        if (owner == outers.end()) {
            defect("a hole of a band lies in none of its rings");
        }
        owner->part.push_back(std::move(hole));
    }
    shape::Geometry band{outers.empty() ? shape::Kind::none : shape::Kind::polygon, {}};
    for (auto outer = outers.rbegin(); outer != outers.rend(); ++outer) { // large ones first
        band.parts.push_back(std::move(outer->part));
    }
    return band;
}

} // namespace gridwarden::analysis
