#include "ingest/footprints.hpp"

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

namespace gridwarden::ingest {

namespace {

shape::Geometry repaired(shape::Geometry footprint, std::size_t row, RowJudge& judge) {
    if (footprint.kind == shape::Kind::polygon && geometry::encircles_pole(footprint)) {
        judge.reject(row, "GW-GEOM-104", "", "");
        return {};
    }
    footprint = geometry::unwrap(footprint);
    const auto defect = geometry::find_defect(footprint);
    if (!defect) {
        return footprint;
    }
    auto valid = geometry::make_valid(footprint);
    if (valid.empty()) {
        judge.reject(row, "GW-GEOM-102", "", defect->reason);
        return {};
    }
    judge.note(row, "GW-GEOM-101", defect->reason,
               {{"before", geodesy::area(footprint).in_square_metres()}, {"after", geodesy::area(valid).in_square_metres()}},
               std::pair{defect->at.x, defect->at.y});
    return valid;
}

} // namespace

shape::GeometryColumn repaired_footprints(const shape::GeometryColumn& footprints, RowJudge& judge) {
    shape::GeometryColumn out;
    for (std::size_t row = 0; row < footprints.size(); ++row) {
        auto geometry = footprints.get(row);
        const bool extended = geometry.kind == shape::Kind::polygon || geometry.kind == shape::Kind::line;
        out.push(extended && !judge.rejected(row) ? repaired(std::move(geometry), row, judge) : geometry);
    }
    return out;
}

} // namespace gridwarden::ingest
