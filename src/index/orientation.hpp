#pragma once

#include "shape/coord.hpp"

namespace gridwarden::index {

/// On which side of the line from `a` to `b` a point lies: positive = left, negative = right, 0 = on the line. Exact for every
/// three coordinates whose products neither overflow nor fall below 1e-290.
int orientation(shape::Coord a, shape::Coord b, shape::Coord p);

} // namespace gridwarden::index
