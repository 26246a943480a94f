#pragma once

#include "shape/geometry.hpp"

#include <vector>

namespace gridwarden::page {

/// A closed ring cut to a box (Sutherland and Hodgman 1974): where it leaves, the result runs along the box. Empty where nothing is left.
shape::Path clip_ring(const shape::Path& ring, const shape::Box& box);

/// The runs of a line whose segments come near the box.
std::vector<shape::Path> clip_line(const shape::Path& line, const shape::Box& box);

} // namespace gridwarden::page
