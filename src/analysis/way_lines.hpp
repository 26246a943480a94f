#pragma once

#include "index/near_index.hpp"
#include "shape/geometry.hpp"

#include <vector>

namespace gridwarden::analysis {

/// Each way as a line from end to end; none where both ends are one place at this many decimals.
shape::GeometryColumn way_lines(const std::vector<index::Way>& ways, int precision);

} // namespace gridwarden::analysis
