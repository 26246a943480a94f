#pragma once

#include "analysis/disc_arcs.hpp"
#include "analysis/ground_links.hpp"

namespace gridwarden::analysis {

/// Green's integral on the touching plane, (x dy - y dx) / 2 over 1 + (x^2 + y^2) / 4: round a region it is its area on the sphere.
/// Along a straight piece, and along an arc, counter-clockwise.
double area_beside(Flat a, Flat b);
double area_beside(const Circle& circle, double from, double sweep);

/// Names of the ends of an arc of this disc; of kind 0 for a whole circle.
Knot start_of(std::uint32_t disc, const Arc& arc);
Knot end_of(std::uint32_t disc, const Arc& arc);

/// Corners of an arc from its start, without its end, in lon/lat: corners lie twice as far outside as the edges between them inside,
/// so that the area is kept. What is not (the ends lie on the arc) is returned in square metres, beyond the drawn arc positive.
double draw_arc(shape::Path& path, const DiscArcs& discs, std::uint32_t disc, double from, double to, Length tolerance, bool backwards);

} // namespace gridwarden::analysis
