#include "analysis/density_study.hpp"

#include "analysis/cells.hpp"
#include "analysis/contours.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

constexpr double most_cells = 2e8;

/// The box of the area, else of the sites; across the antimeridian where that is shorter.
shape::Box extent_of(const std::vector<shape::Coord>& sites, const std::vector<shape::Geometry>& area) {
    shape::Box box;
    for (const auto& polygon : area) {
        box.add(shape::box_of(polygon));
    }
    if (!box.empty()) {
        return box;
    }
    shape::Box turned;
    for (const auto c : sites) {
        box.add(c);
        turned.add(shape::Coord{c.x < 0 ? c.x + 360.0 : c.x, c.y});
    }
    return turned.max_x - turned.min_x < box.max_x - box.min_x ? turned : box;
}

std::vector<std::uint32_t> locate(const std::vector<shape::Geometry>& area, std::span<const shape::Coord> points, unsigned threads) {
    return index::build_geos_index(area, threads)->locate(points, threads).unit;
}

/// Leaves out the sites that do not lie in the area.
void keep_inside(DensityStudy& study, unsigned threads) {
    const auto unit = locate(study.area, study.sites.lonlat, threads);
    DensitySites kept;
    for (std::size_t i = 0; i < unit.size(); ++i) {
        if (unit[i] == index::none) {
            ++study.outside;
            continue;
        }
        kept.lonlat.push_back(study.sites.lonlat[i]);
        if (!study.sites.weights.empty()) {
            kept.weights.push_back(study.sites.weights[i]);
        }
    }
    study.sites = std::move(kept);
}

void transform(const geodesy::Crs& crs, std::vector<shape::Coord>& coords, bool forward, unsigned threads) {
    parallel_ranges(coords.size(), 16384, threads, [&](std::size_t begin, std::size_t end) {
        const geodesy::Transform plane(crs);
        const std::span<shape::Coord> part(coords.data() + begin, end - begin);
        forward ? plane.from_wgs84(part) : plane.to_wgs84(part);
    });
}

/// The box on the plane, edges of the area sampled so that no bulge is missed.
shape::Box plane_box(const DensityStudy& study) {
    constexpr double longest_piece_deg = 0.1;
    shape::Box box;
    if (study.area.empty()) {
        for (const auto c : study.sites.in_plane) {
            box.add(c);
        }
        return box;
    }
    std::vector<shape::Coord> samples;
    for (const auto& polygon : study.area) {
        for (const auto& part : polygon.parts) {
            const auto& ring = part.front();
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const auto a = ring[i - 1];
                const auto b = ring[i];
                const int pieces = 1 + static_cast<int>(std::max(std::abs(b.x - a.x), std::abs(b.y - a.y)) / longest_piece_deg);
                for (int k = 0; k < pieces; ++k) {
                    const double t = static_cast<double>(k) / pieces;
                    samples.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
                }
            }
        }
    }
    geodesy::Transform(study.plane).from_wgs84(samples);
    for (const auto c : samples) {
        box.add(c);
    }
    return box;
}

} // namespace

DensityStudy density_study(const table::Table& sites, const std::vector<shape::Geometry>* area, const DensityStudyOptions& options) {
    DensityStudy study;
    if (area != nullptr) {
        study.area = *area;
        if (study.area.empty()) {
            throw Error("GW-DENS-010");
        }
    }
    const int weight = sites.schema.index_of_role("weight");
    const auto weights = weight < 0 ? std::vector<double>() : numbers_of(sites, weight);
    std::size_t row = 0;
    for (const auto& batch : sites.batches) {
        for (std::size_t i = 0; i < batch.size(); ++i, ++row) {
            const auto at = batch.geometry.is_single_point(i) ? batch.geometry.point(i)
                                                              : geometry::point_inside(batch.geometry.get(i));
            if (!shape::is_finite(at)) {
                ++study.without_place;
            } else if (!weights.empty() && !std::isfinite(weights[row])) {
                ++study.without_weight;
            } else if (!weights.empty() && weights[row] < 0) {
                throw Error("GW-DENS-005", {{"value", weights[row]}, {"site", texts_of(sites, sites.schema.index_of_role("id"))[row]}});
            } else {
                study.sites.lonlat.push_back(at);
                if (!weights.empty()) {
                    study.sites.weights.push_back(weights[row]);
                }
            }
        }
    }
    if (options.only_inside && !study.area.empty()) {
        keep_inside(study, options.threads);
    }
    const auto extent = extent_of(study.sites.lonlat, study.area);
    if (!extent.empty()) {
        study.cell_plane = options.plane.empty() ? nearest_plane(extent) : named_plane(options.plane, extent);
        study.plane = geodesy::parse_crs(study.cell_plane.crs.text);
        study.sites.in_plane = study.sites.lonlat;
        transform(study.plane, study.sites.in_plane, true, options.threads);
    }
    return study;
}

table::Grid density_grid(const DensityStudy& study, Length cell, Length reach) {
    auto box = plane_box(study);
    const double side = cell.in_metres();
    const double more = study.area.empty() ? reach.in_metres() : 2 * side;
    const double west = std::floor((box.min_x - more) / side);
    const double east = std::ceil((box.max_x + more) / side);
    const double south = std::floor((box.min_y - more) / side);
    const double north = std::ceil((box.max_y + more) / side);
    const double cells = (east - west) * (north - south);
    if (!(cells <= most_cells)) {
        throw Error("GW-DENS-003", {{"cell", to_text(cell)}, {"width", std::round((east - west) * side / 1000)}, {"height", std::round((north - south) * side / 1000)},
                                    {"cells", std::round(cells / 1e6)}, {"most", most_cells / 1e6}});
    }
    return {study.plane.tag, west * side, north * side, side, static_cast<std::size_t>(east - west), static_cast<std::size_t>(north - south)};
}

std::vector<std::uint8_t> cells_inside(const DensityStudy& study, const table::Grid& grid, unsigned threads) {
    std::vector<shape::Coord> middles(grid.size());
    for (std::size_t i = 0; i < middles.size(); ++i) {
        middles[i] = grid.middle(i);
    }
    transform(study.plane, middles, false, threads);
    const auto unit = locate(study.area, middles, threads);
    std::vector<std::uint8_t> inside(unit.size());
    std::transform(unit.begin(), unit.end(), inside.begin(), [](auto u) { return static_cast<std::uint8_t>(u != index::none); });
    return inside;
}

table::Table density_bands(const DensityStudy& study, const table::Raster& raster, const std::vector<double>& limits, unsigned threads) {
    std::vector<const shape::Geometry*> parts;
    for (const auto& polygon : study.area) {
        parts.push_back(&polygon);
    }
    const auto area = parts.empty() ? shape::Geometry() : geometry::unary_union(parts);
    std::vector<double> levels = limits;
    if (!parts.empty()) {
        levels.insert(levels.begin(), limits.empty() ? 2 : 1, 0.0);
    }
    std::vector<std::vector<shape::Path>> rings(levels.size());
    parallel_ranges(levels.size(), 1, threads, [&](std::size_t i, std::size_t) {
        if (i + 1 < levels.size()) {
            rings[i] = rings_at_or_above(raster, levels[i]);
        }
    });
    table::NumberColumn from, to, size;
    shape::GeometryColumn bands;
    for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
        auto band = band_between(rings[i], rings[i + 1]);
        const geodesy::Transform plane(study.plane);
        for (auto& part : band.parts) {
            std::for_each(part.begin(), part.end(), [&](shape::Path& ring) { plane.to_wgs84(ring); });
        }
        if (band.empty()) {
            continue;
        }
        band = geometry::unwrap(band);
        band = area.empty() ? std::move(band) : geometry::intersection(band, area);
        if (!band.empty()) {
            from.values.push_back(levels[i]);
            to.values.push_back(levels[i + 1]);
            size.values.push_back(geodesy::area(band).in_square_kilometres());
            bands.push(band);
        }
    }
    return table::make_table({{"density_min", std::move(from)}, {"density_max", std::move(to)}, {"area_km2", std::move(size)}}, std::move(bands));
}

} // namespace gridwarden::analysis
