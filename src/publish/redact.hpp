#pragma once

#include "publish/publication.hpp"

namespace gridwarden::publish {

/// How far a position moves at most when both coordinates are rounded to 0.001 degrees: half the diagonal of such a cell, at the latitude of the
/// box that is nearest to the equator. 73 to 74 m at 30 degrees north.
Length coarsening(const shape::Box& lonlat);

/// A copy for the public. Columns are those of an allow-list (no names of sites, no free text, no keeper); positions of sites and stations are rounded to
/// 0.001 degrees, footprints become such a point; counts of 1 and 2 are left out, also where a total minus the others would give them, and the sites of such
/// units with them; breakdowns with a count of 1 or 2 at a level are left out for the level; layers that show exact places (styles with `"public": false`),
/// cells smaller than 1 km, tables without a style, statistics from which a count could be computed, ids behind claims and what issues quote are
/// left out. `redactions` says what was done, in the language of the publication.
Publication redacted(Publication publication);

} // namespace gridwarden::publish
