#include "index/partition_edges.hpp"

#include "index/orientation.hpp"

#include <bit>

namespace gridwarden::index {

namespace {

using shape::Coord;

/// Whether a ring turns left: decided exactly at its lowest, then leftmost corner, which is convex.
bool counter_clockwise(const shape::Path& ring) {
    const std::size_t corners = ring.size() - 1; // the last repeats the first
    std::size_t lowest = 0;
    for (std::size_t i = 1; i < corners; ++i) {
        if (ring[i].y < ring[lowest].y || (ring[i].y == ring[lowest].y && ring[i].x < ring[lowest].x)) {
            lowest = i;
        }
    }
    std::size_t before = lowest;
    std::size_t after = lowest;
    do {
        before = (before + corners - 1) % corners;
    } while (ring[before] == ring[lowest] && before != lowest);
    do {
        after = (after + 1) % corners;
    } while (ring[after] == ring[lowest] && after != lowest);
    return orientation(ring[before], ring[lowest], ring[after]) > 0;
}

/// Finds an edge by its ends: open addressing over the edges themselves, 4 to 8 bytes an edge.
class EdgeSet {
public:
    EdgeSet(std::vector<Edge>& edges, std::size_t most) : edges_(edges), slots_(std::bit_ceil(most * 2 + 2), free_slot) {}

    Edge& at(Coord a, Coord b) {
        const auto mask = slots_.size() - 1;
        for (auto at = hash_of(a, b) & mask;; at = (at + 1) & mask) {
            if (slots_[at] == free_slot) {
                slots_[at] = static_cast<std::uint32_t>(edges_.size());
                return edges_.emplace_back(Edge{a, b});
            }
            if (Edge& edge = edges_[slots_[at]]; edge.a == a && edge.b == b) {
                return edge;
            }
        }
    }

private:
    static std::uint64_t hash_of(Coord a, Coord b) {
        std::uint64_t hash = 0;
        for (const double value : {a.x, a.y, b.x, b.y}) { // 0.0 and -0.0 are one place
            hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9ULL + std::bit_cast<std::uint64_t>(value + 0.0);
        }
        hash = (hash ^ (hash >> 32)) * 0x94D049BB133111EBULL;
        return hash ^ (hash >> 31);
    }

    static constexpr std::uint32_t free_slot = 0xFFFFFFFFU;
    std::vector<Edge>& edges_;
    std::vector<std::uint32_t> slots_;
};

/// `left` and `right` while they are collected: a side with two owners, or a unit on both sides, makes the edge not plain for good.
void add_owner(Edge& edge, bool to_left, std::uint32_t owner) {
    edge.step += to_left ? -weight_of(owner) : weight_of(owner);
    const bool fresh = edge.left == nobody && edge.right == nobody;
    auto& side = to_left ? edge.left : edge.right;
    const auto other = to_left ? edge.right : edge.left;
    if (side != nobody || (!fresh && other == owner)) {
        edge.left = edge.right = owner;
    } else {
        side = owner;
    }
}

void add_ring(EdgeSet& set, const shape::Path& ring, bool interior_left, std::uint32_t owner) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Coord from = ring[i];
        const Coord to = ring[i + 1];
        if (from == to) {
            continue;
        }
        const bool turned = from.y > to.y || (from.y == to.y && from.x < to.x);
        add_owner(turned ? set.at(to, from) : set.at(from, to), interior_left != turned, owner);
    }
}

} // namespace

std::vector<Edge> partition_edges(std::span<const shape::Geometry> units) {
    std::size_t most = 0;
    for (const auto& unit : units) {
        most += shape::coordinate_count(unit);
    }
    std::vector<Edge> edges;
    edges.reserve(most / 2 + most / 8);
    EdgeSet set(edges, most);
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        for (const auto& part : units[unit].parts) {
            for (std::size_t i = 0; i < part.size() && units[unit].kind == shape::Kind::polygon; ++i) {
                if (part[i].size() > 3) {
                    add_ring(set, part[i], counter_clockwise(part[i]) == (i == 0), static_cast<std::uint32_t>(unit) + 1);
                }
            }
        }
    }
    return edges;
}

} // namespace gridwarden::index
