#pragma once

#include "analysis/cluster.hpp"
#include "table/table.hpp"

#include <optional>

namespace gridwarden::analysis {

/// The sites with `cluster_id core` (a site without a place: both null), and with `repeat_id repeat_count repeat_first repeat_last`
/// where repeat places were asked for.
table::Table with_clusters(const table::Table& sites, const Clusters& clusters, const std::optional<RepeatPlaces>& repeats);

/// A row a cluster: `cluster_id site_count core_count area_km2` and the convex hull of its sites, edges straight in lon/lat, so that it
/// covers them all. Sites at one place or in one line have a hull without area: then a small octagon, or a strip, of a tenth of the radius
/// is drawn and `area_km2` is 0. A cluster round a pole has no outline.
table::Table cluster_hulls(std::span<const shape::Coord> lonlat, const Clusters& clusters, Length radius);

/// The convex hull of points in the plane of their coordinates (Andrew 1979), counter-clockwise, closed; fewer than four
/// coordinates where they lie at one place or in one line.
shape::Path convex_hull(std::vector<shape::Coord> points);

} // namespace gridwarden::analysis
