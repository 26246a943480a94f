#pragma once

#include "analysis/protection_zones.hpp"
#include "core/language.hpp"
#include "core/progress.hpp"
#include "model/rule.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace gridwarden::analysis {

/// Where a site lies to a zone. Zones are closed: a point on the border is inside; a footprint that shares no more than a piece of
/// border with a zone is `part`, with an overlap of 0. `none`: there are no zones.
enum class Relation : std::uint8_t { inside, part, outside, none };
std::string_view name_of(Relation relation);

inline constexpr std::uint32_t no_zone = 0xFFFFFFFFu;
inline constexpr std::uint32_t no_rule = 0xFFFFFFFFu;

/// A site and a zone that touches it; or a site that no zone touches, and its nearest.
struct Hit {
    std::uint32_t site;
    std::uint32_t zone = no_zone;
    Relation relation = Relation::outside;
    bool on_border = false;  ///< touches the zone's border
    bool governs = false;    ///< of the zones that touch the site the strictest, the smallest id where several are
    double overlap_m2 = std::numeric_limits<double>::quiet_NaN(); ///< of a footprint that is a polygon; NaN for the rest
    double overlap_share = std::numeric_limits<double>::quiet_NaN(); ///< of its area
    double distance_m = std::numeric_limits<double>::quiet_NaN(); ///< to the zone's border, from within as from without; 0 on it
    std::uint32_t rule = no_rule;
};

struct Hits {
    std::vector<Hit> rows;      ///< by site in input order, then zones from the strictest
    std::uint64_t touched = 0;  ///< sites that a zone touches
    std::uint64_t outside = 0;  ///< sites that none touches; 0 where there are no zones
    std::uint64_t unzoned = 0;  ///< sites where there are no zones to touch or not
    std::uint64_t unplaced = 0; ///< sites without a place; they have no row
};

/// Overlays sites on protection zones; exact predicates with edges straight in lon/lat, areas and distances on the ellipsoid.
/// The same at any thread count. Without zones every placed site has one row of relation `none`.
Hits find_hits(const table::Table& sites, const Zones& zones, const model::RuleBook& rules, unsigned threads, Progress& progress);

/// What a footprint shares with a layer of polygons; the layer's own overlaps count once.
struct Overlay {
    double shared_m2 = std::numeric_limits<double>::quiet_NaN(); ///< NaN for sites that have no area
    double share = std::numeric_limits<double>::quiet_NaN();     ///< of the footprint, 0 to 1
    double residual_m2 = std::numeric_limits<double>::quiet_NaN(); ///< footprint without the layer
};
std::vector<Overlay> overlay(const table::Table& sites, const table::Table& layer, unsigned threads);

/// The contract's columns, a row a hit, with the geometry of the site. `overlays` is empty or one a site.
table::Table hits_table(const table::Table& sites, const Zones& zones, const Hits& hits, const model::RuleBook& rules,
                        const std::vector<Overlay>& overlays, Language lang);

} // namespace gridwarden::analysis
