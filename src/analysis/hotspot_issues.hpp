#pragma once

#include "analysis/hotspot.hpp"

namespace gridwarden::analysis {

/// Refuses or warns of too few units for statistics of significance.
/// \throws Error GW-HOT-001 for fewer than 8, unless `force`
void require_enough(std::size_t units, bool force, IssueSink& issues);

/// What the scores do not tell by themselves: who has none and why, parts that are not linked, bins that cannot be reached.
void tell_scores(const HotspotInput& input, const Hotspot& scores, std::size_t parts, const HotspotOptions& options, IssueSink& issues);

} // namespace gridwarden::analysis
