#include "analysis/cell_border.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

/// A position in lon/lat and on the plane.
struct Place {
    shape::Coord lonlat;
    shape::Coord plane;
};

/// Follows edges over the plane and notes the cells they come near.
class Marker {
public:
    Marker(const Lattice& lattice, const shape::CrsTag& plane) : lattice_(lattice), transform_(geodesy::parse_crs(plane.text)) {}

    /// An edge straight in lon/lat is bent on the plane: it is halved until its pieces are short and almost straight.
    void edge(const Place& from, const Place& to, int depth = 0) {
        Place middle{{(from.lonlat.x + to.lonlat.x) / 2, (from.lonlat.y + to.lonlat.y) / 2}, {}};
        middle.plane = middle.lonlat;
        transform_.from_wgs84({&middle.plane, 1});
        if (!shape::is_finite(middle.plane)) {
            throw Error("GW-HOT-054");
        }
        const double bent = std::hypot(middle.plane.x - (from.plane.x + to.plane.x) / 2, middle.plane.y - (from.plane.y + to.plane.y) / 2);
        const double length = std::hypot(to.plane.x - from.plane.x, to.plane.y - from.plane.y);
        if (depth < most_depth && (length > lattice_.size_m() / 2 || bent > lattice_.size_m() * slack / 2)) {
            edge(from, middle, depth + 1);
            edge(middle, to, depth + 1);
            return;
        }
        if (length > lattice_.size_m()) { // torn: the plane has a cut here, as cylinders have at the far meridian
            throw Error("GW-HOT-054");
        }
        shape::Box box;
        box.add(from.plane);
        box.add(to.plane);
        box.add(middle.plane);
        mark(box);
    }

    std::vector<CellAt> finish() {
        std::sort(cells_.begin(), cells_.end());
        cells_.erase(std::unique(cells_.begin(), cells_.end()), cells_.end());
        return std::move(cells_);
    }

private:
    static constexpr double slack = 0.01; ///< of a cell: how far beyond a piece's box cells are taken to be near
    static constexpr int most_depth = 40;

    void mark(shape::Box box) {
        const double more = slack * lattice_.size_m();
        box = {box.min_x - more, box.min_y - more, box.max_x + more, box.max_y + more};
        CellAt first;
        CellAt last;
        lattice_.touching(box, first, last);
        for (auto row = first.row; row <= last.row; ++row) {
            for (auto column = first.column; column <= last.column; ++column) {
                const CellAt cell{row, column};
                if (lattice_.box(cell).intersects(box) && (cells_.empty() || cells_.back() != cell)) {
                    cells_.push_back(cell);
                }
            }
        }
    }

    const Lattice& lattice_;
    geodesy::Transform transform_;
    std::vector<CellAt> cells_;
};

} // namespace

std::vector<CellAt> border_cells(const shape::Geometry& area, const Lattice& lattice, const shape::CrsTag& plane, unsigned threads) {
    Marker marker(lattice, plane);
    for (const auto& part : area.parts) {
        for (const auto& ring : part) {
            auto on_plane = ring;
            to_plane(plane, on_plane, threads);
            for (std::size_t i = 1; i < ring.size(); ++i) {
                marker.edge({ring[i - 1], on_plane[i - 1]}, {ring[i], on_plane[i]});
            }
        }
    }
    return marker.finish();
}

} // namespace gridwarden::analysis
