#pragma once

#include "analysis/disc_arcs.hpp"
#include "analysis/ground_cover.hpp"

#include <optional>

namespace gridwarden::analysis {

/// How a ground is covered by discs, from the arcs of their borders and the pieces of its own (Green's theorem): no polygon stands for
/// a circle. Nothing where arcs and pieces do not link up, which happens where circles and borders meet in one point; then overlay
/// decides. \pre no two discs are of one station
std::optional<GroundCover> cover_by_arcs(const shape::Geometry& ground, Area area, const DiscArcs& discs, const CoverOptions& options);

/// The union of all discs; nothing where arcs do not link up.
std::optional<std::vector<Piece>> union_by_arcs(const DiscArcs& discs, Length tolerance);

} // namespace gridwarden::analysis
