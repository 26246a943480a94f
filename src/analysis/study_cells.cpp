#include "analysis/study_cells.hpp"

#include "analysis/cell_border.hpp"
#include "analysis/cell_outline.hpp"
#include "core/error.hpp"
#include "geodesy/geodesic.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

/// The stretches of a row between cells of the border: each lies inside or outside as a whole.
std::vector<CellRun> runs_between(const std::vector<CellAt>& border) {
    std::vector<CellRun> runs;
    for (std::size_t i = 1; i < border.size(); ++i) {
        if (border[i].row == border[i - 1].row && border[i].column > border[i - 1].column + 1) {
            runs.push_back({border[i].row, border[i - 1].column + 1, border[i].column, 0});
        }
    }
    return runs;
}

/// Those of the stretches whose first cell has its centre in the area.
std::vector<CellRun> runs_inside(std::vector<CellRun> runs, const StudyCells& cells, unsigned threads) {
    std::vector<shape::Coord> centres;
    centres.reserve(runs.size());
    for (const auto& run : runs) {
        centres.push_back(cells.lattice.centre({run.row, run.begin}));
    }
    to_lonlat(cells.plane.crs, cells.middle_lon, centres, threads);
    const auto index = index::build_geos_index({&cells.area, 1}, threads);
    const auto located = index->locate(centres, threads);
    std::vector<CellRun> inside;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (located.unit[i] != index::none) {
            inside.push_back(runs[i]);
        }
    }
    return inside;
}

/// Puts stretches side by side together and numbers the cells.
void number(std::vector<CellRun> runs, StudyCells& cells) {
    std::sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.row != b.row ? a.row < b.row : a.begin < b.begin; });
    std::uint32_t next = 0;
    for (const auto& run : runs) {
        if (!cells.runs.empty() && cells.runs.back().row == run.row && cells.runs.back().end == run.begin) {
            cells.runs.back().end = run.end;
        } else {
            cells.runs.push_back({run.row, run.begin, run.end, next});
        }
        next += static_cast<std::uint32_t>(run.end - run.begin);
    }
    cells.areas.assign(next, Area::square_metres(cells.lattice.area_m2()));
    const auto first_row = cells.runs.front().row;
    cells.row_runs.assign(static_cast<std::size_t>(cells.runs.back().row - first_row) + 2, 0);
    for (const auto& run : cells.runs) {
        ++cells.row_runs[static_cast<std::size_t>(run.row - first_row) + 1];
    }
    for (std::size_t row = 1; row < cells.row_runs.size(); ++row) {
        cells.row_runs[row] += cells.row_runs[row - 1];
    }
}

/// A cell round a pole has no outline in lon/lat.
void require_no_pole(const StudyCells& cells) {
    for (const double lat : {90.0, -90.0}) {
        shape::Coord pole{0, lat};
        to_plane(cells.plane.crs, {&pole, 1}, 1);
        if (shape::is_finite(pole) && std::abs(pole.x) < 5e7 && std::abs(pole.y) < 5e7 &&
            cells.find(cells.lattice.at(pole)) != model::no_unit) {
            throw Error("GW-HOT-053");
        }
    }
}

/// On a plane that is not equal-area each cell is measured.
void measure(StudyCells& cells, unsigned threads) {
    constexpr int fine = 16;
    std::vector<shape::Coord> coords;
    for (const auto cell : cell_places(cells)) {
        append_outline(cells.lattice, cell, cells.pieces * fine, coords);
    }
    to_lonlat(cells.plane.crs, cells.middle_lon, coords, threads);
    const auto each = coords.size() / cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto begin = coords.begin() + static_cast<std::ptrdiff_t>(i * each);
        shape::Path ring(begin, begin + static_cast<std::ptrdiff_t>(each));
        ring.push_back(ring.front());
        cells.areas[i] = geodesy::area(shape::polygon({std::move(ring)}));
    }
}

} // namespace

std::uint32_t StudyCells::find(CellAt at) const noexcept {
    const auto row = static_cast<std::int64_t>(at.row) - runs.front().row;
    if (row < 0 || row + 1 >= static_cast<std::int64_t>(row_runs.size())) {
        return model::no_unit;
    }
    const auto begin = runs.begin() + static_cast<std::ptrdiff_t>(row_runs[static_cast<std::size_t>(row)]);
    const auto end = runs.begin() + static_cast<std::ptrdiff_t>(row_runs[static_cast<std::size_t>(row) + 1]);
    const auto after = std::upper_bound(begin, end, at.column, [](std::int32_t column, const CellRun& run) { return column < run.begin; });
    if (after == begin || at.column >= (after - 1)->end) {
        return model::no_unit;
    }
    return (after - 1)->first + static_cast<std::uint32_t>(at.column - (after - 1)->begin);
}

double expected_cells(const shape::Geometry& area, const Lattice& lattice) {
    return geodesy::area(area).in_square_metres() / lattice.area_m2();
}

StudyCells study_cells(shape::Geometry area, const CellPlane& plane, const Lattice& lattice, unsigned threads) {
    const auto box = shape::box_of(area);
    StudyCells cells{plane, lattice, std::move(area), (box.min_x + box.max_x) / 2, 1, {}, {}, {}, {}};
    cells.pieces = pieces_needed(lattice, geodesy::Transform(geodesy::parse_crs(plane.crs.text)), box);
    const auto border = border_cells(cells.area, lattice, plane.crs, threads);
    auto grounds = overlay_cells(cells.area, border, lattice, plane.crs, cells.middle_lon, cells.pieces, threads);
    auto runs = runs_inside(runs_between(border), cells, threads);
    for (std::size_t i = 0; i < border.size(); ++i) {
        if (grounds[i].kind != CellGround::Kind::none) {
            runs.push_back({border[i].row, border[i].column, border[i].column + 1, 0});
        }
    }
    if (runs.empty()) {
        throw Error("GW-HOT-055");
    }
    number(std::move(runs), cells);
    require_no_pole(cells);
    if (!plane.equal_area()) {
        measure(cells, threads);
    }
    for (std::size_t i = 0; i < border.size(); ++i) {
        if (grounds[i].kind == CellGround::Kind::part) {
            const auto cell = cells.find(border[i]);
            cells.areas[cell] = grounds[i].area;
            cells.clipped.push_back({cell, std::move(grounds[i].drawn), grounds[i].area});
        }
    }
    return cells;
}

std::vector<CellAt> cell_places(const StudyCells& cells) {
    std::vector<CellAt> places;
    places.reserve(cells.size());
    for (const auto& run : cells.runs) {
        for (auto column = run.begin; column < run.end; ++column) {
            places.push_back({run.row, column});
        }
    }
    return places;
}

std::vector<std::string> cell_ids(const StudyCells& cells) {
    const auto prefix = cells.lattice.id_prefix(cells.plane.name);
    std::vector<std::string> ids;
    ids.reserve(cells.size());
    for (const auto place : cell_places(cells)) {
        ids.push_back(cells.lattice.id(prefix, place));
    }
    return ids;
}

} // namespace gridwarden::analysis
