#include "index/leaf.hpp"

#include "index/orientation.hpp"

namespace gridwarden::index {

namespace {

using shape::Coord;

constexpr std::size_t most_edges = 64; ///< in a leaf: every pair of them is looked at while building

bool passes(double from, double to, double at) { return (from <= at) != (to <= at); }

bool on_edge(const Edge& edge, Coord p) {
    return p.y >= edge.a.y && p.y <= edge.b.y && p.x >= std::min(edge.a.x, edge.b.x) && p.x <= std::max(edge.a.x, edge.b.x) &&
           orientation(edge.a, edge.b, p) == 0;
}

/// Whether two edges share a point that is not an end of both.
bool meet_badly(const Edge& e, const Edge& f) {
    if (e.b.y < f.a.y || f.b.y < e.a.y || std::max(e.a.x, e.b.x) < std::min(f.a.x, f.b.x) || std::max(f.a.x, f.b.x) < std::min(e.a.x, e.b.x)) {
        return false;
    }
    const auto touches = [](const Edge& edge, Coord end) { return end != edge.a && end != edge.b && on_edge(edge, end); };
    if (touches(e, f.a) || touches(e, f.b) || touches(f, e.a) || touches(f, e.b)) {
        return true;
    }
    return orientation(e.a, e.b, f.a) * orientation(e.a, e.b, f.b) < 0 && orientation(f.a, f.b, e.a) * orientation(f.a, f.b, e.b) < 0;
}

/// A point of the edge in the middle of its stretch within the cell (L.-Y. Liang, B. Barsky 1984); none where it only comes near.
std::optional<Coord> point_within(const Frame& frame, const Edge& edge, const LeafCell& cell) {
    const Coord a{frame.fine_x(edge.a.x), frame.fine_y(edge.a.y)};
    const Coord d{frame.fine_x(edge.b.x) - a.x, frame.fine_y(edge.b.y) - a.y};
    double enters = 0.0;
    double leaves = 1.0;
    const double margin = Frame::widening / 2.0; // the list of edges is complete there, too
    const auto clip = [&](double from, double step, double low, double high) {
        if (step == 0.0) {
            return from >= low && from <= high;
        }
        const double at_low = (low - from) / step;
        const double at_high = (high - from) / step;
        enters = std::max(enters, std::min(at_low, at_high));
        leaves = std::min(leaves, std::max(at_low, at_high));
        return true;
    };
    if (!clip(a.x, d.x, cell.left - margin, cell.left + cell.side + margin) || !clip(a.y, d.y, cell.bottom - margin, cell.bottom + cell.side + margin) ||
        enters > leaves) {
        return std::nullopt;
    }
    const double middle = (enters + leaves) / 2.0;
    return Coord{edge.a.x + (edge.b.x - edge.a.x) * middle, edge.a.y + (edge.b.y - edge.a.y) * middle};
}

/// The answer at p by the edges of a cell, as `exact_owner` has it, without looking for edges under p.
std::uint32_t owner_by_walk(std::span<const Edge> edges, const LeafCell& cell, std::uint32_t owner, Coord p) {
    const Coord corner{cell.reference.x, p.y};
    for (const auto number : cell.edges) {
        const Edge& edge = edges[number];
        const bool up = passes(edge.a.x, edge.b.x, corner.x);
        const bool along = passes(edge.a.y, edge.b.y, p.y);
        if (!up && !along) {
            continue;
        }
        const bool at_corner = orientation(edge.a, edge.b, corner) > 0;
        const bool crossed = (up && at_corner != (orientation(edge.a, edge.b, cell.reference) > 0)) !=
                             (along && at_corner != (orientation(edge.a, edge.b, p) > 0));
        owner ^= crossed ? edge.left ^ edge.right : 0U;
    }
    return owner;
}

/// Whether the xor of owners is right all over the cell. Faces between edges that meet only at their ends are joined by edges; one face,
/// with the reference point, has one owner; and where an edge has on its near side the owner the walk gives, the face behind has one.
bool is_plain(const Frame& frame, std::span<const Edge> edges, const LeafCell& cell, std::uint32_t owner) {
    for (std::size_t i = 0; i < cell.edges.size(); ++i) {
        const Edge& edge = edges[cell.edges[i]];
        for (std::size_t j = 0; j < i; ++j) {
            if (meet_badly(edge, edges[cell.edges[j]])) {
                return false;
            }
        }
        if (!edge.plain()) {
            return false;
        }
        if (const auto p = point_within(frame, edge, cell)) {
            const bool left = orientation(edge.a, edge.b, *p) > 0;
            if (owner_by_walk(edges, cell, owner, *p) != (left ? edge.left : edge.right)) {
                return false;
            }
        }
    }
    return true;
}

bool is_unlucky(std::span<const Edge> edges, const LeafCell& cell) {
    return std::any_of(cell.edges.begin(), cell.edges.end(), [&](std::uint32_t number) {
        const Edge& edge = edges[number];
        return edge.a.x == cell.reference.x || edge.b.x == cell.reference.x || orientation(edge.a, edge.b, cell.reference) == 0;
    });
}

void set_edge(const Frame& frame, Line& line, std::size_t at, const Edge& edge, std::uint32_t number, const LeafCell& cell) {
    const double scale = 2.0 / cell.side;
    const double au = (frame.fine_x(edge.a.x) - cell.fine_x) * scale;
    const double av = (frame.fine_y(edge.a.y) - cell.fine_y) * scale;
    const double bu = (frame.fine_x(edge.b.x) - cell.fine_x) * scale;
    const double bv = (frame.fine_y(edge.b.y) - cell.fine_y) * scale;
    const double size = std::fabs(bv - av) + std::fabs(bu - au);
    const double nx = (av - bv) / size;
    const double ny = (bu - au) / size;
    line.nx[at] = static_cast<float>(nx);
    line.ny[at] = static_cast<float>(ny);
    line.c[at] = static_cast<float>(-(nx * au + ny * av));
    line.low[at] = static_cast<float>(std::clamp(av, -8.0, 8.0)); // beyond the cell it does not matter how far
    line.high[at] = static_cast<float>(std::clamp(bv, -8.0, 8.0));
    line.change[at] = edge.left ^ edge.right;
    line.edge[at] = number;
    const auto bit = static_cast<std::uint8_t>(1U << at);
    line.up = static_cast<std::uint8_t>(line.up | (passes(edge.a.x, edge.b.x, cell.reference.x) ? bit : 0));
    line.left = static_cast<std::uint8_t>(line.left | (orientation(edge.a, edge.b, cell.reference) > 0 ? bit : 0));
}

/// A line of two edges that nothing crosses and nothing is unsure about.
Line empty_line() {
    Line line;
    line.nx = line.ny = {0.0F, 0.0F};
    line.c = {1.0F, 1.0F};
    line.low = line.high = {8.0F, 8.0F};
    line.change = {0, 0};
    line.edge = {Line::no_edge, Line::no_edge};
    return line;
}

} // namespace

LeafMade append_lines(const Frame& frame, std::span<const Edge> edges, const LeafCell& cell, std::uint32_t owner, std::vector<Line>& lines) {
    if (is_unlucky(edges, cell)) {
        return LeafMade::unlucky;
    }
    if (cell.edges.size() > most_edges || !is_plain(frame, edges, cell, owner)) {
        return LeafMade::not_plain;
    }
    const auto count = (cell.edges.size() + 1) / 2;
    for (std::size_t i = 0; i < count; ++i) {
        Line& line = lines.emplace_back(empty_line());
        line.reference = owner;
        line.lines = static_cast<std::uint8_t>(count - i);
        for (std::size_t k = 2 * i; k < std::min(2 * i + 2, cell.edges.size()); ++k) {
            set_edge(frame, line, k - 2 * i, edges[cell.edges[k]], cell.edges[k], cell);
        }
    }
    return LeafMade::done;
}

std::uint32_t exact_owner(const Line* lines, std::span<const Edge> edges, double reference_x, Coord p, std::vector<std::uint32_t>& touched) {
    touched.clear();
    std::uint32_t owner = lines->reference;
    for (const Line* line = lines; line < lines + lines->lines; ++line) {
        for (unsigned k = 0; k < 2 && line->edge[k] != Line::no_edge; ++k) {
            const Edge& edge = edges[line->edge[k]];
            if (on_edge(edge, p)) {
                touched.insert(touched.end(), {edge.left, edge.right});
            }
            const bool at_corner = orientation(edge.a, edge.b, {reference_x, p.y}) > 0;
            const bool up = ((line->up >> k) & 1U) != 0 && at_corner != (((line->left >> k) & 1U) != 0);
            const bool along = passes(edge.a.y, edge.b.y, p.y) && at_corner != (orientation(edge.a, edge.b, p) > 0);
            owner ^= up != along ? line->change[k] : 0U;
        }
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    touched.erase(touched.begin(), touched.begin() + (!touched.empty() && touched.front() == nobody ? 1 : 0));
    return owner;
}

} // namespace gridwarden::index
