#pragma once

#include "index/box_index.hpp"
#include "shape/geometry.hpp"

#include <optional>
#include <span>
#include <vector>

namespace gridwarden::analysis {

/// Proves without an overlay that a polygon lies in another, as nearly every town does in its county. Polygons are valid and lie in
/// one plane; they are looked at, not kept.
class Containment {
public:
    explicit Containment(std::span<const shape::Geometry> outers);

    /// True only where no ground of `inner` lies outside `outers[outer]`; false where that is not so or would take an overlay to tell.
    /// \pre `outers[outer]` covers every corner of `inner`; `inside[i]` says that corner i (parts, rings and corners in their order)
    /// is in its interior, or 0 where that is not known.
    [[nodiscard]] bool surely_holds(std::size_t outer, const shape::Geometry& inner, std::span<const std::uint8_t> inside) const;

private:
    /// An edge with the ground of its polygon on the left.
    struct Edge {
        shape::Coord from;
        shape::Coord to;
    };
    /// Edges that follow each other on one ring.
    struct Run {
        std::size_t outer;
        std::size_t part;
        std::size_t first;
        std::size_t last;
    };
    struct PartBoxes {
        shape::Box whole;
        std::vector<shape::Box> holes;
    };

    void add_ring(std::size_t outer, std::size_t part, const shape::Path& ring, bool hole);
    [[nodiscard]] std::optional<std::size_t> only_part_near(std::size_t outer, const shape::Box& box) const;
    [[nodiscard]] bool ring_lies_in(const Run& holder, const shape::Path& ring, bool hole, std::span<const std::uint8_t> inside) const;
    static bool edge_lies_in(const Edge& edge, bool an_end_inside, std::span<const Edge> near);

    std::vector<std::vector<PartBoxes>> boxes_; ///< [outer][part]
    std::vector<Edge> edges_;
    std::vector<Run> runs_;
    std::optional<index::BoxIndex> run_index_;
};

} // namespace gridwarden::analysis
