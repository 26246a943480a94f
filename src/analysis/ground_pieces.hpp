#pragma once

#include "analysis/disc_arcs.hpp"
#include "analysis/ground_links.hpp"

#include <cstdint>
#include <vector>

namespace gridwarden::analysis {

/// Where an edge of the ground crosses the border of a disc.
struct Crossing {
    std::uint32_t edge;
    double t;
    std::uint32_t disc; ///< of those at hand
    bool enters;        ///< the edge enters the disc: there the border, counter-clockwise, leaves the ground
    Flat at;
    double angle;       ///< on the border, from the disc's own east
    std::uint32_t rank = 0; ///< along all borders of the ground
};

/// A disc at hand.
struct Near {
    std::uint32_t disc;
    Circle circle;
    std::vector<std::uint32_t> crossings; ///< by angle
    bool inside = false;                  ///< without crossings: its border lies in the ground
};

/// A piece of a disc's border that lies in the ground.
struct ArcPiece {
    std::uint32_t near;
    double from;
    double to;
    std::uint32_t depth;
    Knot start;
    Knot end;
    double area;
};

/// A piece of the ground's border under so many discs; crossings it lies between, or none for a whole ring.
struct EdgePiece {
    std::uint32_t ring;
    std::uint32_t from;
    std::uint32_t to;
    std::uint32_t depth;
    double area;
};

} // namespace gridwarden::analysis
