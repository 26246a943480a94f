#include "analysis/cell_outline.hpp"
#include "analysis/study_cells.hpp"

#include <algorithm>

namespace gridwarden::analysis {

namespace {

/// Drawn outlines where sides are straight lines: a corner is transformed once for all cells that meet there.
class SharedCorners {
public:
    SharedCorners(const StudyCells& cells, const std::vector<CellAt>& places, unsigned threads) : lattice_(cells.lattice) {
        for (const auto place : places) { // by rows, so a level of corners grows to the east; hexagons of two rows share one
            const auto corners = lattice_.corners(place);
            for (int i = 0; i < lattice_.sides(); ++i) {
                const auto node = corners[static_cast<std::size_t>(i)];
                auto& level = level_of(node.y);
                level.begin = std::min(level.begin, node.x);
                level.end = std::max(level.end, node.x + 1);
            }
        }
        number();
        for (std::size_t y = 0; y < levels_.size(); ++y) {
            for (auto x = levels_[y].begin; x < levels_[y].end; x += step()) {
                corners_.push_back(lattice_.place({x, lowest_ + static_cast<std::int64_t>(y)}));
            }
        }
        to_lonlat(cells.plane.crs, cells.middle_lon, corners_, threads);
    }

    [[nodiscard]] shape::Coord at(Node node) const noexcept {
        const auto& level = levels_[static_cast<std::size_t>(node.y - lowest_)];
        return corners_[level.first + static_cast<std::size_t>((node.x - level.begin) / step())];
    }

private:
    struct Level {
        std::int64_t begin = INT64_MAX;
        std::int64_t end = INT64_MIN;
        std::size_t first = 0;
    };

    /// Corners of hexagons are every other node of a level.
    [[nodiscard]] std::int64_t step() const noexcept { return lattice_.shape() == CellShape::square ? 1 : 2; }

    Level& level_of(std::int64_t y) {
        if (levels_.empty()) {
            lowest_ = y;
        }
        levels_.resize(std::max(levels_.size(), static_cast<std::size_t>(y - lowest_) + 1));
        return levels_[static_cast<std::size_t>(y - lowest_)];
    }

    void number() {
        std::size_t next = 0;
        for (auto& level : levels_) {
            level.first = next;
            next += level.end > level.begin ? static_cast<std::size_t>((level.end - level.begin + step() - 1) / step()) : 0;
        }
        corners_.reserve(next);
    }

    const Lattice& lattice_;
    std::int64_t lowest_ = 0;
    std::vector<Level> levels_;
    std::vector<shape::Coord> corners_;
};

/// Drawn outlines of any cells, one after the other.
std::vector<shape::Coord> outlines(const StudyCells& cells, const std::vector<CellAt>& places, unsigned threads) {
    std::vector<shape::Coord> coords;
    coords.reserve(places.size() * static_cast<std::size_t>(cells.lattice.sides() * cells.pieces));
    if (cells.pieces > 1) {
        for (const auto place : places) {
            append_outline(cells.lattice, place, cells.pieces, coords);
        }
        to_lonlat(cells.plane.crs, cells.middle_lon, coords, threads);
        return coords;
    }
    const SharedCorners corners(cells, places, threads);
    for (const auto place : places) {
        const auto nodes = cells.lattice.corners(place);
        for (int i = 0; i < cells.lattice.sides(); ++i) {
            coords.push_back(corners.at(nodes[static_cast<std::size_t>(i)]));
        }
    }
    return coords;
}

} // namespace

shape::GeometryColumn cell_polygons(const StudyCells& cells, unsigned threads) {
    const auto coords = outlines(cells, cell_places(cells), threads);
    const auto each = static_cast<std::ptrdiff_t>(cells.lattice.sides() * cells.pieces);
    shape::GeometryColumn polygons;
    polygons.reserve(cells.size());
    shape::Geometry whole = shape::polygon({shape::Path(static_cast<std::size_t>(each) + 1)});
    auto& ring = whole.parts.front().front();
    auto clipped = cells.clipped.begin();
    auto from = coords.begin();
    for (std::uint32_t cell = 0; cell < cells.size(); ++cell, from += each) {
        if (clipped != cells.clipped.end() && clipped->cell == cell) {
            polygons.push(clipped->ground);
            ++clipped;
        } else {
            std::copy(from, from + each, ring.begin());
            ring.back() = ring.front();
            polygons.push(whole);
        }
    }
    return polygons;
}

} // namespace gridwarden::analysis
