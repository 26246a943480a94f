// Times the covered shares of N discs over the units of a GeoJSON file, and the same by a local GEOS union and overlay a unit.
//   cover_bench UNITS.geojson COUNT RADIUS_M [units for GEOS]
#include "analysis/ground_arcs.hpp"
#include "analysis/ground_cover.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/box_index.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <ctime>
#include <cstdio>
#include <fstream>
#include <random>

using namespace gridwarden;

double cpu() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

int main(int, char** argv) {
    std::ifstream file(argv[1]);
    const auto document = nlohmann::json::parse(file);
    std::vector<shape::Geometry> units;
    std::vector<Area> areas;
    shape::Box box;
    for (const auto& feature : document["features"]) {
        shape::Geometry unit{shape::Kind::polygon, {}};
        const auto& g = feature["geometry"];
        const auto add = [&](const nlohmann::json& rings) {
            shape::Part part;
            for (const auto& ring : rings) {
                shape::Path path;
                for (const auto& c : ring) {
                    path.push_back({c[0].get<double>(), c[1].get<double>()});
                }
                part.push_back(path);
            }
            unit.parts.push_back(part);
        };
        if (g["type"] == "Polygon") {
            add(g["coordinates"]);
        } else {
            for (const auto& rings : g["coordinates"]) {
                add(rings);
            }
        }
        box.add(shape::box_of(unit));
        areas.push_back(geodesy::area(unit));
        units.push_back(std::move(unit));
    }
    const auto count = static_cast<std::uint32_t>(std::atol(argv[2]));
    const double radius = std::atof(argv[3]);
    std::mt19937_64 random(1);
    std::vector<analysis::Reach> discs;
    std::vector<shape::Coord> hubs;
    for (int k = 0; k < 200; ++k) {
        hubs.push_back({std::uniform_real_distribution(box.min_x, box.max_x)(random), std::uniform_real_distribution(box.min_y, box.max_y)(random)});
    }
    for (std::uint32_t k = 0; k < count; ++k) {
        shape::Coord c{std::uniform_real_distribution(box.min_x, box.max_x)(random), std::uniform_real_distribution(box.min_y, box.max_y)(random)};
        if (k % 10 < 6) { // towns
            const auto hub = hubs[random() % hubs.size()];
            c = {hub.x + std::normal_distribution(0.0, 0.05)(random), hub.y + std::normal_distribution(0.0, 0.05)(random)};
        }
        discs.push_back({k, shape::point(c), Length::metres(radius)});
    }
    for (const bool gaps : {false, true}) {
        for (int round = 0; round < 3; ++round) {
            const double start = cpu();
            analysis::CoverOptions options;
            options.gaps = gaps;
            const auto covers = analysis::cover_grounds(units, areas, discs, options);
            double sum = 0;
            for (const auto& cover : covers) {
                sum += cover.covered.in_square_kilometres();
            }
            std::printf("arcs%s: %.3f s, covered %.6f km2\n", gaps ? " with gaps" : "", cpu() - start, sum);
        }
    }
    analysis::CoverOptions options;
    const auto covers = analysis::cover_grounds(units, areas, discs, options);
    const auto step = std::max<std::size_t>(1, units.size() / static_cast<std::size_t>(std::atol(argv[4])));
    for (const int corners : {32, 256}) {
        double start = cpu();
        std::vector<shape::Geometry> outlines;
        std::vector<shape::Box> boxes;
        for (const auto& disc : discs) { // in degrees, stretched: as a planar library would
            shape::Path ring;
            const auto c = disc.place.parts[0][0][0];
            for (int k = 0; k <= corners; ++k) {
                const double angle = 2 * M_PI * (k % corners) / corners;
                ring.push_back({c.x + radius / 111320 / std::cos(c.y * M_PI / 180) * std::cos(angle), c.y + radius / 110900 * std::sin(angle)});
            }
            outlines.push_back(shape::polygon({ring}));
            boxes.push_back(shape::box_of(outlines.back()));
        }
        const index::BoxIndex index(boxes);
        const double made = cpu() - start;
        start = cpu();
        std::size_t done = 0;
        double worst = 0;
        double gap_time = 0;
        for (std::size_t u = 0; u < units.size(); u += step, ++done) {
            std::vector<std::uint32_t> near;
            index.touching(shape::box_of(units[u]), near);
            std::vector<const shape::Geometry*> parts;
            for (const auto row : near) {
                parts.push_back(&outlines[row]);
            }
            if (parts.empty()) {
                continue;
            }
            const auto local = geometry::unary_union(parts);
            const double share = geodesy::area(geometry::intersection(units[u], local)).in_square_metres() / areas[u].in_square_metres();
            worst = std::max(worst, std::abs(share - covers[u].covered.in_square_metres() / areas[u].in_square_metres()));
            const double before = cpu();
            geometry::difference(units[u], local);
            gap_time += cpu() - before;
        }
        const double all = static_cast<double>(units.size()) / static_cast<double>(done);
        std::printf("GEOS, %d corners: %.3f s buffers, shares %.3f s, gaps %.3f s more; largest difference of a share %.2e\n", corners, made,
                    (cpu() - start - gap_time) * all, gap_time * all, worst);
    }
}
