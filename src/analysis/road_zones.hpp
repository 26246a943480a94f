#pragma once

#include "analysis/default_zones.hpp"

namespace gridwarden::analysis {

/// Strips along roads and railways and discs round airports, by the first rule that fits the class of each; roads of one name and rule are one
/// zone. A road that a declared zone names as its source gets none.
void draw_road_zones(const table::Table& roads, const Zones* declared, const std::vector<model::ZoneRule>& rules, const ZoneOptions& options,
                     IssueSink& issues, DrawnZones& drawn);

} // namespace gridwarden::analysis
