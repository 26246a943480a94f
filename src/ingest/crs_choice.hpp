#pragma once

#include "core/issue.hpp"
#include "geodesy/crs.hpp"
#include "ingest/ingest.hpp"

#include <optional>
#include <string>

namespace gridwarden::ingest {

/// What the coordinates of an input are in, and who said so.
struct CrsChoice {
    std::optional<geodesy::Crs> crs; ///< nothing where a column says it row by row
    int column = -1;                 ///< index of that column
    std::string said;                ///< for the account: `EPSG:4547 (stated by the file)`
};

/// The key `crs` first, then what the layer states about its geometry; without either it is refused unless `assume_wgs84`.
/// `own_geometry`: places are the layer's geometry, not columns of which the layer's CRS says nothing.
/// \throws Error GW-CRS-101; GW-CRS-001 and its kin for what is not understood.
CrsChoice choose_crs(const model::InputSpec& spec, const table::Schema& schema, bool own_geometry, const Options& options,
                     IssueSink& issues);

/// Warns where an edge straight in the projection strays more than 0.1 m from the edge straight in lon/lat (GW-CRS-106).
void tell_stray(Length largest, IssueSink& issues);

} // namespace gridwarden::ingest
