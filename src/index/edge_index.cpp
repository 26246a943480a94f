#include "index/edge_index.hpp"

#include "core/written_metres.hpp"
#include "geodesy/chord.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace gridwarden::index {

namespace {

using geodesy::radians_per_degree;
using Place = geodesy::Geocentric;
using shape::Coord;

constexpr std::uint32_t edges_a_run = 8;
constexpr std::size_t children = 8;
constexpr double alike_m = 0.00101;      // a written millimetre, and what distances to edges are known to
constexpr double longest_edge_deg = 0.1; // longer ones are cut, so that they stay near their chord
constexpr double far_m = 1e6;             // from here on chords tell the way on the ground too roughly to choose by
constexpr double infinite = std::numeric_limits<double>::infinity();

/// The longest straight way in space between places that are no farther apart on the ground. A geodesic bends with a radius of at most
/// 6,399,594 m; the radius here leaves 0.8 % for its torsion (a test looks at random geodesics).
double longest_chord_m(double on_ground_m) {
    constexpr double radius = 6'450'000;
    return on_ground_m < infinite ? 2 * radius * std::sin(std::min(on_ground_m / (2 * radius), 1.5707963267948966)) + 1e-6 : infinite;
}

/// How far an edge that is straight in lon/lat may leave its chord in space: an eighth of the second derivative of the place by the
/// way, which is below 6,500,000 m by the square of the radians of both.
double sagitta_m(Coord a, Coord b) {
    const double radians = (std::abs(geodesy::longitude_step(a.x, b.x)) + std::abs(b.y - a.y)) * radians_per_degree;
    return 6'500'000.0 / 8 * radians * radians + 1e-6;
}

struct Box3 {
    std::array<double, 3> low{infinite, infinite, infinite};
    std::array<double, 3> high{-infinite, -infinite, -infinite};
    [[nodiscard]] bool empty() const { return low[0] > high[0]; }
    void add(Place p, double margin) {
        const std::array<double, 3> at{p.x, p.y, p.z};
        for (std::size_t i = 0; i < 3; ++i) {
            low[i] = std::min(low[i], at[i] - margin);
            high[i] = std::max(high[i], at[i] + margin);
        }
    }
    void add(const Box3& box) {
        for (std::size_t i = 0; i < 3; ++i) {
            low[i] = std::min(low[i], box.low[i]);
            high[i] = std::max(high[i], box.high[i]);
        }
    }
    /// How far the farthest of it is from a place.
    [[nodiscard]] double farthest_m(Place from) const {
        const std::array<double, 3> at{from.x, from.y, from.z};
        double square = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const double far = std::max(high[i] - at[i], at[i] - low[i]);
            square += far * far;
        }
        return std::sqrt(square);
    }
    [[nodiscard]] double gap_m(const Box3& other) const {
        double square = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const double gap = std::max({0.0, low[i] - other.high[i], other.low[i] - high[i]});
            square += gap * gap;
        }
        return std::sqrt(square);
    }
};

/// Consecutive edges of one path: corners [first, last] (one corner: a point).
struct Run {
    std::uint32_t first;
    std::uint32_t last;
};

/// A corner, and a way on the ground that reaches all of what it stands for from there.
struct Middle {
    Coord at;
    double reach_m = infinite;
};

/// No way on the ground between what two middles stand for is shorter: the triangle inequality of geodesics, which are told exactly
/// at any distance, antipodes and all.
double shortest_way_m(const Middle& a, const Middle& b) {
    return std::max(0.0, geodesy::distance(a.at, b.at).in_metres() - a.reach_m - b.reach_m);
}

struct Node {
    Box3 box;
    Middle middle;
    std::uint32_t first = 0; ///< child, or run of a leaf
    std::uint32_t count = 0; ///< of children; 0 in a leaf
    std::uint32_t shape = 0;
};

/// Corners of geometries in runs.
struct Edges {
    std::vector<Coord> corners;
    std::vector<Place> places;
    std::vector<Run> runs;

    void add(const shape::Geometry& geometry) {
        for (const auto& part : geometry.parts) {
            for (const auto& path : part) {
                add(path);
            }
        }
    }
    void add(const shape::Path& path) {
        if (path.empty()) {
            return;
        }
        const auto begin = static_cast<std::uint32_t>(corners.size());
        for (std::size_t i = 0; i < path.size(); ++i) {
            if (i > 0) {
                cut(path[i - 1], path[i]);
            }
            add_corner(path[i]);
        }
        const auto last = static_cast<std::uint32_t>(corners.size()) - 1;
        for (auto first = begin; first < last || first == begin; first += edges_a_run) {
            runs.push_back({first, std::min(first + edges_a_run, last)});
        }
    }
    void add(Coord point) { add(shape::Path{point}); }

    [[nodiscard]] Box3 box_of(const Run& run) const {
        Box3 box;
        for (auto i = run.first; i <= run.last; ++i) {
            const double before = i > run.first ? sagitta_m(corners[i - 1], corners[i]) : 0;
            box.add(places[i], std::max(before, i < run.last ? sagitta_m(corners[i], corners[i + 1]) : 0));
        }
        return box;
    }
    [[nodiscard]] Middle middle_of(const Run& run, const Box3& box) const {
        const auto corner = (run.first + run.last) / 2;
        return {corners[corner], geodesy::longest_over_chord(box.farthest_m(places[corner]))};
    }
    /// The straight way in space from a place to the chord of an edge.
    [[nodiscard]] double chord_m(Place from, std::uint32_t a, std::uint32_t b) const {
        const auto way = places[b] - places[a];
        const auto there = from - places[a];
        const double square = dot(way, way);
        const double t = square > 0 ? std::clamp(dot(there, way) / square, 0.0, 1.0) : 0;
        return norm(there - t * way);
    }

private:
    void add_corner(Coord c) {
        corners.push_back(c);
        places.push_back(geodesy::geocentric(c));
    }
    /// Corners between the ends of a long edge.
    void cut(Coord a, Coord b) {
        const double lon = geodesy::longitude_step(a.x, b.x);
        const double lat = b.y - a.y;
        const int pieces = static_cast<int>(std::ceil((std::abs(lon) + std::abs(lat)) / longest_edge_deg));
        for (int i = 1; i < pieces; ++i) {
            add_corner({a.x + lon * i / pieces, a.y + lat * i / pieces});
        }
    }
};

/// A corner and an edge that may be nearest.
struct Candidate {
    double chord_m; ///< not below this
    Coord corner;
    Coord a;
    Coord b;
    std::uint32_t shape;
};

/// What a search has met so far. Bounds in space alone decide what is kept; the exact way is taken at the end, to the few that are left.
class Found {
public:
    [[nodiscard]] double chord_m() const { return chord_m_; } ///< what is farther in space is farther on the ground

    /// A candidate that is certainly no farther than `at_most_m` on the ground.
    void take(const Candidate& candidate, double at_most_m) {
        if (candidate.chord_m <= chord_m_) {
            candidates_.push_back(candidate);
            chord_m_ = std::min(chord_m_, longest_chord_m(at_most_m + alike_m));
        }
    }

    /// Of shapes whose distance is written as the nearest's that of the lowest row.
    [[nodiscard]] EdgeIndex::Nearest nearest() {
        std::erase_if(candidates_, [&](const Candidate& c) { return c.chord_m > chord_m_; });
        double least = infinite;
        for (auto& c : candidates_) {
            c.chord_m = geodesy::distance_to_edge(c.corner, c.a, c.b).in_metres(); // from here on the way on the ground
            least = std::min(least, c.chord_m);
        }
        EdgeIndex::Nearest found{0xFFFFFFFFu, Length::metres(infinite)};
        for (const auto& c : candidates_) {
            if (written_metres(c.chord_m) <= written_metres(least) && (c.shape < found.shape || (c.shape == found.shape && c.chord_m < found.distance.in_metres()))) {
                found = {c.shape, Length::metres(c.chord_m)};
            }
        }
        return found;
    }

private:
    double chord_m_ = infinite;
    std::vector<Candidate> candidates_;
};

/// A far corner and edge. The way to any place of the edge, and from there to an end, is no shorter than that to the end; so twice it is
/// no less than the ways to both ends without `edge_m`, which no sum of the ways from a place of the edge to its ends exceeds.
void measure_far(Candidate candidate, double edge_m, Found& found) {
    const double to_a = geodesy::distance(candidate.corner, candidate.a).in_metres();
    const double to_b = geodesy::distance(candidate.corner, candidate.b).in_metres();
    candidate.chord_m = longest_chord_m(std::max(0.0, (to_a + to_b - edge_m) / 2));
    found.take(candidate, std::min(to_a, to_b));
}

/// Meets the corners of one run with the edges of another.
void measure(const Edges& from, const Run& run, const Edges& to, const Run& other, std::uint32_t shape, Found& found) {
    for (auto corner = run.first; corner <= run.last; ++corner) {
        for (auto a = other.first; a < std::max(other.last, other.first + 1); ++a) {
            const auto b = std::min(a + 1, other.last);
            const double margin = sagitta_m(to.corners[a], to.corners[b]);
            const double chord = to.chord_m(from.places[corner], a, b) - margin;
            const Candidate candidate{chord, from.corners[corner], to.corners[a], to.corners[b], shape};
            if (chord < far_m) {
                found.take(candidate, geodesy::longest_over_chord(chord + 2 * margin));
            } else if (chord <= found.chord_m()) {
                measure_far(candidate, geodesy::longest_over_chord(norm(to.places[b] - to.places[a]) + 2 * margin), found);
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
                const auto box = edges.box_of(edges.runs[run]);
                leaves.push_back({box, edges.middle_of(edges.runs[run], box), static_cast<std::uint32_t>(run), 0,
                                  static_cast<std::uint32_t>(roots.size())});
            }
            roots.push_back(pack(std::move(leaves)));
        }
        std::vector<std::uint32_t> numbers;
        for (const auto& geometry : shapes) {
            const auto box = shape::box_of(geometry);
            numbers.push_back(box.empty() ? 0 : morton({(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2}));
        }
        auto in_order = roots;
        std::stable_sort(in_order.begin(), in_order.end(), [&](const Node& a, const Node& b) { return numbers[a.shape] < numbers[b.shape]; });
        std::erase_if(in_order, [](const Node& node) { return node.box.empty(); });
        root = pack(std::move(in_order));
    }

    /// Puts nodes below new ones, `children` at a time, until one is left; that is returned. Nodes of no shape have an empty box.
    Node pack(std::vector<Node> level) {
        while (level.size() > 1) {
            std::vector<Node> above;
            for (std::size_t i = 0; i < level.size(); i += children) {
                const auto end = std::min(i + children, level.size());
                Box3 box;
                for (auto k = i; k < end; ++k) {
                    box.add(level[k].box);
                }
                const auto at = level[(i + end) / 2].middle.at;
                above.push_back({box, {at, geodesy::longest_over_chord(box.farthest_m(geodesy::geocentric(at)))},
                                 static_cast<std::uint32_t>(nodes.size()), static_cast<std::uint32_t>(end - i), level[i].shape});
                nodes.insert(nodes.end(), level.begin() + static_cast<std::ptrdiff_t>(i), level.begin() + static_cast<std::ptrdiff_t>(end));
            }
            level = std::move(above);
        }
        return level.empty() ? Node{} : level.front();
    }

    /// Nearer children first, so that the rest can be left out.
    void search(const Edges& from, const Run& run, const Box3& box, const Middle& middle, const Node& node, Found& found) const {
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
            const auto& child = nodes[node.first + i];
            double gap = box.gap_m(child.box);
            if (gap > far_m && gap <= found.chord_m()) {
                gap = std::max(gap, longest_chord_m(shortest_way_m(middle, child.middle)));
            }
            order[i] = {gap, node.first + i};
        }
        std::sort(order.begin(), order.begin() + node.count);
        for (std::uint32_t i = 0; i < node.count && order[i].first <= found.chord_m(); ++i) {
            search(from, run, box, middle, nodes[order[i].second], found);
        }
    }

    [[nodiscard]] Nearest search(const Edges& from, const Node& top) const {
        Found found;
        for (const auto& run : from.runs) {
            if (!top.box.empty()) {
                const auto box = from.box_of(run);
                search(from, run, box, from.middle_of(run, box), top, found);
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
