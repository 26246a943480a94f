#include "analysis/coverage.hpp"

#include "analysis/cells.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/box_index.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <limits>

namespace gridwarden::analysis {

namespace {

shape::Geometry united(const std::vector<const shape::Geometry*>& polygons) {
    return polygons.empty() ? shape::Geometry{shape::Kind::polygon, {}} : geometry::unary_union(polygons);
}

std::vector<const shape::Geometry*> pointers_to(const std::vector<shape::Geometry>& polygons) {
    std::vector<const shape::Geometry*> all;
    for (const auto& polygon : polygons) {
        all.push_back(&polygon);
    }
    return all;
}

void cut_level(model::UnitLevel& level, const std::vector<shape::Geometry>& area, const index::BoxIndex& boxes, unsigned threads) {
    parallel_ranges(level.size(), 8, threads, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> near;
        for (auto i = begin; i < end; ++i) {
            boxes.touching(shape::box_of(level.polygons[i]), near);
            std::vector<const shape::Geometry*> parts;
            for (const auto row : near) {
                parts.push_back(&area[row]);
            }
            level.polygons[i] = geometry::intersection(level.polygons[i], united(parts));
            level.polygons[i].kind = shape::Kind::polygon;
            level.areas[i] = geodesy::area(level.polygons[i]);
        }
    });
}

} // namespace

CoverageGround cut_to_area(const model::UnitTree& units, const std::vector<shape::Geometry>& area, unsigned threads) {
    CoverageGround ground{units, !units.empty()};
    if (!ground.named) {
        model::UnitLevel whole;
        whole.ids = {"area"};
        whole.names = {"area"};
        whole.polygons = {united(pointers_to(area))};
        whole.areas = {geodesy::area(whole.polygons.front())};
        ground.units.levels.push_back(std::move(whole));
    } else if (!area.empty()) {
        std::vector<shape::Box> boxes;
        for (const auto& polygon : area) {
            boxes.push_back(shape::box_of(polygon));
        }
        const index::BoxIndex index(boxes);
        for (auto& level : ground.units.levels) {
            cut_level(level, area, index, threads);
        }
    }
    return ground;
}

SiteCounts count_sites(const table::Table& sites, const std::vector<std::vector<std::uint32_t>>& unit, const model::UnitTree& units,
                       const std::vector<Reach>& reaches, Length tolerance) {
    const auto places = geometries_of(sites);
    std::vector<shape::Geometry> outlines;
    std::vector<shape::Box> boxes;
    for (const auto& reach : reaches) {
        outlines.push_back(reach_outline(reach, tolerance));
        auto box = shape::box_of(outlines.back().empty() ? reach.place : outlines.back());
        const double slack = 1e-5 + tolerance.in_metres() / 50'000; // an outline may lie inside by the tolerance
        box.add(shape::Coord{box.min_x - slack, box.min_y - slack});
        box.add(shape::Coord{box.max_x + slack, box.max_y + slack});
        boxes.push_back(box);
    }
    const index::BoxIndex index(boxes);
    SiteCounts counts;
    for (const auto& level : units.levels) {
        counts.sites.emplace_back(level.size());
        counts.covered.emplace_back(level.size());
    }
    std::vector<std::uint32_t> near;
    for (std::size_t site = 0; site < places.size(); ++site) {
        bool covered = false;
        for (const double turn : {0.0, -360.0, 360.0}) {
            auto box = shape::box_of(places[site]);
            box.min_x += turn;
            box.max_x += turn;
            index.touching(box, near);
            covered = covered || std::any_of(near.begin(), near.end(), [&](auto row) { return touches(reaches[row], outlines[row], places[site]); });
        }
        for (std::size_t level = 0; level < unit.size(); ++level) {
            if (const auto row = unit[level][site]; row != model::no_unit) {
                ++counts.sites[level][row];
                counts.covered[level][row] += covered ? 1 : 0;
            }
        }
    }
    return counts;
}

namespace {

struct MainColumns {
    table::TextBuilder ids, names;
    table::IntegerColumn levels, stations, depths, sites, covered_sites;
    table::NumberColumn areas, covered, shares, gaps;
};

void add_measures(MainColumns& c, Area area, const GroundCover& cover) {
    const double whole = area.in_square_kilometres();
    const double covered = std::min(whole, cover.covered.in_square_kilometres());
    c.areas.values.push_back(whole);
    c.covered.values.push_back(covered);
    c.shares.values.push_back(whole > 0 ? covered / whole : std::numeric_limits<double>::quiet_NaN());
    c.gaps.values.push_back(whole - covered);
    c.stations.values.push_back(cover.station_count);
    c.depths.values.push_back(cover.max_depth);
}

} // namespace

table::Table coverage_table(const CoverageGround& ground, const std::vector<std::vector<GroundCover>>& covers,
                            const SiteCounts* sites) {
    MainColumns c;
    shape::GeometryColumn geometry;
    for (std::size_t k = 0; k < ground.units.levels.size(); ++k) {
        const auto& level = ground.units.levels[k];
        for (std::size_t i = 0; i < level.size(); ++i) {
            c.ids.push(level.ids[i]);
            c.names.push(level.names[i]);
            c.levels.values.push_back(static_cast<std::int64_t>(k) + 1);
            add_measures(c, level.areas[i], covers[k][i]);
            if (sites != nullptr) {
                c.sites.values.push_back(static_cast<std::int64_t>(sites->sites[k][i]));
                c.covered_sites.values.push_back(static_cast<std::int64_t>(sites->covered[k][i]));
            }
            geometry.push(level.polygons[i]);
        }
    }
    std::vector<table::Column> columns;
    if (ground.named) {
        columns = {{"unit_id", c.ids.finish()}, {"unit_name", c.names.finish()}, {"level", std::move(c.levels)}};
    }
    columns.push_back({"area_km2", std::move(c.areas)});
    columns.push_back({"covered_km2", std::move(c.covered)});
    columns.push_back({"covered_share", std::move(c.shares)});
    columns.push_back({"gap_km2", std::move(c.gaps)});
    columns.push_back({"station_count", std::move(c.stations)});
    columns.push_back({"max_depth", std::move(c.depths)});
    if (sites != nullptr) {
        columns.push_back({"sites", std::move(c.sites)});
        columns.push_back({"sites_covered", std::move(c.covered_sites)});
    }
    return table::make_table(std::move(columns), std::move(geometry));
}

table::Table depth_table(const GroundCover& cover) {
    table::TextBuilder depths;
    table::NumberColumn areas;
    shape::GeometryColumn geometry;
    for (std::size_t k = 0; k < cover.depth.size(); ++k) {
        depths.push(std::to_string(k) + (k + 1 == cover.depth.size() ? "+" : ""));
        areas.values.push_back(cover.depth[k].area.in_square_kilometres());
        geometry.push(cover.depth[k].polygons);
    }
    return table::make_table({{"depth", depths.finish()}, {"area_km2", std::move(areas)}}, std::move(geometry));
}

table::Table covered_table(const std::vector<Piece>& pieces, const std::vector<Reach>& reaches, unsigned threads) {
    std::vector<shape::Geometry> polygons;
    for (const auto& piece : pieces) {
        polygons.push_back(piece.polygon);
    }
    std::vector<shape::Coord> places;
    for (const auto& reach : reaches) {
        const auto at = reach.place.parts.front().front().front();
        places.push_back(reach.all_round() ? at : geodesy::direct(at, Angle::degrees(reach.azimuth_deg), Length::metres(reach.radius.in_metres() / 2)));
    }
    const auto located = index::build_geos_index(polygons, threads)->locate(places, threads);
    std::vector<std::int64_t> stations(pieces.size());
    for (const auto row : located.unit) {
        if (row < pieces.size()) { // several: at the one point where two pieces touch
            ++stations[row];
        }
    }
    table::NumberColumn areas;
    table::IntegerColumn counts;
    shape::GeometryColumn geometry;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        areas.values.push_back(pieces[i].area.in_square_kilometres());
        counts.values.push_back(stations[i]);
        geometry.push(pieces[i].polygon);
    }
    return table::make_table({{"area_km2", std::move(areas)}, {"station_count", std::move(counts)}}, std::move(geometry));
}

} // namespace gridwarden::analysis
