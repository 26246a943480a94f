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
constexpr std::size_t footprints_a_range = 256; ///< a transform is made for each range
constexpr double farthest_m = 5e7;

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

/// Far outside its domain a projection may give any number, or none.
bool is_on_plane(shape::Coord p) { return std::abs(p.x) < farthest_m && std::abs(p.y) < farthest_m; }

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
std::uint32_t cell_of_footprint(shape::Geometry footprint, const StudyCells& cells, const geodesy::Transform& plane) {
    for (auto& part : footprint.parts) {
        for (auto& path : part) {
            plane.from_wgs84(path);
        }
    }
    const auto box = shape::box_of(footprint);
    if (!is_on_plane({box.min_x, box.min_y}) || !is_on_plane({box.max_x, box.max_y})) {
        return model::no_unit;
    }
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

void place_footprints(const table::Table& sites, const StudyCells& cells, unsigned threads, std::vector<std::uint32_t>& found) {
    struct Footprint {
        std::size_t site;
        const table::Batch* batch;
        std::size_t row;
    };
    std::vector<Footprint> footprints;
    std::size_t site = 0;
    for (const auto& batch : sites.batches) {
        for (std::size_t row = 0; row < batch.size() && !batch.geometry.points_only(); ++row) {
            if (batch.geometry.kind(row) != shape::Kind::none && !batch.geometry.is_single_point(row)) {
                footprints.push_back({site + row, &batch, row});
            }
        }
        site += batch.size();
    }
    parallel_ranges(footprints.size(), footprints_a_range, threads, [&](std::size_t begin, std::size_t end) {
        const geodesy::Transform plane(geodesy::parse_crs(cells.plane.crs.text));
        for (auto i = begin; i < end; ++i) {
            const auto& [at, batch, row] = footprints[i];
            found[at] = cell_of_footprint(batch->geometry.get(row), cells, plane);
        }
    });
}

} // namespace

std::vector<std::uint32_t> cells_of_sites(const table::Table& sites, const StudyCells& cells, unsigned threads) {
    const auto points = points_of(sites);
    auto on_plane = points;
    to_plane(cells.plane.crs, on_plane, threads);
    std::vector<std::uint32_t> found(points.size(), model::no_unit);
    parallel_ranges(points.size(), sites_a_range, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            if (is_on_plane(on_plane[i])) {
                found[i] = cells.find(cells.lattice.at(on_plane[i]));
            }
        }
    });
    leave_out_outside(points, cells, threads, found);
    place_footprints(sites, cells, threads, found);
    return found;
}

} // namespace gridwarden::analysis
