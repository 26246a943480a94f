#include "analysis/contiguity.hpp"

#include "core/parallel.hpp"
#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"
#include "index/box_index.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <tuple>

namespace gridwarden::analysis {

namespace {

using shape::Coord;

constexpr double turn = 360;
constexpr double least_snap_m = 1e-6;  // what doubles resolve of a degree, with room
constexpr double stretch_in_snaps = 10;
constexpr std::size_t grain = 4096;

/// Longitudes in [-180, 180), so that corners on both sides of the antimeridian are the same.
Coord wrapped(Coord c) { return {c.x - turn * std::floor((c.x + turn / 2) / turn), c.y}; }

bool before(Coord a, Coord b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); }

/// An edge of a unit's border, the lesser end first.
struct Edge {
    Coord a;
    Coord b;
    std::uint32_t unit;
    /// The other end, where a is: over the antimeridian beyond 180.
    [[nodiscard]] Coord end() const { return {a.x + geodesy::longitude_step(a.x, b.x), b.y}; }
    [[nodiscard]] shape::Box box() const {
        shape::Box box;
        box.add(a);
        box.add(end());
        return box;
    }
};

struct Corner {
    Coord at;
    std::uint32_t unit;
};

std::vector<Edge> edges_of(std::span<const shape::Geometry> polygons) {
    std::vector<Edge> edges;
    for (std::uint32_t unit = 0; unit < polygons.size(); ++unit) {
        for (const auto& part : polygons[unit].parts) {
            for (const auto& ring : part) {
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    Edge edge{wrapped(ring[i - 1]), wrapped(ring[i]), unit};
                    if (before(edge.b, edge.a)) {
                        std::swap(edge.a, edge.b);
                    }
                    if (!(edge.a == edge.b)) {
                        edges.push_back(edge);
                    }
                }
            }
        }
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& p, const Edge& q) {
        return std::tie(p.a.x, p.a.y, p.b.x, p.b.y, p.unit) < std::tie(q.a.x, q.a.y, q.b.x, q.b.y, q.unit);
    });
    return edges;
}

std::vector<Corner> corners_of(const std::vector<Edge>& edges) {
    std::vector<Corner> corners;
    corners.reserve(2 * edges.size());
    for (const auto& edge : edges) {
        corners.push_back({edge.a, edge.unit});
        corners.push_back({edge.b, edge.unit});
    }
    const auto key = [](const Corner& c) { return std::tie(c.at.x, c.at.y, c.unit); };
    std::sort(corners.begin(), corners.end(), [&](const Corner& p, const Corner& q) { return key(p) < key(q); });
    corners.erase(std::unique(corners.begin(), corners.end(), [&](const Corner& p, const Corner& q) { return key(p) == key(q); }), corners.end());
    return corners;
}

void link(std::vector<Link>& links, std::uint32_t a, std::uint32_t b) {
    if (a != b) {
        links.push_back({a, b});
        links.push_back({b, a});
    }
}

/// Links the units of each run of equal entries; `alone` gets the runs of a single unit.
template <class Entry, class Same, class Alone>
void link_runs(const std::vector<Entry>& entries, Same same, std::vector<Link>& links, Alone alone) {
    for (std::size_t first = 0; first < entries.size();) {
        auto last = first + 1;
        while (last < entries.size() && same(entries[first], entries[last])) {
            ++last;
        }
        for (auto i = first; i < last; ++i) {
            for (auto j = i + 1; j < last; ++j) {
                link(links, entries[i].unit, entries[j].unit);
            }
        }
        if (entries[first].unit == entries[last - 1].unit) {
            alone(entries[first]);
        }
        first = last;
    }
}

/// Metres east and north of a place.
struct Plane {
    Coord origin;
    geodesy::Scale scale;
    explicit Plane(Coord at) : origin(at), scale(geodesy::scale_at(at.y)) {}
    [[nodiscard]] Coord of(Coord c) const {
        return {std::remainder(c.x - origin.x, turn) * scale.east_m_per_deg, (c.y - origin.y) * scale.north_m_per_deg};
    }
};

double distance(Coord p, Coord a, Coord b) {
    const Coord d{b.x - a.x, b.y - a.y};
    const double square = d.x * d.x + d.y * d.y;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - t * d.x, p.y - a.y - t * d.y);
}

double side(Coord a, Coord b, Coord p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

/// Two edges on a plane whose origin is an end of the first.
struct Facing {
    double apart;   ///< metres between them, 0 where they cross
    double stretch; ///< metres of the first along which the second runs within the snap distance
};

/// The stretch of edge 0-b within `snap` of the line p-q beside it: where their distance, which is linear, is small enough.
double stretch_of(Coord b, Coord p, Coord q, double snap) {
    const double length = std::hypot(b.x, b.y);
    const Coord along{b.x / length, b.y / length};
    double from = p.x * along.x + p.y * along.y;
    double to = q.x * along.x + q.y * along.y;
    double off_from = side({}, along, p);
    double off_to = side({}, along, q);
    if (from > to) {
        std::swap(from, to);
        std::swap(off_from, off_to);
    }
    if (to - from < snap) {
        return 0;
    }
    const double slope = (off_to - off_from) / (to - from);
    double begin = std::max(0.0, from);
    double end = std::min(length, to);
    if (std::abs(slope) > 0) {
        const double one = from + (-snap - off_from) / slope;
        const double other = from + (snap - off_from) / slope;
        begin = std::max(begin, std::min(one, other));
        end = std::min(end, std::max(one, other));
    } else if (std::abs(off_from) > snap) {
        return 0;
    }
    return std::max(0.0, end - begin);
}

Facing facing(const Edge& e, const Edge& f, double snap) {
    const Plane plane(e.a);
    const Coord b = plane.of(e.end());
    const Coord p = plane.of(f.a);
    const Coord step = f.end();
    const Coord q{p.x + (step.x - f.a.x) * plane.scale.east_m_per_deg, plane.of(step).y};
    const bool cross = side({}, b, p) * side({}, b, q) < 0 && side(p, q, {}) * side(p, q, b) < 0;
    const double apart = cross ? 0 : std::min({distance(p, {}, b), distance(q, {}, b), distance({}, p, q), distance(b, p, q)});
    return {apart, apart <= snap ? stretch_of(b, p, q, snap) : 0};
}

/// Edges that have no twin, and who comes near them.
class Loose {
public:
    Loose(std::vector<Edge> edges, double snap) : edges_(std::move(edges)), snap_(snap), index_(boxes(edges_)) {
        shape::Box all;
        for (const auto& edge : edges_) {
            all.add(edge.box());
        }
        round_the_world_ = all.max_x - all.min_x > turn - 5;
    }

    [[nodiscard]] std::size_t size() const noexcept { return edges_.size(); }
    [[nodiscard]] const Edge& edge(std::size_t row) const { return edges_[row]; }

    /// Calls `visit(row)` for the edges whose boxes come within the snap distance of a box, in any image of the map.
    template <class Visit>
    void near(shape::Box box, std::vector<std::uint32_t>& found, Visit visit) const {
        const double lat = std::max(std::abs(box.min_y), std::abs(box.max_y));
        const auto reach = geodesy::reach({box.min_x, lat}, Length::metres(snap_));
        box = {box.min_x - reach.lon_deg, box.min_y - reach.lat_deg, box.max_x + reach.lon_deg, box.max_y + reach.lat_deg};
        for (const double shift : {0.0, -turn, turn}) {
            if (shift == 0 || round_the_world_) {
                index_.touching({box.min_x + shift, box.min_y, box.max_x + shift, box.max_y}, found);
                std::for_each(found.begin(), found.end(), visit);
            }
        }
    }

private:
    static std::vector<shape::Box> boxes(const std::vector<Edge>& edges) {
        std::vector<shape::Box> boxes;
        for (const auto& edge : edges) {
            boxes.push_back(edge.box());
        }
        return boxes;
    }
    std::vector<Edge> edges_;
    double snap_;
    index::BoxIndex index_;
    bool round_the_world_ = false; ///< units may meet over the antimeridian
};

/// Runs `work(row, links)` for all rows; links come in the order of the rows' ranges.
template <class Work>
std::vector<Link> links_of(std::size_t rows, unsigned threads, Work work) {
    std::vector<std::vector<Link>> parts(rows / grain + 1);
    parallel_ranges(rows, grain, threads, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row) {
            work(row, parts[begin / grain]);
        }
    });
    std::vector<Link> links;
    for (const auto& part : parts) {
        links.insert(links.end(), part.begin(), part.end());
    }
    return links;
}

/// Corners that lie on another unit's loose edge.
std::vector<Link> on_edges(const std::vector<Corner>& corners, const Loose& loose, double snap, unsigned threads) {
    return links_of(corners.size(), threads, [&](std::size_t row, std::vector<Link>& links) {
        const auto& corner = corners[row];
        const Plane plane(corner.at);
        shape::Box box;
        box.add(corner.at);
        std::vector<std::uint32_t> found;
        loose.near(box, found, [&](std::uint32_t at) {
            const auto& edge = loose.edge(at);
            const Coord a = plane.of(edge.a);
            const Coord b{a.x + (edge.end().x - edge.a.x) * plane.scale.east_m_per_deg, plane.of(edge.b).y};
            if (edge.unit != corner.unit && distance({}, a, b) <= snap) {
                link(links, corner.unit, edge.unit);
            }
        });
    });
}

/// Loose edges that meet (queen), or how far they run along each other as the value of the link.
std::vector<Link> along_edges(const Loose& loose, Contiguity kind, double snap, unsigned threads) {
    return links_of(loose.size(), threads, [&](std::size_t row, std::vector<Link>& links) {
        const auto& edge = loose.edge(row);
        std::vector<std::uint32_t> found;
        loose.near(edge.box(), found, [&](std::uint32_t at) {
            const auto& other = loose.edge(at);
            if (other.unit == edge.unit) {
                return;
            }
            const auto meeting = facing(edge, other, snap);
            if (kind == Contiguity::queen ? meeting.apart <= snap : meeting.stretch > 0) {
                links.push_back({edge.unit, other.unit, meeting.stretch});
            }
        });
    });
}

/// Pairs that run along each other far enough, from either side.
std::vector<Link> long_enough(std::vector<Link> stretches, double snap) {
    std::stable_sort(stretches.begin(), stretches.end(), [](const Link& a, const Link& b) { return std::tie(a.from, a.to) < std::tie(b.from, b.to); });
    std::vector<Link> links;
    for (std::size_t i = 0; i < stretches.size();) {
        const auto [from, to, none] = stretches[i];
        double sum = 0;
        for (; i < stretches.size() && stretches[i].from == from && stretches[i].to == to; ++i) {
            sum += stretches[i].value;
        }
        if (sum > stretch_in_snaps * snap) {
            link(links, from, to);
        }
    }
    return links;
}

} // namespace

Weights contiguity(std::span<const shape::Geometry> polygons, Contiguity kind, Length snap, unsigned threads) {
    const double snap_m = std::max(least_snap_m, snap.in_metres());
    const auto edges = edges_of(polygons);
    std::vector<Link> links;
    std::vector<Edge> without_twin;
    link_runs(edges, [](const Edge& p, const Edge& q) { return p.a == q.a && p.b == q.b; }, links,
              [&](const Edge& edge) { without_twin.push_back(edge); });
    const Loose loose(std::move(without_twin), snap_m);
    auto met = along_edges(loose, kind, snap_m, threads);
    if (kind == Contiguity::queen) {
        const auto corners = corners_of(edges);
        link_runs(corners, [](const Corner& p, const Corner& q) { return p.at == q.at; }, links, [](const Corner&) {});
        const auto on = on_edges(corners, loose, snap_m, threads);
        links.insert(links.end(), on.begin(), on.end());
        for (const auto& pair : met) {
            link(links, pair.from, pair.to);
        }
    } else {
        const auto pairs = long_enough(std::move(met), snap_m);
        links.insert(links.end(), pairs.begin(), pairs.end());
    }
    return from_links(polygons.size(), std::move(links));
}

} // namespace gridwarden::analysis
