#include "analysis/arc_parts.hpp"
#include "analysis/ground_arcs.hpp"
#include "geodesy/geodesic.hpp"

namespace gridwarden::analysis {

std::optional<std::vector<Piece>> union_by_arcs(const DiscArcs& discs, Length tolerance) {
    std::vector<Strand> strands;
    for (std::uint32_t disc = 0; disc < discs.caps().size(); ++disc) {
        for (const auto& arc : discs.arcs_of(disc)) {
            if (arc.depth == 0) {
                Strand strand{start_of(disc, arc), end_of(disc, arc), 0, {}, true};
                strand.bulge_m2 = draw_arc(strand.path, discs, disc, arc.from, arc.to, tolerance, false);
                strands.push_back(std::move(strand));
            }
        }
    }
    auto loops = link(std::move(strands));
    if (!loops) {
        return std::nullopt;
    }
    for (auto& loop : *loops) { // in square degrees, for the order of rings only
        for (std::size_t i = 1; i < loop.path.size(); ++i) {
            const auto& o = loop.path.front();
            loop.area += 0.5 * ((loop.path[i - 1].x - o.x) * (loop.path[i].y - o.y) - (loop.path[i].x - o.x) * (loop.path[i - 1].y - o.y));
        }
    }
    auto polygons = polygons_of(std::move(*loops), 1e-16);
    if (!polygons) {
        return std::nullopt;
    }
    std::vector<Piece> pieces;
    for (auto& polygon : *polygons) {
        const auto area = geodesy::area(polygon.polygon) + Area::square_metres(polygon.bulge_m2);
        pieces.push_back({std::move(polygon.polygon), area});
    }
    return pieces;
}

} // namespace gridwarden::analysis
