#pragma once

#include "analysis/reach.hpp"
#include "core/progress.hpp"
#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::analysis {

/// A piece of ground, its size on the ellipsoid.
struct Piece {
    shape::Geometry polygon; ///< of one part
    Area area;
};

/// All ground of a piece of land that lies within exactly so many reaches.
struct DepthClass {
    shape::Geometry polygons;
    Area area;
};

/// How a polygon of ground is covered.
struct GroundCover {
    Area covered;
    std::uint32_t station_count = 0; ///< stations whose reach shares ground with it
    std::uint32_t max_depth = 0;     ///< stations over the most covered place
    std::vector<Piece> gaps;         ///< connected pieces that no reach covers, where asked for
    std::vector<DepthClass> depth;   ///< [k] = exactly k reaches, the last one k or more; they fill the ground; where asked for
};

struct CoverOptions {
    Length tolerance = Length::metres(0.1); ///< of drawn outlines
    bool gaps = false;
    std::uint32_t depth_classes = 0; ///< 0 = none; 4: 0, 1, 2, 3 or more
    unsigned threads = 1;
    Progress* progress = nullptr;
};

/// How each of some valid polygons in lon/lat, of these sizes on the ellipsoid, is covered. Reaches of several parts, and different reaches of one station, count as
/// one station each. Grounds may overlap: each is looked at alone.
std::vector<GroundCover> cover_grounds(std::span<const shape::Geometry> grounds, std::span<const Area> areas,
                                       std::span<const Reach> reaches, const CoverOptions& options);

/// The same for one ground by overlay of outlines (GEOS): for sectors, lines and footprints, and where arcs cannot be linked.
/// Areas to about 1e-7 of the outlines'.
GroundCover cover_by_overlay(const shape::Geometry& ground, Area area, const std::vector<Reach>& reaches, const CoverOptions& options);

/// The union of all reaches: connected pieces, ordered by their western end, then their southern.
std::vector<Piece> union_of_reaches(std::span<const Reach> reaches, const CoverOptions& options);
std::vector<Piece> union_by_overlay(std::span<const Reach> reaches, Length tolerance);

/// Polygons part by part, with their areas.
std::vector<Piece> pieces_of(const shape::Geometry& polygons);

} // namespace gridwarden::analysis
