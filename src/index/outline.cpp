#include "index/outline.hpp"

#include "geodesy/geodesic.hpp"

#include <cmath>
#include <tuple>

namespace gridwarden::index {

namespace {

using geodesy::Geocentric;
using geodesy::Nearest;

constexpr std::uint32_t pieces_a_run = 8;
constexpr double slack_m = 1e-6;               // rounding of chords
constexpr double widest_m = 5'000'000.0;       // what is wider may hold what its border does not suggest,
constexpr double whole_earth_m = 13'000'000.0; // so it is looked at from everywhere

/// An edge strays from the middle of its chord by at most this: of a way of length L whose ends are a chord c apart, no place is
/// further than sqrt(L^2 / 2 - c^2 / 4) from the middle (the median of a triangle).
Ball ball_of_edge(shape::Coord a, shape::Coord b) {
    const Geocentric from = geodesy::geocentric(a);
    const Geocentric to = geodesy::geocentric(b);
    const double nearest_to_equator = a.y * b.y <= 0.0 ? 0.0 : std::min(std::abs(a.y), std::abs(b.y));
    const double nearest_to_pole = std::max(std::abs(a.y), std::abs(b.y));
    const double east = geodesy::longitude_step(a.x, b.x) * geodesy::scale_at(nearest_to_equator).east_m_per_deg;
    const double north = (b.y - a.y) * geodesy::scale_at(nearest_to_pole).north_m_per_deg;
    const Geocentric chord = to - from;
    return {0.5 * (from + to), std::sqrt(std::max(0.0, (east * east + north * north) / 2 - dot(chord, chord) / 4)) + slack_m};
}

/// A ball round balls.
template <class Balls>
Ball ball_round(const Balls& balls) {
    Geocentric sum;
    for (const auto& ball : balls) {
        sum = sum + ball.centre;
    }
    Ball all{(1.0 / static_cast<double>(balls.size())) * sum, 0.0};
    for (const auto& ball : balls) {
        all.radius_m = std::max(all.radius_m, norm(ball.centre - all.centre) + ball.radius_m);
    }
    return all;
}

double gap(const Ball& a, const Ball& b) { return norm(a.centre - b.centre) - a.radius_m - b.radius_m; }

/// Whether a meridian from the place towards north crosses an odd number of edges.
bool odd_crossings(const std::vector<shape::Path>& rings, shape::Coord p) {
    bool odd = false;
    for (const auto& ring : rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const auto& a = ring[i - 1];
            const auto& b = ring[i];
            if ((a.x > p.x) != (b.x > p.x) && p.y < a.y + (p.x - a.x) / (b.x - a.x) * (b.y - a.y)) {
                odd = !odd;
            }
        }
    }
    return odd;
}

} // namespace

Outline::Outline(const shape::Geometry& geometry) {
    for (const auto& part : geometry.parts) {
        for (const auto& path : part) {
            if (path.empty()) {
                continue;
            }
            add_path(path);
            if (geometry.kind == shape::Kind::polygon) {
                auto& ring = rings_.emplace_back(path);
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    ring[i].x = ring[i - 1].x + geodesy::longitude_step(path[i - 1].x, path[i].x);
                }
            }
        }
        if (!part.empty() && !part.front().empty()) {
            part_starts_.push_back(part.front().front());
        }
    }
    cover();
}

void Outline::add_path(const shape::Path& path) {
    const auto start = static_cast<std::uint32_t>(corners_.size());
    corners_.insert(corners_.end(), path.begin(), path.end());
    const auto end = static_cast<std::uint32_t>(corners_.size());
    const auto first = static_cast<std::uint32_t>(pieces_.size());
    for (auto i = start; i + 1 < end; ++i) {
        pieces_.push_back({i, i + 1});
    }
    if (path.size() == 1) {
        pieces_.push_back({start, start});
    }
    for (auto i = first; i < pieces_.size(); i += pieces_a_run) {
        runs_.push_back({i, std::min(i + pieces_a_run, static_cast<std::uint32_t>(pieces_.size())), {}});
    }
}

void Outline::cover() {
    for (const auto& piece : pieces_) {
        piece_balls_.push_back(ball_of_edge(corners_[piece.first], corners_[piece.last]));
    }
    std::vector<Ball> of_runs;
    for (auto& run : runs_) {
        run.ball = ball_round(std::span(piece_balls_).subspan(run.first, run.end - run.first));
        of_runs.push_back(run.ball);
    }
    ball_ = ball_round(of_runs);
    if (!rings_.empty() && ball_.radius_m > widest_m) {
        ball_ = {{}, whole_earth_m};
    }
}

bool Outline::holds(shape::Coord p) const {
    return odd_crossings(rings_, p) || odd_crossings(rings_, {p.x - 360.0, p.y}) || odd_crossings(rings_, {p.x + 360.0, p.y});
}

/// A part of the other that lies inside: where none of its edges comes near ours, one position speaks for a whole part.
std::optional<shape::Coord> Outline::held_part(const Outline& other) const {
    if (!rings_.empty()) {
        for (const auto& start : other.part_starts_) {
            if (holds(start)) {
                return start;
            }
        }
    }
    return std::nullopt;
}

Nearest Outline::between(std::uint32_t piece, const Outline& other, std::uint32_t other_piece) const {
    const auto [a, b] = pieces_[piece];
    const auto [c, d] = other.pieces_[other_piece];
    const bool point = a == b;
    const bool other_point = c == d;
    if (point && other_point) {
        return {geodesy::distance(corners_[a], other.corners_[c]), corners_[a], other.corners_[c]};
    }
    if (point) {
        return geodesy::nearest_on_edge(corners_[a], other.corners_[c], other.corners_[d]);
    }
    if (other_point) {
        const auto back = geodesy::nearest_on_edge(other.corners_[c], corners_[a], corners_[b]);
        return {back.distance, back.to, back.from};
    }
    return geodesy::nearest_between_edges(corners_[a], corners_[b], other.corners_[c], other.corners_[d]);
}

std::vector<Outline::RunPair> Outline::runs_near(const Outline& other, double limit_m) const {
    std::vector<RunPair> pairs;
    for (std::uint32_t i = 0; i < runs_.size(); ++i) {
        for (std::uint32_t j = 0; j < other.runs_.size(); ++j) {
            if (const double apart = gap(runs_[i].ball, other.runs_[j].ball); apart <= limit_m) {
                pairs.push_back({apart, i, j});
            }
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const RunPair& a, const RunPair& b) { return std::tie(a.gap_m, a.run, a.other) < std::tie(b.gap_m, b.run, b.other); });
    return pairs;
}

void Outline::improve(std::optional<Nearest>& best, double& limit_m, const Outline& other, const RunPair& pair) const {
    for (auto i = runs_[pair.run].first; i < runs_[pair.run].end; ++i) {
        for (auto j = other.runs_[pair.other].first; j < other.runs_[pair.other].end; ++j) {
            if (gap(piece_balls_[i], other.piece_balls_[j]) > limit_m) {
                continue;
            }
            const auto found = between(i, other, j);
            if (found.distance.in_metres() <= limit_m && (!best || found.distance < best->distance)) {
                best = found;
                limit_m = found.distance.in_metres();
            }
        }
    }
}

std::optional<Nearest> Outline::nearest(const Outline& other, double limit_m) const {
    if (gap(ball_, other.ball_) > limit_m) {
        return std::nullopt;
    }
    const auto held = held_part(other);
    if (const auto place = held ? held : other.held_part(*this)) {
        return Nearest{Length(), *place, *place};
    }
    std::optional<Nearest> best;
    for (const auto& pair : runs_near(other, limit_m)) {
        if (pair.gap_m > limit_m) {
            break;
        }
        improve(best, limit_m, other, pair);
    }
    return best;
}

} // namespace gridwarden::index
