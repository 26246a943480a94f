#pragma once

#include "core/issue.hpp"
#include "core/quantity.hpp"
#include "model/units.hpp"

namespace gridwarden::analysis {

/// Settles `parents` of every level (declared parent where stated, else the coarser unit of largest overlap) and whether the
/// levels nest: a unit nests where no more of it lies outside its parent than digitising explains (the tolerance and its
/// reason stand in levels.cpp). Units that do not are issues, and then `nested` is false.
void link_levels(model::UnitTree& tree, unsigned threads, IssueSink& issues);

/// What `check` tells of boundaries (R22, R23): gaps, overlaps, slivers, nesting, children that do not add up to their
/// parent, duplicated codes. Issues carry the geometry of the place.
struct TopologySummary {
    std::size_t gaps = 0;
    std::size_t overlaps = 0;
    Area gap_area;
    Area overlap_area;
};
TopologySummary check_topology(const model::UnitTree& tree, unsigned threads, IssueSink& issues);

} // namespace gridwarden::analysis
