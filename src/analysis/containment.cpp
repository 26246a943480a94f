#include "analysis/containment.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace gridwarden::analysis {

// Why the answer is sure. Every edge of the inner polygon is either an edge of the outer one with the ground on the same side, or runs
// through its interior: one end is inside, and it meets the border nowhere but at a common corner. So just inside its own border the
// inner polygon lies in the outer one, and ground of it that does not could only be a whole hole of the outer part, of which the box
// is looked at.

namespace {

using shape::Coord;

constexpr std::size_t run_length = 16;

shape::Box box_of(Coord a, Coord b) {
    shape::Box box;
    box.add(a);
    box.add(b);
    return box;
}

shape::Box box_of(const shape::Path& ring) {
    shape::Box box;
    for (const auto c : ring) {
        box.add(c);
    }
    return box;
}

bool lies_in(const shape::Box& inner, const shape::Box& outer) {
    return outer.contains({inner.min_x, inner.min_y}) && outer.contains({inner.max_x, inner.max_y});
}

/// On which side of the line from a to b the point c lies: 1 left, -1 right, 0 where rounding could have decided (Shewchuk 1997, the
/// bound of the first filter).
int side(Coord a, Coord b, Coord c) {
    const double left = (b.x - a.x) * (c.y - a.y);
    const double right = (b.y - a.y) * (c.x - a.x);
    const double error = 3.3306690738754716e-16 * (std::fabs(left) + std::fabs(right));
    return left - right > error ? 1 : right - left > error ? -1 : 0;
}

/// Whether two edges that leave one corner meet nowhere else.
bool fork(Coord corner, Coord a, Coord b) {
    const double x = (a.x - corner.x) * (b.x - corner.x);
    const double y = (a.y - corner.y) * (b.y - corner.y);
    return side(corner, a, b) != 0 || x + y < -3.4e-16 * (std::fabs(x) + std::fabs(y)); // away from each other
}

bool on_one_side(Coord a, Coord b, Coord c, Coord d) {
    const int first = side(a, b, c);
    return first != 0 && first == side(a, b, d);
}

/// Whether two edges meet nowhere but in a common corner.
template <class Edge>
bool apart(const Edge& a, const Edge& b) {
    for (const auto& [corner, end] : {std::pair{a.from, a.to}, std::pair{a.to, a.from}}) {
        if (corner == b.from || corner == b.to) {
            return fork(corner, end, corner == b.from ? b.to : b.from);
        }
    }
    return on_one_side(a.from, a.to, b.from, b.to) || on_one_side(b.from, b.to, a.from, a.to);
}

/// Whether the ring turns against what puts its ground on the left.
bool is_turned(const shape::Path& ring, bool hole) {
    double twice = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        twice += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) - (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    }
    return (twice < 0) != hole;
}

} // namespace

Containment::Containment(std::span<const shape::Geometry> outers) {
    for (std::size_t outer = 0; outer < outers.size(); ++outer) {
        boxes_.emplace_back();
        for (std::size_t part = 0; part < outers[outer].parts.size(); ++part) {
            const auto& rings = outers[outer].parts[part];
            boxes_.back().push_back({box_of(rings.front()), {}});
            for (std::size_t ring = 0; ring < rings.size(); ++ring) {
                add_ring(outer, part, rings[ring], ring > 0);
                if (ring > 0) {
                    boxes_.back().back().holes.push_back(box_of(rings[ring]));
                }
            }
        }
    }
    std::vector<shape::Box> boxes;
    for (const auto& run : runs_) {
        boxes.emplace_back();
        for (auto i = run.first; i < run.last; ++i) {
            boxes.back().add(box_of(edges_[i].from, edges_[i].to));
        }
    }
    run_index_.emplace(boxes);
}

void Containment::add_ring(std::size_t outer, std::size_t part, const shape::Path& ring, bool hole) {
    const bool turned = is_turned(ring, hole);
    auto first = edges_.size();
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i - 1] != ring[i]) {
            edges_.push_back(turned ? Edge{ring[i], ring[i - 1]} : Edge{ring[i - 1], ring[i]});
        }
        if (edges_.size() - first == run_length || (i + 1 == ring.size() && edges_.size() > first)) {
            runs_.push_back({outer, part, first, edges_.size()});
            first = edges_.size();
        }
    }
}

std::optional<std::size_t> Containment::only_part_near(std::size_t outer, const shape::Box& box) const {
    std::optional<std::size_t> only;
    for (std::size_t part = 0; part < boxes_[outer].size(); ++part) {
        if (boxes_[outer][part].whole.intersects(box)) {
            if (only) {
                return std::nullopt;
            }
            only = part;
        }
    }
    return only;
}

bool Containment::edge_lies_in(const Edge& edge, bool an_end_inside, std::span<const Edge> near) {
    const auto box = box_of(edge.from, edge.to);
    for (const auto& other : near) {
        if (!box.intersects(box_of(other.from, other.to))) {
            continue;
        }
        if (edge.from == other.from && edge.to == other.to) {
            return true; // the same border, the ground on the same side
        }
        an_end_inside = an_end_inside && apart(edge, other); // looking on for the same border
    }
    return an_end_inside;
}

bool Containment::ring_lies_in(const Run& holder, const shape::Path& ring, bool hole, std::span<const std::uint8_t> inside) const {
    const bool turned = is_turned(ring, hole);
    std::vector<std::uint32_t> runs;
    std::vector<Edge> near;
    for (std::size_t begin = 1; begin < ring.size(); begin += run_length) {
        const auto end = std::min(begin + run_length, ring.size());
        shape::Box box;
        for (auto i = begin - 1; i < end; ++i) {
            box.add(ring[i]);
        }
        near.clear();
        run_index_->touching(box, runs);
        for (const auto r : runs) {
            if (runs_[r].outer == holder.outer && runs_[r].part == holder.part) {
                std::copy_if(edges_.begin() + static_cast<std::ptrdiff_t>(runs_[r].first), edges_.begin() + static_cast<std::ptrdiff_t>(runs_[r].last),
                             std::back_inserter(near), [&](const Edge& edge) { return box.intersects(box_of(edge.from, edge.to)); });
            }
        }
        for (auto i = begin; i < end; ++i) {
            const auto edge = turned ? Edge{ring[i], ring[i - 1]} : Edge{ring[i - 1], ring[i]};
            if (edge.from != edge.to && !edge_lies_in(edge, inside[i - 1] != 0 || inside[i] != 0, near)) {
                return false;
            }
        }
    }
    return true;
}

bool Containment::surely_holds(std::size_t outer, const shape::Geometry& inner, std::span<const std::uint8_t> inside) const {
    std::size_t corner = 0;
    for (const auto& part : inner.parts) {
        const auto box = box_of(part.front());
        const auto holder = only_part_near(outer, box);
        if (!holder || std::any_of(boxes_[outer][*holder].holes.begin(), boxes_[outer][*holder].holes.end(),
                                   [&](const auto& hole) { return lies_in(hole, box); })) {
            return false;
        }
        for (std::size_t ring = 0; ring < part.size(); ++ring) {
            if (!ring_lies_in({outer, *holder, 0, 0}, part[ring], ring > 0, inside.subspan(corner, part[ring].size()))) {
                return false;
            }
            corner += part[ring].size();
        }
    }
    return true;
}

} // namespace gridwarden::analysis
