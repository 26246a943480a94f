#include "analysis/cell_sites.hpp"

#include "analysis/cell_outline.hpp"
#include "analysis/cells.hpp"
#include "core/parallel.hpp"
#include "geometry/geometry.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

constexpr std::size_t sites_a_range = 16'384;

/// Points in cells that are not whole may lie outside all the same.
void leave_out_outside(const std::vector<shape::Coord>& points, const StudyCells& cells, unsigned threads, std::vector<std::uint32_t>& found) {
    std::vector<std::uint8_t> is_clipped(cells.size(), 0);
    for (const auto& clipped : cells.clipped) {
        is_clipped[clipped.cell] = 1;
    }
    std::vector<std::size_t> rows;
    std::vector<shape::Coord> places;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i] != model::no_unit && is_clipped[found[i]] != 0) {
            rows.push_back(i);
            places.push_back(points[i]);
        }
    }
    const auto located = index::build_geos_index({&cells.area, 1}, threads)->locate(places, threads);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (located.unit[i] == index::none) {
            found[rows[i]] = model::no_unit;
        }
    }
}

/// How much of a geometry there is, in the measure of its kind, on the plane.
double amount(const shape::Geometry& geometry) {
    double sum = 0;
    for (const auto& part : geometry.parts) {
        for (const auto& path : part) {
            double ring = geometry.kind == shape::Kind::point ? 1 : 0;
            for (std::size_t i = 1; i < path.size(); ++i) {
                const double dx = path[i].x - path[i - 1].x;
                const double dy = path[i].y - path[i - 1].y;
                ring += geometry.kind == shape::Kind::line ? std::hypot(dx, dy) : dy * (path[i].x - path[0].x) - dx * (path[i].y - path[0].y);
            }
            sum += geometry.kind == shape::Kind::polygon ? (&path == &part.front() ? std::abs(ring) : -std::abs(ring)) : ring;
        }
    }
    return sum;
}

/// The cell with the largest share of a footprint (lon/lat).
std::uint32_t cell_of_footprint(shape::Geometry footprint, const StudyCells& cells) {
    for (auto& part : footprint.parts) {
        for (auto& path : part) {
            to_plane(cells.plane.crs, path, 1);
        }
    }
    const auto box = shape::box_of(footprint);
    CellAt first;
    CellAt last;
    cells.lattice.touching(box, first, last);
    std::uint32_t best = model::no_unit;
    double most = 0;
    std::vector<shape::Coord> ring;
    for (auto row = first.row; row <= last.row; ++row) {
        for (auto column = first.column; column <= last.column; ++column) {
            const auto cell = cells.find({row, column});
            if (cell == model::no_unit) {
                continue;
            }
            ring.clear();
            append_outline(cells.lattice, {row, column}, 1, ring);
            ring.push_back(ring.front());
            if (const double share = amount(geometry::intersection(footprint, shape::polygon({ring}))); share > most) {
                most = share;
                best = cell;
            }
        }
    }
    return best;
}

} // namespace

std::vector<std::uint32_t> cells_of_sites(const table::Table& sites, const StudyCells& cells, unsigned threads) {
    const auto points = points_of(sites);
    auto on_plane = points;
    to_plane(cells.plane.crs, on_plane, threads);
    std::vector<std::uint32_t> found(points.size(), model::no_unit);
    parallel_ranges(points.size(), sites_a_range, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            if (shape::is_finite(on_plane[i])) {
                found[i] = cells.find(cells.lattice.at(on_plane[i]));
            }
        }
    });
    leave_out_outside(points, cells, threads, found);
    std::size_t site = 0;
    for (const auto& batch : sites.batches) {
        for (std::size_t row = 0; row < batch.size() && !batch.geometry.points_only(); ++row) {
            if (batch.geometry.kind(row) != shape::Kind::none && !batch.geometry.is_single_point(row)) {
                found[site + row] = cell_of_footprint(batch.geometry.get(row), cells);
            }
        }
        site += batch.size();
    }
    return found;
}

} // namespace gridwarden::analysis
