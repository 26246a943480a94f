#include "analysis/ground_links.hpp"

#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

bool inside(const shape::Path& ring, shape::Coord p) {
    bool in = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& a = ring[i - 1];
        const auto& b = ring[i];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            in = !in;
        }
    }
    return in;
}

/// Most of some corners of a ring inside another that it does not cross: single ones may touch it.
bool lies_in(const shape::Path& ring, const shape::Path& hole) {
    constexpr std::size_t looked_at = 7;
    int votes = 0;
    for (std::size_t k = 0; k < looked_at; ++k) {
        votes += inside(ring, hole[k * (hole.size() - 1) / looked_at]) ? 1 : -1;
    }
    return votes > 0;
}

shape::Box box_of(const shape::Path& path) {
    shape::Box box;
    for (const auto c : path) {
        box.add(c);
    }
    return box;
}

Loop closed(Loop loop) {
    loop.path.erase(std::unique(loop.path.begin(), loop.path.end()), loop.path.end());
    if (!loop.path.empty() && loop.path.front() != loop.path.back()) {
        loop.path.push_back(loop.path.front());
    }
    return loop;
}

} // namespace

std::optional<std::vector<Loop>> link(std::vector<Strand> strands) {
    std::sort(strands.begin(), strands.end(), [](const Strand& a, const Strand& b) { return a.from < b.from; });
    const auto open = std::find_if(strands.begin(), strands.end(), [](const Strand& s) { return s.from.kind != 0; });
    const auto repeated = std::adjacent_find(open, strands.end(), [](const Strand& a, const Strand& b) { return a.from == b.from; });
    if (repeated != strands.end()) {
        return std::nullopt;
    }
    std::vector<Loop> loops;
    for (auto it = strands.begin(); it != open; ++it) {
        loops.push_back(closed({it->area, std::move(it->path), it->arc, it->bulge_m2}));
    }
    std::vector<char> used(strands.size());
    for (auto start = open; start != strands.end(); ++start) {
        if (used[static_cast<std::size_t>(start - strands.begin())]) {
            continue;
        }
        Loop loop;
        for (auto it = start;;) {
            auto& seen = used[static_cast<std::size_t>(it - strands.begin())];
            if (seen) {
                return std::nullopt; // two strands end here
            }
            seen = 1;
            loop.area += it->area;
            loop.bulge_m2 += it->bulge_m2;
            loop.arcs = loop.arcs || it->arc;
            loop.path.insert(loop.path.end(), it->path.begin(), it->path.end());
            if (it->to == start->from) {
                break;
            }
            const auto next = std::lower_bound(open, strands.end(), it->to, [](const Strand& s, const Knot& knot) { return s.from < knot; });
            if (next == strands.end() || next->from != it->to) {
                return std::nullopt;
            }
            it = next;
        }
        loops.push_back(closed(std::move(loop)));
    }
    return loops;
}

std::optional<std::vector<LinkedPolygon>> polygons_of(std::vector<Loop> loops, double least) {
    std::erase_if(loops, [&](const Loop& loop) { return std::abs(loop.area) < least || loop.path.size() < 4; });
    std::vector<LinkedPolygon> polygons;
    std::vector<shape::Box> boxes;
    std::vector<char> arcs;
    for (auto& loop : loops) {
        if (loop.area > 0) {
            boxes.push_back(box_of(loop.path));
            arcs.push_back(loop.arcs);
            polygons.push_back({shape::polygon({std::move(loop.path)}), loop.area, loop.bulge_m2});
        }
    }
    const auto outer_count = polygons.size();
    std::vector<double> outer_area;
    for (const auto& polygon : polygons) {
        outer_area.push_back(polygon.area);
    }
    for (auto& loop : loops) {
        if (loop.area > 0) {
            continue;
        }
        std::size_t home = outer_count;
        for (std::size_t k = 0; k < outer_count; ++k) {
            if (boxes[k].contains(loop.path.front()) && (home == outer_count || outer_area[k] < outer_area[home]) && outer_area[k] > -loop.area &&
                (outer_count == 1 || lies_in(polygons[k].polygon.parts[0][0], loop.path))) {
                home = k;
            }
        }
        if (home == outer_count) {
            return std::nullopt;
        }
        arcs[home] = arcs[home] || loop.arcs;
        polygons[home].area += loop.area;
        polygons[home].bulge_m2 += loop.bulge_m2;
        polygons[home].polygon.parts[0].push_back(std::move(loop.path));
    }
    for (std::size_t k = 0; k < outer_count; ++k) {
        if (arcs[k] && geometry::find_defect(polygons[k].polygon)) { // borders that run closer than the outlines are drawn
            polygons[k].polygon = geometry::make_valid(polygons[k].polygon);
        }
    }
    return polygons;
}

} // namespace gridwarden::analysis
