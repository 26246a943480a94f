#pragma once

#include "bench/made_up.hpp"
#include "shape/geometry.hpp"

namespace gridwarden::bench {

inline std::vector<shape::Geometry> partition(std::uint64_t units, int vertices) {
    std::uint64_t columns = 0;
    std::uint64_t rows = 0;
    const Lattice lattice = lattice_of(units, vertices, columns, rows);
    std::vector<shape::Geometry> polygons;
    for (std::uint64_t k = 0; k < columns * rows; ++k) {
        shape::Path ring;
        for (const auto& p : lattice.ring(k % columns, k / columns)) {
            ring.push_back({p.x, p.y});
        }
        polygons.push_back(shape::polygon({std::move(ring)}));
    }
    return polygons;
}

inline std::vector<shape::Coord> random_sites(std::size_t count) {
    Sites sites;
    std::vector<shape::Coord> points;
    for (std::size_t i = 0; i < count; ++i) {
        const auto p = sites.next();
        points.push_back({rounded(p.x), rounded(p.y)});
    }
    return points;
}

} // namespace gridwarden::bench
