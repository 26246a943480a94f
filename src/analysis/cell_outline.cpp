#include "analysis/cell_outline.hpp"

#include "core/error.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

constexpr std::size_t few_coords = 20'000; ///< not worth a thread: making a transform costs as much
constexpr double most_stray_m = 0.05;      ///< half of what the contract allows, as only some cells are looked at
constexpr int most_pieces = 1024;

std::size_t range_of(std::size_t coords, unsigned threads) {
    return std::max(few_coords, coords / std::max(threads, 1U) + 1);
}

} // namespace

void to_plane(const shape::CrsTag& plane, std::span<shape::Coord> coords, unsigned threads) {
    parallel_ranges(coords.size(), range_of(coords.size(), threads), threads, [&](std::size_t begin, std::size_t end) {
        geodesy::Transform(geodesy::parse_crs(plane.text)).from_wgs84(coords.subspan(begin, end - begin));
    });
}

void to_lonlat(const shape::CrsTag& plane, double middle_lon, std::span<shape::Coord> coords, unsigned threads) {
    parallel_ranges(coords.size(), range_of(coords.size(), threads), threads, [&](std::size_t begin, std::size_t end) {
        geodesy::Transform(geodesy::parse_crs(plane.text)).to_wgs84(coords.subspan(begin, end - begin));
        for (auto i = begin; i < end; ++i) {
            coords[i].x += 360 * std::round((middle_lon - coords[i].x) / 360);
        }
    });
}

void append_outline(const Lattice& lattice, CellAt cell, int pieces, std::vector<shape::Coord>& out) {
    const auto corners = lattice.corners(cell);
    const auto sides = static_cast<std::size_t>(lattice.sides());
    for (std::size_t side = 0; side < sides; ++side) {
        const auto from = lattice.place(corners[side]);
        const auto to = lattice.place(corners[side + 1 < sides ? side + 1 : 0]);
        for (int k = 0; k < pieces; ++k) {
            const double left = pieces - k;
            out.push_back({(from.x * left + to.x * k) / pieces, (from.y * left + to.y * k) / pieces});
        }
    }
}

int pieces_needed(const Lattice& lattice, const geodesy::Transform& plane, const shape::Box& lonlat) {
    for (int pieces = 1; pieces <= most_pieces; pieces *= 2) {
        double stray = 0;
        for (int i = 0; i < 25 && stray < most_stray_m; ++i) {
            shape::Coord place{lonlat.min_x + (lonlat.max_x - lonlat.min_x) * (i % 5) / 4.0,
                               lonlat.min_y + (lonlat.max_y - lonlat.min_y) * (i / 5) / 4.0};
            plane.from_wgs84({&place, 1});
            if (!shape::is_finite(place)) {
                throw Error("GW-HOT-054");
            }
            shape::Path ring;
            append_outline(lattice, lattice.at(place), pieces, ring);
            ring.push_back(ring.front());
            stray = std::max(stray, geodesy::edge_stray(shape::polygon({ring}), plane).in_metres());
        }
        if (stray < most_stray_m) {
            return pieces;
        }
    }
    throw Error("GW-HOT-053");
}

} // namespace gridwarden::analysis
