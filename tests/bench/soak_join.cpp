/// The cell index against its twin, the GEOS index, on very many points of made-up partitions: clustered sites, and twice as many that
/// are meant to be hard (corners, middles of edges, places along edges, all a bit off). `soak_join [MILLIONS]`: of sites, 10 if not said.
#include "bench/partition.hpp"
#include "index/partition_index.hpp"

#include <cstdio>
#include <cstdlib>

using namespace gridwarden;

namespace {

constexpr std::size_t a_time = 500'000;

/// Rows of the two answers that differ.
std::size_t differences(const index::PartitionIndex& cells, const index::PartitionIndex& geos, const std::vector<shape::Coord>& points) {
    const auto a = cells.locate(points, 0);
    const auto b = geos.locate(points, 0);
    std::size_t different = a.special == b.special && a.first_owner == b.first_owner ? 0 : 1;
    for (std::size_t i = 0; i < points.size(); ++i) {
        different += a.unit[i] != b.unit[i] ? 1U : 0U;
    }
    for (std::size_t i = 0; i < std::min(a.owners.size(), b.owners.size()); ++i) {
        different += a.owners[i].unit != b.owners[i].unit || a.owners[i].on_border != b.owners[i].on_border ? 1U : 0U;
    }
    return different;
}

std::vector<shape::Coord> hard_points(bench::Random& random, const std::vector<shape::Geometry>& units) {
    std::vector<shape::Coord> points;
    while (points.size() < a_time) {
        const auto& ring = units[random.bits() % units.size()].parts[0][0];
        const auto k = random.bits() % (ring.size() - 1);
        const auto a = ring[k];
        const auto b = ring[k + 1];
        const double t = random.unit();
        points.push_back(a);
        points.push_back({(a.x + b.x) / 2, (a.y + b.y) / 2});
        points.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        points.push_back({std::nextafter(a.x, b.x), a.y});
        points.push_back({points[points.size() - 2].x, std::nextafter(points[points.size() - 2].y, -90.0)});
        points.push_back({bench::west + bench::width * t, a.y}); // level with a corner
    }
    return points;
}

} // namespace

int main(int argc, char** argv) {
    const auto sites = static_cast<std::size_t>(argc > 1 ? std::atof(argv[1]) * 1e6 : 10e6);
    std::size_t bad = 0;
    for (const auto& [count, vertices] : {std::pair(59, 2000), std::pair(3'000, 270), std::pair(100'000, 16)}) {
        const auto units = bench::partition(static_cast<std::uint64_t>(count), vertices);
        const auto cells = index::build_cell_index(units, 0);
        const auto geos = index::build_geos_index(units, 0);
        bench::Random random(static_cast<std::uint64_t>(count));
        const auto clustered = bench::random_sites(sites);
        std::size_t different = 0;
        for (std::size_t i = 0; i < sites; i += a_time) {
            const auto begin = clustered.begin() + static_cast<std::ptrdiff_t>(i);
            different += differences(*cells, *geos, {begin, begin + static_cast<std::ptrdiff_t>(std::min(a_time, sites - i))});
            different += differences(*cells, *geos, hard_points(random, units));
            different += differences(*cells, *geos, hard_points(random, units));
        }
        std::printf("%zu units: %zu sites and %zu hard points, %zu different\n", units.size(), sites, 2 * sites, different);
        bad += different;
    }
    return bad == 0 ? 0 : 1;
}
