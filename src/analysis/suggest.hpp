#pragma once

#include "analysis/reach.hpp"
#include "core/quantity.hpp"
#include "table/table.hpp"

#include <optional>
#include <vector>

namespace gridwarden::analysis {

struct SuggestOptions {
    Length radius;
    unsigned count = 1;
    Length tolerance = Length::metres(0.1);
    unsigned threads = 1;
};

/// Where more stations would cover most of what is not covered.
struct Suggestions {
    struct Place {
        shape::Coord at;
        Area gain; ///< what it covers beyond the existing and the better-ranked ones; exact, on the ellipsoid
    };
    std::vector<Place> places; ///< best first; fewer than asked where nothing more would be gained
    Area gain;                 ///< of all places together
    Area gap;                  ///< not covered before
    double certain = 0;        ///< at least this share of what the best choice of as many places on the grid covers
    Length spacing;            ///< of the grid of candidates and of the cells that stand for the gaps
};

/// Places on a grid of an eighth of the radius (wider where that would be more than 200,000 places), inside `ground` and in no
/// `forbidden` polygon: greedy maximum coverage, then each place in turn is moved to the best one left until none moves. Existing
/// stations stay; only gaps count. What the best choice covers is at most the least of f(S) + the K largest gains left over the
/// greedy's steps S (submodularity; Leskovec et al. 2007); `certain` is what was found over that, both in cells of the grid.
Suggestions suggest_stations(const std::vector<shape::Geometry>& gaps, const std::vector<shape::Geometry>& ground,
                             const std::vector<shape::Geometry>& forbidden, const SuggestOptions& options);

/// The radius of all reaches where they have but one.
std::optional<Length> common_radius(const std::vector<Reach>& reaches);

/// `rank` (1 = best), `gain_km2`, points.
table::Table suggestions_table(const Suggestions& suggestions);

} // namespace gridwarden::analysis
