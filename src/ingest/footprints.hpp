#pragma once

#include "ingest/row_judge.hpp"
#include "shape/geometry.hpp"

namespace gridwarden::ingest {

/// Makes the footprints of a batch in lon/lat continuous across the antimeridian and repairs those that are not valid, which is told
/// with the area before and after (GW-GEOM-101). Of which nothing is left, or that run round a pole, are rejected (GW-GEOM-102, -104).
shape::GeometryColumn repaired_footprints(const shape::GeometryColumn& footprints, RowJudge& judge);

} // namespace gridwarden::ingest
