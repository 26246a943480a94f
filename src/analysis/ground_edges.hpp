#pragma once

#include "analysis/disc_arcs.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace gridwarden::analysis {

/// The borders of a ground in the plane that touches the sphere at its middle: outer rings counter-clockwise and holes clockwise, so that
/// ground lies to the left. Edges straight in lon/lat are cut until the plane's straight pieces follow them within 1 mm.
struct GroundEdges {
    GroundEdges(const shape::Geometry& ground, const geodesy::GaussSphere& sphere);

    struct Edge {
        Flat a;
        Flat b;
        shape::Coord from;     ///< in lon/lat
        shape::Coord to;
        bool ends_at_corner;   ///< `to` is a corner of the ground, not a cut
    };
    struct Ring {
        std::uint32_t first;   ///< edges [first, last)
        std::uint32_t last;
        bool outer;
    };
    TouchingPlane plane;
    std::vector<Edge> edges;
    std::vector<Ring> rings;

    /// Edges whose heights overlap those from `low` to `high`; some twice.
    template <class Take>
    void each_between(double low, double high, Take take) const {
        for (int slab = slab_of(low), last = slab_of(high); slab <= last; ++slab) {
            for (auto k = first_[static_cast<std::size_t>(slab)]; k < first_[static_cast<std::size_t>(slab) + 1]; ++k) {
                take(slab_edges_[k], slab);
            }
        }
    }
    /// The first slab of the edge, to tell repetitions.
    [[nodiscard]] int first_slab(std::uint32_t edge) const { return slab_of(std::min(edges[edge].a.y, edges[edge].b.y)); }
    [[nodiscard]] int slab_of(double height) const;
    [[nodiscard]] bool holds(Flat p) const;

private:
    void add_ring(const shape::Path& ring, bool outer, const geodesy::GaussSphere& sphere);
    void make_slabs();
    double bottom_ = 0;
    double slab_height_ = 1;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> slab_edges_;
};

} // namespace gridwarden::analysis
