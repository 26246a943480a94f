#include "analysis/hits.hpp"

#include "analysis/cells.hpp"
#include "analysis/site_places.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "geometry/prepared.hpp"
#include "index/edge_index.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace gridwarden::analysis {

namespace {

using shape::Geometry;

constexpr std::size_t rows_a_range = 512;
constexpr double areas_known_to = 1e-9; // relative

/// A footprint and a zone whose boxes touch.
struct Pair {
    Touching at;
    Hit hit;
    bool touches = false;
};

/// Settles a pair of footprint and zone: relation, overlap, whether the border is touched.
void settle(Pair& pair, const Geometry& footprint, const geometry::Prepared& ready, const Geometry& zone) {
    if (!ready.intersects(footprint)) {
        return;
    }
    pair.touches = true;
    const bool inside = ready.covers(footprint);
    pair.hit.relation = inside ? Relation::inside : Relation::part;
    pair.hit.on_border = !inside || !ready.contains_properly(footprint);
    if (footprint.kind == shape::Kind::polygon) {
        const double whole = geodesy::area(footprint).in_square_metres();
        pair.hit.overlap_m2 = inside ? whole : geodesy::area(geometry::intersection(footprint, zone)).in_square_metres();
        pair.hit.overlap_share = whole > 0 ? pair.hit.overlap_m2 / whole : pair.hit.overlap_share;
    }
}

/// Hits of footprints, by site and zone.
std::vector<Hit> footprint_hits(const SitePlaces& places, const Zones& zones, unsigned threads) {
    std::vector<Pair> pairs;
    for (const auto& at : touching_boxes(places, zones.polygons)) {
        pairs.push_back({at, {places.footprints[at.footprint].site, at.polygon}});
    }
    // By zone, so that each is made ready once for all its footprints.
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.at.polygon < b.at.polygon; });
    parallel_ranges(pairs.size(), rows_a_range, threads, [&](std::size_t begin, std::size_t end) {
        std::optional<geometry::Prepared> ready;
        for (auto i = begin; i < end; ++i) {
            check_cancel();
            auto& pair = pairs[i];
            const auto& zone = zones.polygons[pair.at.polygon];
            if (i == begin || pair.at.polygon != pairs[i - 1].at.polygon) {
                ready.emplace(zone);
            }
            settle(pair, places.footprint(pair.at), *ready, zone);
        }
    });
    std::vector<Hit> hits;
    for (const auto& pair : pairs) {
        if (pair.touches) {
            hits.push_back(pair.hit);
        }
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return std::tie(a.site, a.zone) < std::tie(b.site, b.zone); });
    return hits;
}

std::vector<Hit> point_hits(const SitePlaces& places, const Zones& zones, unsigned threads) {
    const auto located = index::build_geos_index(zones.polygons, threads)->locate(places.points, threads);
    std::vector<Hit> hits;
    std::size_t special = 0;
    for (std::uint32_t site = 0; site < places.points.size(); ++site) {
        if (special < located.special.size() && located.special[special] == site) {
            for (auto i = located.first_owner[special]; i < located.first_owner[special + 1]; ++i) {
                hits.push_back({site, located.owners[i].unit, Relation::inside, located.owners[i].on_border});
            }
            ++special;
        } else if (located.unit[site] != index::none) {
            hits.push_back({site, located.unit[site], Relation::inside});
        }
    }
    return hits;
}

/// The rows of both, by site; a row for sites without any; counts.
Hits joined(const SitePlaces& places, const std::vector<Hit>& hits, bool zoned) {
    Hits all;
    auto next = hits.begin();
    for (std::uint32_t site = 0; site < places.points.size(); ++site) {
        if (!places.placed(site)) {
            ++all.unplaced;
            continue;
        }
        const auto first = all.rows.size();
        for (; next != hits.end() && next->site == site; ++next) {
            all.rows.push_back(*next);
        }
        if (all.rows.size() == first) {
            all.rows.push_back({site, no_zone, zoned ? Relation::outside : Relation::none});
            ++(zoned ? all.outside : all.unzoned);
        } else {
            all.rows[first].governs = true; // zones are ordered from the strictest
            ++all.touched;
        }
    }
    return all;
}

void measure(Hits& hits, const SitePlaces& places, const Zones& zones, unsigned threads, Progress& progress) {
    const index::EdgeIndex borders(zones.polygons);
    progress.stage("distances", hits.rows.size(), "rows");
    parallel_ranges(hits.rows.size(), rows_a_range, threads, [&](std::size_t begin, std::size_t end) {
        check_cancel();
        for (auto i = begin; i < end; ++i) {
            auto& hit = hits.rows[i];
            if (hit.on_border) {
                hit.distance_m = 0;
                continue;
            }
            const auto* footprint = places.footprint_of(hit.site);
            if (hit.relation == Relation::outside) {
                const auto nearest = footprint == nullptr ? borders.nearest(places.points[hit.site]) : borders.nearest(places.geometry(*footprint));
                hit.zone = nearest.shape;
                hit.distance_m = nearest.distance.in_metres();
                if (footprint != nullptr && footprint->batch->geometry.kind(footprint->row) == shape::Kind::polygon) {
                    hit.overlap_m2 = hit.overlap_share = 0; // known to be none, not missing
                }
            } else {
                hit.distance_m = (footprint == nullptr ? borders.distance(places.points[hit.site], hit.zone)
                                                       : borders.distance(places.geometry(*footprint), hit.zone)).in_metres();
            }
        }
        progress.advance(end - begin);
    });
}

/// The rule of each hit; a kind is looked up once.
void apply_rules(Hits& hits, const table::Table& sites, const Zones& zones, const model::RuleBook& rules) {
    const int column = sites.schema.index_of_role("kind");
    const auto kinds = column < 0 ? std::vector<std::string>(sites.size()) : texts_of(sites, column);
    std::map<std::pair<std::string, model::ZoneGrade>, std::uint32_t> known;
    for (auto& hit : hits.rows) {
        if (hit.relation == Relation::inside || hit.relation == Relation::part) {
            const auto grade = zones.grades[hit.zone];
            const auto [at, fresh] = known.try_emplace({kinds[hit.site], grade}, no_rule);
            if (fresh) {
                at->second = static_cast<std::uint32_t>(rules.find(kinds[hit.site], grade).value_or(no_rule));
            }
            hit.rule = at->second;
        }
    }
}

} // namespace

std::string_view name_of(Relation relation) {
    constexpr std::string_view names[] = {"inside", "part", "outside", ""};
    return names[static_cast<std::size_t>(relation)];
}

Hits find_hits(const table::Table& sites, const Zones& zones, const model::RuleBook& rules, unsigned threads, Progress& progress) {
    const SitePlaces places(sites);
    const bool zoned = zones.size() > 0;
    std::vector<Hit> found;
    if (zoned) {
        progress.stage("zones", places.points.size(), "sites");
        const auto points = point_hits(places, zones, threads);
        const auto footprints = footprint_hits(places, zones, threads);
        std::merge(points.begin(), points.end(), footprints.begin(), footprints.end(), std::back_inserter(found),
                   [](const Hit& a, const Hit& b) { return a.site < b.site; });
    }
    auto hits = joined(places, found, zoned);
    if (zoned) {
        measure(hits, places, zones, threads, progress);
        apply_rules(hits, sites, zones, rules);
    }
    return hits;
}

std::vector<Overlay> overlay(const table::Table& sites, const table::Table& layer, unsigned threads) {
    const SitePlaces places(sites);
    auto polygons = geometries_of(layer);
    for (auto& geometry : polygons) {
        geometry = geometry.kind == shape::Kind::polygon ? std::move(geometry) : Geometry{};
    }
    const auto touching = touching_boxes(places, polygons); // by footprint
    std::vector<Overlay> all(places.points.size());
    parallel_ranges(places.footprints.size(), 16, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            check_cancel();
            const auto whole = places.geometry(places.footprints[i]);
            if (whole.kind != shape::Kind::polygon) {
                continue;
            }
            std::vector<Geometry> shared;
            const auto first = std::lower_bound(touching.begin(), touching.end(), i, [](const Touching& t, std::size_t f) { return t.footprint < f; });
            for (auto at = first; at != touching.end() && at->footprint == i; ++at) {
                shared.push_back(geometry::intersection(places.footprint(*at), polygons[at->polygon]));
            }
            std::vector<const Geometry*> parts;
            std::for_each(shared.begin(), shared.end(), [&](const Geometry& part) { parts.push_back(&part); });
            const double area = geodesy::area(whole).in_square_metres();
            const double under = geodesy::area(geometry::unary_union(parts)).in_square_metres();
            const bool whole_under = area - under <= area * areas_known_to;
            auto& made = all[places.footprints[i].site];
            made = {whole_under ? area : under, whole_under ? 1 : under / area, whole_under ? 0 : area - under};
        }
    });
    return all;
}

} // namespace gridwarden::analysis
