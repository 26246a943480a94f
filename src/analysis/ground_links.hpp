#pragma once

#include "analysis/disc_arcs.hpp"
#include "core/quantity.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace gridwarden::analysis {

/// A point where pieces of borders meet, by name: two discs (the border of the first leaves the second) under so many others, or the
/// crossing of a disc with an edge of the ground.
struct Knot {
    std::uint32_t kind = 0; ///< 0 none (a closed piece), 1 two discs, 2 a disc and an edge
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t depth = 0;
    friend auto operator<=>(const Knot&, const Knot&) = default;
};

/// A directed piece of border: ground of its class lies to the left.
struct Strand {
    Knot from;
    Knot to;
    double area;        ///< its share of Green's integral
    shape::Path path;   ///< in lon/lat, without its last point
    bool arc;
    double bulge_m2 = 0; ///< what lies between the true arc and the drawn one
};

/// A closed border.
struct Loop {
    double area = 0; ///< negative for a hole
    shape::Path path;
    bool arcs = false;
    double bulge_m2 = 0;
};

/// Strands joined end to end; nothing where some end has no partner or several.
std::optional<std::vector<Loop>> link(std::vector<Strand> strands);

/// Loops as polygons of one part, each with its area in the unit of the loops; holes go to the smallest outer border round them. Loops of
/// less than `least` are dropped. Nothing where a hole has no outer border.
struct LinkedPolygon {
    shape::Geometry polygon;
    double area;
    double bulge_m2;
};
std::optional<std::vector<LinkedPolygon>> polygons_of(std::vector<Loop> loops, double least);

} // namespace gridwarden::analysis
