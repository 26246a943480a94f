#include "analysis/ground_arcs.hpp"

#include "analysis/arc_parts.hpp"
#include "analysis/ground_edges.hpp"
#include "analysis/ground_links.hpp"
#include "analysis/ground_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridwarden::analysis {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double earth_m = 6.371e6; ///< for what is too small to matter only

constexpr std::uint32_t no_crossing = 0xFFFFFFFFu;

Knot knot_of(std::uint32_t crossing) { return {2, crossing, 0, 0}; }

/// A ground and the discs that may reach it, cut by each other.
class Cut {
public:
    Cut(const shape::Geometry& ground, const DiscArcs& discs, const CoverOptions& options)
        : discs_(discs), options_(options), edges_(ground, discs.sphere()) {
        std::vector<std::uint32_t> found;
        discs.touching(shape::box_of(ground), found);
        for (const auto disc : found) {
            near_.push_back({disc, discs.caps()[disc].in(edges_.plane), {}});
        }
        cross_all();
    }

    std::optional<GroundCover> cover(Area area);

private:
    void cross_all();
    void cross(std::uint32_t edge, std::uint32_t near);
    void add_crossing(std::uint32_t edge, std::uint32_t near, double t, bool enters);
    bool cut_border(std::uint32_t near);
    void add_piece(std::uint32_t near, const Arc& arc, double from, double to, Knot start, Knot end);
    void cut_rings();
    double edge_area(std::uint32_t from, std::uint32_t to) const;
    std::uint32_t depth_at(Flat p) const;
    std::optional<std::vector<LinkedPolygon>> region(std::uint32_t depth, bool and_more) const;
    Strand strand_of(const EdgePiece& piece) const;
    Strand strand_of(const ArcPiece& piece, bool backwards) const;
    [[nodiscard]] std::size_t stations() const;

    const DiscArcs& discs_;
    const CoverOptions& options_;
    GroundEdges edges_;
    std::vector<Near> near_;
    std::vector<Crossing> crossings_;
    std::vector<ArcPiece> arcs_;
    std::vector<EdgePiece> pieces_;
    std::uint32_t most_ = 0; ///< depth
};

double beyond(Flat p, const Circle& circle) {
    const double dx = p.x - circle.centre.x;
    const double dy = p.y - circle.centre.y;
    return dx * dx + dy * dy - circle.radius * circle.radius;
}

void Cut::add_crossing(std::uint32_t edge, std::uint32_t near, double t, bool enters) {
    const auto& e = edges_.edges[edge];
    const double place = std::clamp(t, 0.0, 1.0);
    const Flat at{e.a.x + place * (e.b.x - e.a.x), e.a.y + place * (e.b.y - e.a.y)};
    const auto direction = edges_.plane.to_sphere(at);
    const auto& own = discs_.caps()[near_[near].disc].plane;
    near_[near].crossings.push_back(static_cast<std::uint32_t>(crossings_.size()));
    crossings_.push_back({edge, place, near, enters, at, std::atan2(dot(direction, own.north), dot(direction, own.east))});
}

/// Ends on either side cross once, whatever rounding does: neighbours share their ends. Ends outside cross twice or not at all.
void Cut::cross(std::uint32_t edge, std::uint32_t near) {
    const auto& e = edges_.edges[edge];
    const auto& circle = near_[near].circle;
    const double at_a = beyond(e.a, circle);
    const double at_b = beyond(e.b, circle);
    if (at_a <= 0 && at_b <= 0) {
        return;
    }
    const double dx = e.b.x - e.a.x;
    const double dy = e.b.y - e.a.y;
    const double square = dx * dx + dy * dy;
    const double along = (e.a.x - circle.centre.x) * dx + (e.a.y - circle.centre.y) * dy;
    const double inner = along * along - square * at_a;
    const double root = std::sqrt(std::max(0.0, inner));
    if (at_a > 0 && at_b <= 0) {
        add_crossing(edge, near, (-along - root) / square, true);
    } else if (at_a <= 0) {
        add_crossing(edge, near, (-along + root) / square, false);
    } else if (inner > 0 && along < 0 && along + square > 0) {
        add_crossing(edge, near, (-along - root) / square, true);
        add_crossing(edge, near, (-along + root) / square, false);
    }
}

void Cut::cross_all() {
    for (std::uint32_t n = 0; n < near_.size(); ++n) {
        const auto& circle = near_[n].circle;
        const double low = circle.centre.y - circle.radius;
        const double high = circle.centre.y + circle.radius;
        const double west = circle.centre.x - circle.radius;
        const double east = circle.centre.x + circle.radius;
        const int first = edges_.slab_of(low);
        edges_.each_between(low, high, [&](std::uint32_t k, int slab) {
            const auto& e = edges_.edges[k];
            if (std::max(e.a.x, e.b.x) < west || std::min(e.a.x, e.b.x) > east || std::max(e.a.y, e.b.y) < low || std::min(e.a.y, e.b.y) > high ||
                slab != std::max(first, edges_.first_slab(k))) {
                return;
            }
            cross(k, n);
        });
        auto& own = near_[n].crossings;
        std::sort(own.begin(), own.end(), [&](auto a, auto b) { return std::pair(crossings_[a].angle, a) < std::pair(crossings_[b].angle, b); });
        near_[n].inside = own.empty() && edges_.holds({east, circle.centre.y});
    }
}

void Cut::add_piece(std::uint32_t near, const Arc& arc, double from, double to, Knot start, Knot end) {
    most_ = std::max(most_, arc.depth + 1);
    if (arc.depth >= std::max(1U, options_.depth_classes)) {
        return;
    }
    const auto& n = near_[near];
    const auto& cap = discs_.caps()[n.disc];
    const auto angle_at = [&](double own) {
        const Flat p = edges_.plane.to_plane(cap.at(own));
        return std::atan2(p.y - n.circle.centre.y, p.x - n.circle.centre.x);
    };
    const double first = angle_at(from);
    const double turn = to - from; // in the plane nearly the same
    const double sweep = turn >= 2 * pi ? 2 * pi : turn + std::remainder(angle_at(to) - first - turn, 2 * pi);
    arcs_.push_back({near, from, to, arc.depth, start, end, area_beside(n.circle, first, sweep)});
}

/// The arcs of a border that lie in the ground. False where the border enters the ground twice without leaving it.
bool Cut::cut_border(std::uint32_t near) {
    const auto& n = near_[near];
    if (n.crossings.empty()) {
        if (n.inside) {
            for (const auto& arc : discs_.arcs_of(n.disc)) {
                add_piece(near, arc, arc.from, arc.to, start_of(n.disc, arc), end_of(n.disc, arc));
            }
            most_ = std::max(most_, discs_.most_over(n.disc) + 1);
        }
        return true;
    }
    const auto arcs = discs_.all_arcs_of(n.disc);
    for (std::size_t k = 0; k < n.crossings.size(); ++k) {
        const auto& in = crossings_[n.crossings[k]];
        const bool last = k + 1 == n.crossings.size();
        const auto next = n.crossings[last ? 0 : k + 1];
        if (crossings_[next].enters == in.enters) {
            return false;
        }
        if (in.enters) {
            continue;
        }
        const double from = in.angle;
        const double to = crossings_[next].angle + (last ? 2 * pi : 0);
        for (const auto& arc : arcs) {
            if (arc.from_disc == no_disc) {
                add_piece(near, arc, from, to, knot_of(n.crossings[k]), knot_of(next));
                continue;
            }
            for (const double turn : {-2 * pi, 0.0, 2 * pi}) {
                const double begin = std::max(arc.from, from + turn);
                const double end = std::min(arc.to, to + turn);
                if (end > begin || (end == begin && arc.from == arc.to)) { // two discs met in one point: nothing long, but a link
                    add_piece(near, arc, begin, end, begin == arc.from ? start_of(n.disc, arc) : knot_of(n.crossings[k]),
                              end == arc.to ? end_of(n.disc, arc) : knot_of(next));
                }
            }
        }
    }
    return true;
}

std::uint32_t Cut::depth_at(Flat p) const {
    return static_cast<std::uint32_t>(std::count_if(near_.begin(), near_.end(), [&](const Near& n) { return beyond(p, n.circle) <= 0; }));
}

/// Along the ground's border from one crossing to the next of its ring.
double Cut::edge_area(std::uint32_t from, std::uint32_t to) const {
    const auto& a = crossings_[from];
    const auto& b = crossings_[to];
    if (a.edge == b.edge && a.rank < b.rank) {
        return area_beside(a.at, b.at);
    }
    const auto ring = std::find_if(edges_.rings.begin(), edges_.rings.end(), [&](const auto& r) { return a.edge < r.last; });
    double sum = area_beside(a.at, edges_.edges[a.edge].b);
    for (auto k = a.edge + 1 == ring->last ? ring->first : a.edge + 1; k != b.edge; k = k + 1 == ring->last ? ring->first : k + 1) {
        sum += area_beside(edges_.edges[k].a, edges_.edges[k].b);
    }
    return sum + area_beside(edges_.edges[b.edge].a, b.at);
}

void Cut::cut_rings() {
    std::vector<std::uint32_t> order(crossings_.size());
    for (std::uint32_t k = 0; k < order.size(); ++k) {
        order[k] = k;
    }
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        const auto place = [&](auto k) { // equal discs as along their own borders: the earlier one is entered first and left last
            const auto& c = crossings_[k];
            return std::tuple(c.edge, c.t, c.enters, c.enters ? c.disc : no_disc - c.disc);
        };
        return place(a) < place(b);
    });
    for (std::uint32_t k = 0; k < order.size(); ++k) {
        crossings_[order[k]].rank = k;
    }
    auto it = order.begin();
    for (std::uint32_t r = 0; r < edges_.rings.size(); ++r) {
        const auto& ring = edges_.rings[r];
        if (ring.first == ring.last) {
            continue;
        }
        auto depth = depth_at(edges_.edges[ring.first].a);
        most_ = std::max(most_, depth);
        const auto end = std::find_if(it, order.end(), [&](auto k) { return crossings_[k].edge >= ring.last; });
        if (it == end) {
            double sum = 0;
            for (auto k = ring.first; k < ring.last; ++k) {
                sum += area_beside(edges_.edges[k].a, edges_.edges[k].b);
            }
            pieces_.push_back({r, no_crossing, no_crossing, depth, sum});
        }
        for (auto k = it; k != end; ++k) {
            depth = crossings_[*k].enters ? depth + 1 : depth - 1;
            most_ = std::max(most_, depth);
            const auto next = k + 1 == end ? *it : *(k + 1);
            pieces_.push_back({r, *k, next, depth, edge_area(*k, next)});
        }
        it = end;
    }
}

Strand Cut::strand_of(const EdgePiece& piece) const {
    Strand strand{{}, {}, piece.area, {}, false};
    const auto& ring = edges_.rings[piece.ring];
    auto k = ring.first;
    auto last = ring.last - 1;
    const bool whole = piece.from == no_crossing;
    if (!whole) {
        const auto& a = crossings_[piece.from];
        const auto& b = crossings_[piece.to];
        strand.from = knot_of(piece.from);
        strand.to = knot_of(piece.to);
        const auto& e = edges_.edges[a.edge];
        strand.path.push_back({e.from.x + a.t * (e.to.x - e.from.x), e.from.y + a.t * (e.to.y - e.from.y)});
        if (a.edge == b.edge && a.rank < b.rank) {
            return strand;
        }
        k = a.edge;
        last = b.edge == ring.first ? ring.last - 1 : b.edge - 1;
    }
    for (;; k = k + 1 == ring.last ? ring.first : k + 1) {
        if (edges_.edges[k].ends_at_corner) {
            strand.path.push_back(edges_.edges[k].to);
        }
        if (k == last) {
            return strand;
        }
    }
}

Strand Cut::strand_of(const ArcPiece& piece, bool backwards) const {
    Strand strand{piece.start, piece.end, piece.area, {}, true};
    draw_arc(strand.path, discs_, near_[piece.near].disc, piece.from, piece.to, options_.tolerance, backwards);
    if (backwards) {
        std::swap(strand.from, strand.to);
        strand.area = -strand.area;
    }
    return strand;
}

/// The ground under exactly so many discs (or as many and more) as polygons.
std::optional<std::vector<LinkedPolygon>> Cut::region(std::uint32_t depth, bool and_more) const {
    std::vector<Strand> strands;
    for (const auto& piece : pieces_) {
        if (piece.depth == depth || (and_more && piece.depth > depth)) {
            strands.push_back(strand_of(piece));
        }
    }
    for (const auto& arc : arcs_) {
        if (arc.depth + 1 == depth) {
            strands.push_back(strand_of(arc, false));
        } else if (arc.depth == depth && !and_more) {
            strands.push_back(strand_of(arc, true));
        }
    }
    auto loops = link(std::move(strands));
    return loops ? polygons_of(std::move(*loops), 1e-3 / (earth_m * earth_m)) : std::nullopt;
}

std::size_t Cut::stations() const {
    return static_cast<std::size_t>(std::count_if(near_.begin(), near_.end(), [&](const Near& n) {
        return !n.crossings.empty() || n.inside || std::any_of(edges_.rings.begin(), edges_.rings.end(), [&](const auto& ring) {
            return ring.outer && ring.first < ring.last && beyond(edges_.edges[ring.first].a, n.circle) <= 0;
        });
    }));
}

std::optional<GroundCover> Cut::cover(Area area) {
    for (std::uint32_t n = 0; n < near_.size(); ++n) {
        if (!cut_border(n)) {
            return std::nullopt;
        }
    }
    cut_rings();
    const auto classes = std::max(2U, options_.depth_classes);
    std::vector<double> share(classes);
    double whole = 0;
    for (const auto& piece : pieces_) {
        share[std::min(piece.depth, classes - 1)] += piece.area;
        whole += piece.area;
    }
    for (const auto& arc : arcs_) {
        share[std::min(arc.depth + 1, classes - 1)] += arc.area;
        share[std::min(arc.depth, classes - 1)] -= arc.area;
    }
    const double unit = area.in_square_metres() / whole;
    if (std::any_of(share.begin(), share.end(), [&](double s) { return s < -1e-9 * whole; })) {
        return std::nullopt;
    }
    GroundCover cover;
    double covered = 0;
    for (std::uint32_t k = 1; k < classes; ++k) {
        covered += share[k];
    }
    cover.covered = Area::square_metres(share[0] == 0 ? area.in_square_metres() : std::clamp(covered * unit, 0.0, area.in_square_metres()));
    cover.station_count = static_cast<std::uint32_t>(stations());
    cover.max_depth = most_;
    if (options_.gaps) {
        auto gaps = region(0, false);
        if (!gaps) {
            return std::nullopt;
        }
        for (auto& gap : *gaps) {
            cover.gaps.push_back({std::move(gap.polygon), Area::square_metres(gap.area * unit)});
        }
    }
    for (std::uint32_t k = 0; k < options_.depth_classes; ++k) {
        auto polygons = region(k, k + 1 == options_.depth_classes);
        if (!polygons) {
            return std::nullopt;
        }
        cover.depth.push_back({{shape::Kind::polygon, {}}, Area::square_metres(std::max(0.0, share[k] * unit))});
        for (auto& polygon : *polygons) {
            std::move(polygon.polygon.parts.begin(), polygon.polygon.parts.end(), std::back_inserter(cover.depth.back().polygons.parts));
        }
    }
    return cover;
}

} // namespace

std::optional<GroundCover> cover_by_arcs(const shape::Geometry& ground, Area area, const DiscArcs& discs, const CoverOptions& options) {
    return Cut(ground, discs, options).cover(area);
}

} // namespace gridwarden::analysis
