#include "analysis/cell_border.hpp"

#include "core/parallel.hpp"
#include "core/progress.hpp"
#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>
#include <span>

namespace gridwarden::analysis {

namespace {

constexpr double least_area_m2 = 1e-3;   ///< what is smaller is left by rounding: areas are known to 1e-4 m2
constexpr double on_line_deg = 1e-12;    ///< rounding of an overlay
constexpr std::size_t few_cells = 4;
constexpr std::size_t few_corners = 32;

/// A straight piece of a drawn side.
struct Chord {
    shape::Coord from;
    shape::Coord to;
    double beyond_m2; ///< ground between it and the side itself, which is straight on the plane; negative where the side is the inner one
};

/// The outline of each cell: corners at even places, the middles of the sides' pieces at odd ones.
struct Outlines {
    std::vector<shape::Coord> coords;
    std::size_t each = 0;

    [[nodiscard]] std::span<const shape::Coord> of(std::size_t cell) const { return std::span(coords).subspan(cell * each, each); }

    /// As it is drawn.
    [[nodiscard]] shape::Path ring(std::size_t cell) const {
        shape::Path ring;
        for (std::size_t i = 0; i < each; i += 2) {
            ring.push_back(of(cell)[i]);
        }
        ring.push_back(ring.front());
        return ring;
    }

    /// A piece and its side enclose two thirds of the box over their greatest distance, as under a parabola.
    [[nodiscard]] std::vector<Chord> chords(std::size_t cell) const {
        std::vector<Chord> chords;
        const auto all = of(cell);
        for (std::size_t i = 0; i < each; i += 2) {
            const auto from = all[i];
            const auto middle = all[i + 1];
            const auto to = all[i + 2 < each ? i + 2 : 0];
            const auto scale = geodesy::scale_at((from.y + to.y) / 2);
            const double twice = (middle.x - from.x) * (to.y - from.y) - (middle.y - from.y) * (to.x - from.x);
            chords.push_back({from, to, twice * scale.east_m_per_deg * scale.north_m_per_deg * 2 / 3});
        }
        return chords;
    }
};

/// How far along a chord a position is, 0 to 1; nothing where it is not on it.
std::optional<double> along(const Chord& chord, shape::Coord p) {
    const double x = chord.to.x - chord.from.x;
    const double y = chord.to.y - chord.from.y;
    const double length = std::hypot(x, y);
    const double t = ((p.x - chord.from.x) * x + (p.y - chord.from.y) * y) / (length * length);
    const double off = ((p.x - chord.from.x) * y - (p.y - chord.from.y) * x) / length;
    return std::abs(off) < on_line_deg && t > -1e-9 && t < 1 + 1e-9 ? std::optional(t) : std::nullopt;
}

/// Ground between the drawn sides and the sides themselves, beside what of them bounds a clipped cell: what its drawing lacks.
double beyond_sides(const shape::Geometry& clipped, const std::vector<Chord>& chords) {
    const auto under = [](double t) { return t * t * (3 - 2 * t); }; // share of a parabola's area up to t
    double sum = 0;
    for (const auto& part : clipped.parts) {
        for (const auto& ring : part) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                for (const auto& chord : chords) {
                    const auto a = along(chord, ring[i - 1]);
                    const auto b = a ? along(chord, ring[i]) : std::nullopt;
                    sum += b ? chord.beyond_m2 * std::abs(under(*b) - under(*a)) : 0;
                }
            }
        }
    }
    return sum;
}

/// Whether an overlay has left an outline as it was (it may begin at another corner and turn the other way).
bool is_all_of(const shape::Geometry& inside, const shape::Path& ring) {
    return inside.parts.size() == 1 && inside.parts.front().size() == 1 && inside.parts.front().front().size() == ring.size() &&
           std::is_permutation(inside.parts.front().front().begin() + 1, inside.parts.front().front().end(), ring.begin() + 1);
}

/// Some cells and the part of the area that surely holds all of their ground.
struct Task {
    std::shared_ptr<const shape::Geometry> area;
    std::vector<std::size_t> cells;
};

class Overlay {
public:
    Overlay(const Outlines& outlines) : outlines_(outlines), boxes_(outlines.coords.size() / outlines.each) {
        for (std::size_t i = 0; i < boxes_.size(); ++i) {
            for (const auto c : outlines.of(i)) {
                boxes_[i].add(c);
            }
        }
    }

    /// Halves the cells, and the area with them, until few of either are left.
    void split(Task task) {
        if (task.cells.size() <= few_cells || coordinate_count(*task.area) <= few_corners) {
            tasks.push_back(std::move(task));
            return;
        }
        check_cancel();
        const auto all = box_of_cells(task.cells);
        const bool wide = all.max_x - all.min_x > all.max_y - all.min_y;
        const auto middle = task.cells.begin() + static_cast<std::ptrdiff_t>(task.cells.size() / 2);
        std::nth_element(task.cells.begin(), middle, task.cells.end(), [&](std::size_t a, std::size_t b) {
            const double left = wide ? boxes_[a].min_x : boxes_[a].min_y;
            const double right = wide ? boxes_[b].min_x : boxes_[b].min_y;
            return left != right ? left < right : a < b;
        });
        for (auto& half : {std::vector<std::size_t>(task.cells.begin(), middle), std::vector<std::size_t>(middle, task.cells.end())}) {
            split({near(*task.area, half), half});
        }
    }

    [[nodiscard]] CellGround ground(const shape::Geometry& area, std::size_t cell) const {
        const auto ring = outlines_.ring(cell);
        auto inside = geometry::intersection(shape::polygon({ring}), area);
        if (is_all_of(inside, ring)) {
            return {CellGround::Kind::whole, {}, {}};
        }
        const double size = geodesy::area(inside).in_square_metres();
        if (size < least_area_m2) {
            return {};
        }
        const double beyond = beyond_sides(inside, outlines_.chords(cell));
        return {CellGround::Kind::part, std::move(inside), Area::square_metres(size + beyond)};
    }

    std::vector<Task> tasks;

private:
    [[nodiscard]] shape::Box box_of_cells(const std::vector<std::size_t>& cells) const {
        shape::Box box;
        for (const auto cell : cells) {
            box.add(boxes_[cell]);
        }
        return box;
    }

    /// The area within a box that is a little larger than the cells.
    [[nodiscard]] std::shared_ptr<const shape::Geometry> near(const shape::Geometry& area, const std::vector<std::size_t>& cells) const {
        auto b = box_of_cells(cells);
        const double x = (b.max_x - b.min_x) / 64;
        const double y = (b.max_y - b.min_y) / 64;
        b = {b.min_x - x, b.min_y - y, b.max_x + x, b.max_y + y};
        const auto window = shape::polygon({{{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}, {b.min_x, b.min_y}}});
        return std::make_shared<shape::Geometry>(geometry::intersection(area, window));
    }

    const Outlines& outlines_;
    std::vector<shape::Box> boxes_;
};

} // namespace

std::vector<CellGround> overlay_cells(const shape::Geometry& area, const std::vector<CellAt>& cells, const Lattice& lattice,
                                      const shape::CrsTag& plane, double middle_lon, int pieces, unsigned threads) {
    Outlines outlines;
    outlines.each = static_cast<std::size_t>(lattice.sides() * pieces * 2);
    outlines.coords.reserve(cells.size() * outlines.each);
    for (const auto cell : cells) {
        append_outline(lattice, cell, pieces * 2, outlines.coords);
    }
    to_lonlat(plane, middle_lon, outlines.coords, threads);
    Overlay overlay(outlines);
    std::vector<std::size_t> all(cells.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    overlay.split({std::make_shared<shape::Geometry>(area), std::move(all)});
    std::vector<CellGround> grounds(cells.size());
    parallel_ranges(overlay.tasks.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            for (const auto cell : overlay.tasks[i].cells) {
                grounds[cell] = overlay.ground(*overlay.tasks[i].area, cell);
            }
        }
    });
    return grounds;
}

} // namespace gridwarden::analysis
