#include "index/edge_index.hpp"

#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace gridwarden::index {

namespace {

using geodesy::radians_per_degree;
using shape::Coord;

constexpr std::uint32_t edges_a_run = 8;
constexpr std::size_t children = 8;
constexpr double alike_m = 1e-5; // distances to edges are known this well
constexpr double infinite = std::numeric_limits<double>::infinity();
/// The shortest radius of curvature of the ellipsoid: no way on it is shorter than on a sphere of this radius.
constexpr double shortest_radius_m = 6335439.0;

/// A box and the cosine of its latitude farthest from the equator, which bounds from below how long a degree of longitude is.
struct Bounds {
    shape::Box box;
    double least_cosine = 1;
    Bounds() = default;
    explicit Bounds(const shape::Box& b)
        : box(b), least_cosine(std::cos(std::min(90.0, std::max(std::abs(b.min_y), std::abs(b.max_y))) * radians_per_degree)) {}
};

/// Degrees of longitude between two boxes, the short way round.
double longitude_gap(const shape::Box& a, const shape::Box& b) {
    const double middle = std::remainder((a.min_x + a.max_x - b.min_x - b.max_x) / 2, 360.0);
    return std::max(0.0, std::abs(middle) - (a.max_x - a.min_x + b.max_x - b.min_x) / 2);
}

/// A distance that two boxes are certainly apart, in metres: on the sphere of the shortest radius, the way along the meridian, and that to
/// the meridian at the far side of the gap of longitude (asin(cos(lat) sin(gap)) from a latitude).
double lower_bound_m(const Bounds& a, const Bounds& b) {
    const double lat = std::max({0.0, a.box.min_y - b.box.max_y, b.box.min_y - a.box.max_y});
    const double lon = std::min(90.0, longitude_gap(a.box, b.box));
    const double north = lat * radians_per_degree;
    const double east = lon > 0 ? std::asin(std::max(a.least_cosine, b.least_cosine) * std::sin(lon * radians_per_degree)) : 0.0;
    return shortest_radius_m * std::max(north, east) * (1 - 1e-12);
}

/// Consecutive edges of one path: corners [first, last] (one corner: a point).
struct Run {
    std::uint32_t first;
    std::uint32_t last;
};

struct Node {
    Bounds bounds;
    std::uint32_t first = 0; ///< child, or run of a leaf
    std::uint32_t count = 0; ///< of children; 0 in a leaf
    std::uint32_t shape = 0;
};

/// The plane that touches the ellipsoid at a position; right to a factor 1 +- error within a distance (the reason stands in
/// border_index.cpp). Where it is not usable, nothing is ruled out.
class Flat {
public:
    Flat(Coord at, double within_m) : at_(at) {
        const double angle = within_m / shortest_radius_m;
        const double top = std::abs(at.y) * radians_per_degree + angle;
        error_ = top < 1.55 ? 1.1 * angle * (std::tan(top) + 0.02) : 1.0;
        const auto scale = geodesy::scale_at(at.y);
        east_ = scale.east_m_per_deg;
        north_ = scale.north_m_per_deg;
    }
    /// Whether an edge may come within the distance.
    [[nodiscard]] bool may_reach(Coord a, Coord b, double within_m) const {
        if (!(error_ < 0.1) || std::abs(b.x - a.x) > 90) {
            return true; // a very long edge may come round the earth
        }
        const double bound = within_m * (1 + error_) + 1e-6;
        return squared_distance(a, b) <= bound * bound;
    }

private:
    [[nodiscard]] double squared_distance(Coord a, Coord b) const {
        const double ax = std::remainder(a.x - at_.x, 360.0) * east_;
        const double ay = (a.y - at_.y) * north_;
        const double dx = geodesy::longitude_step(a.x, b.x) * east_;
        const double dy = (b.y - a.y) * north_;
        const double square = dx * dx + dy * dy;
        const double along = -(ax * dx + ay * dy);
        const double t = along <= 0 ? 0 : along >= square ? 1 : along / square;
        return std::pow(ax + t * dx, 2) + std::pow(ay + t * dy, 2);
    }

    Coord at_;
    double error_ = 1;
    double east_ = 0;
    double north_ = 0;
};

/// Corners of geometries in runs.
struct Edges {
    std::vector<Coord> corners;
    std::vector<Run> runs;

    void add(const shape::Geometry& geometry) {
        for (const auto& part : geometry.parts) {
            for (const auto& path : part) {
                const auto begin = static_cast<std::uint32_t>(corners.size());
                corners.insert(corners.end(), path.begin(), path.end());
                const auto end = static_cast<std::uint32_t>(corners.size());
                if (path.size() == 1) {
                    runs.push_back({begin, begin});
                }
                for (auto first = begin; first + 1 < end; first += edges_a_run) {
                    runs.push_back({first, std::min(first + edges_a_run, end - 1)});
                }
            }
        }
    }
    void add(Coord point) {
        corners.push_back(point);
        runs.push_back({0, 0});
    }
    [[nodiscard]] Bounds bounds_of(const Run& run) const {
        shape::Box box;
        for (auto i = run.first; i <= run.last; ++i) {
            box.add(corners[i]);
        }
        return Bounds(box);
    }
};

/// What a search has found so far: every shape that is within `alike_m` of the nearest, with its own distance.
struct Found {
    double least_m = infinite;
    std::vector<std::pair<std::uint32_t, double>> shapes;

    void take(std::uint32_t shape, double metres) {
        if (metres > least_m + alike_m) {
            return;
        }
        least_m = std::min(least_m, metres);
        const auto known = std::find_if(shapes.begin(), shapes.end(), [&](const auto& s) { return s.first == shape; });
        if (known != shapes.end()) {
            known->second = std::min(known->second, metres);
        } else {
            std::erase_if(shapes, [&](const auto& s) { return s.second > least_m + alike_m; });
            shapes.emplace_back(shape, metres);
        }
    }
    [[nodiscard]] EdgeIndex::Nearest nearest() const {
        EdgeIndex::Nearest found{0xFFFFFFFFu, Length::metres(infinite)};
        for (const auto& [shape, metres] : shapes) {
            if (metres <= least_m + alike_m && shape < found.shape) {
                found = {shape, Length::metres(metres)};
            }
        }
        return found;
    }
};

/// Distances from the corners of one run to the edges of another.
void measure(const Edges& from, const Run& run, const Edges& to, const Run& other, std::uint32_t shape, Found& found) {
    for (auto corner = run.first; corner <= run.last; ++corner) {
        const auto p = from.corners[corner];
        Flat flat(p, found.least_m);
        for (auto i = other.first; i < std::max(other.last, other.first + 1); ++i) {
            const auto a = to.corners[i];
            const auto b = to.corners[std::min(i + 1, other.last)];
            if (flat.may_reach(a, b, found.least_m + alike_m)) {
                const double before = found.least_m;
                found.take(shape, geodesy::distance_to_edge(p, a, b).in_metres());
                if (found.least_m < before) {
                    flat = Flat(p, found.least_m);
                }
            }
        }
    }
}

/// Interleaves the bits of two 16-bit numbers: near places get near numbers.
std::uint32_t morton(Coord c) {
    const auto spread = [](double part) {
        auto v = static_cast<std::uint32_t>(std::clamp(part, 0.0, 1.0) * 65535);
        v = (v | (v << 8)) & 0x00FF00FFU;
        v = (v | (v << 4)) & 0x0F0F0F0FU;
        v = (v | (v << 2)) & 0x33333333U;
        return (v | (v << 1)) & 0x55555555U;
    };
    return spread((c.x + 180) / 360) | (spread((c.y + 90) / 180) << 1);
}

} // namespace

struct EdgeIndex::Impl {
    Edges edges;
    std::vector<Node> nodes;
    std::vector<Node> roots; ///< of each shape; an empty shape has an empty box
    Node root;

    explicit Impl(std::span<const shape::Geometry> shapes) {
        for (const auto& geometry : shapes) {
            const auto first = edges.runs.size();
            edges.add(geometry);
            std::vector<Node> leaves;
            for (auto run = first; run < edges.runs.size(); ++run) {
                leaves.push_back({edges.bounds_of(edges.runs[run]), static_cast<std::uint32_t>(run), 0,
                                  static_cast<std::uint32_t>(roots.size())});
            }
            roots.push_back(pack(std::move(leaves)));
        }
        auto in_order = roots;
        std::erase_if(in_order, [](const Node& node) { return node.bounds.box.empty(); });
        std::stable_sort(in_order.begin(), in_order.end(), [](const Node& a, const Node& b) { return morton(middle(a)) < morton(middle(b)); });
        root = pack(std::move(in_order));
    }

    static Coord middle(const Node& node) {
        const auto& box = node.bounds.box;
        return {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
    }

    /// Puts nodes below new ones, `children` at a time, until one is left; that is returned. Nodes of no shape have an empty box.
    Node pack(std::vector<Node> level) {
        while (level.size() > 1) {
            std::vector<Node> above;
            for (std::size_t i = 0; i < level.size(); i += children) {
                const auto end = std::min(i + children, level.size());
                shape::Box box;
                for (auto k = i; k < end; ++k) {
                    box.add(level[k].bounds.box);
                }
                above.push_back({Bounds(box), static_cast<std::uint32_t>(nodes.size()), static_cast<std::uint32_t>(end - i), level[i].shape});
                nodes.insert(nodes.end(), level.begin() + static_cast<std::ptrdiff_t>(i), level.begin() + static_cast<std::ptrdiff_t>(end));
            }
            level = std::move(above);
        }
        return level.empty() ? Node{} : level.front();
    }

    /// Nearer children first, so that the rest can be left out.
    void search(const Edges& from, const Run& run, const Bounds& bounds, const Node& node, Found& found) const {
        if (node.count == 0) {
            const auto& other = edges.runs[node.first];
            measure(from, run, edges, other, node.shape, found);
            if (run.last > run.first) { // the corners of the other may lie nearer to the edges of this
                measure(edges, other, from, run, node.shape, found);
            }
            return;
        }
        std::array<std::pair<double, std::uint32_t>, children> order;
        for (std::uint32_t i = 0; i < node.count; ++i) {
            order[i] = {lower_bound_m(bounds, nodes[node.first + i].bounds), node.first + i};
        }
        std::sort(order.begin(), order.begin() + node.count);
        for (std::uint32_t i = 0; i < node.count && order[i].first <= found.least_m + alike_m; ++i) {
            search(from, run, bounds, nodes[order[i].second], found);
        }
    }

    [[nodiscard]] Nearest search(const Edges& from, const Node& top) const {
        Found found;
        for (const auto& run : from.runs) {
            if (!top.bounds.box.empty()) {
                search(from, run, from.bounds_of(run), top, found);
            }
        }
        return found.nearest();
    }
};

namespace {

template <class From>
Edges edges_of(const From& from) {
    Edges edges;
    edges.add(from);
    return edges;
}

} // namespace

EdgeIndex::EdgeIndex(std::span<const shape::Geometry> shapes) : impl_(std::make_unique<Impl>(shapes)) {}
EdgeIndex::~EdgeIndex() = default;
EdgeIndex::EdgeIndex(EdgeIndex&&) noexcept = default;

EdgeIndex::Nearest EdgeIndex::nearest(const shape::Geometry& from) const { return impl_->search(edges_of(from), impl_->root); }
EdgeIndex::Nearest EdgeIndex::nearest(Coord from) const { return impl_->search(edges_of(from), impl_->root); }
Length EdgeIndex::distance(const shape::Geometry& from, std::uint32_t shape) const {
    return impl_->search(edges_of(from), impl_->roots[shape]).distance;
}
Length EdgeIndex::distance(Coord from, std::uint32_t shape) const {
    return impl_->search(edges_of(from), impl_->roots[shape]).distance;
}

} // namespace gridwarden::index
