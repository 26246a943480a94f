#include "analysis/river_network.hpp"

#include "geodesy/geodesic.hpp"
#include "geodesy/nearest.hpp"

#include <algorithm>
#include <limits>

namespace gridwarden::analysis {

namespace {

using shape::Coord;
using shape::Path;

constexpr double alike_m = 1e-6;

/// The place at a length along a line; edges are straight in lon/lat, so their length is not quite even.
Coord place_at(const Path& path, const std::vector<double>& at_m, double along_m) {
    const auto next = std::upper_bound(at_m.begin(), at_m.end(), along_m);
    if (next == at_m.end()) {
        return path.back();
    }
    const auto i = static_cast<std::size_t>(next - at_m.begin());
    const double wanted = along_m - at_m[i - 1];
    const double whole = at_m[i] - at_m[i - 1];
    const auto at = [&](double t) { return Coord{path[i - 1].x + t * (path[i].x - path[i - 1].x), path[i - 1].y + t * (path[i].y - path[i - 1].y)}; };
    double t = wanted / whole;
    for (int step = 0; step < 3; ++step) {
        t += (wanted - geodesy::distance(path[i - 1], at(t)).in_metres()) / whole;
    }
    return at(std::clamp(t, 0.0, 1.0));
}

/// Stretches joined where they overlap or touch.
std::vector<std::pair<double, double>> merged(std::vector<std::pair<double, double>> stretches) {
    std::sort(stretches.begin(), stretches.end());
    std::vector<std::pair<double, double>> all;
    for (const auto& stretch : stretches) {
        if (!all.empty() && stretch.first <= all.back().second + alike_m) {
            all.back().second = std::max(all.back().second, stretch.second);
        } else {
            all.push_back(stretch);
        }
    }
    return all;
}

/// Whether a place was already left with as much way to go.
bool known(std::map<std::pair<std::uint32_t, double>, double>& seen, std::uint32_t line, double along_m, double left_m) {
    const auto [at, fresh] = seen.try_emplace({line, along_m}, left_m);
    if (!fresh && at->second >= left_m) {
        return true;
    }
    at->second = left_m;
    return false;
}

} // namespace

RiverNetwork::RiverNetwork(std::vector<Path> lines, Length snap) {
    std::vector<index::Shape> shapes;
    for (auto& path : lines) {
        path.erase(std::unique(path.begin(), path.end()), path.end());
        if (path.size() < 2) {
            continue;
        }
        shapes.push_back({static_cast<std::uint32_t>(lines_.size()), {shape::Kind::line, {{path}}}});
        Line line{std::move(path), {0.0}, {}, {}};
        for (std::size_t i = 1; i < line.path.size(); ++i) {
            line.at_m.push_back(line.at_m.back() + geodesy::distance(line.path[i - 1], line.path[i]).in_metres());
        }
        lines_.push_back(std::move(line));
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const index::NearIndex index(std::vector<Coord>(lines_.size(), Coord{nan, nan}), shapes, 1);
    inflows_.resize(lines_.size());
    branches_.resize(lines_.size());
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].mouth = joint(index, i, snap, true); lines_[i].mouth) {
            inflows_[lines_[i].mouth->line].push_back({i, lines_[i].mouth->along_m});
        }
        if (lines_[i].branch = joint(index, i, snap, false); lines_[i].branch) {
            branches_[lines_[i].branch->line].push_back({i, lines_[i].branch->along_m});
        }
    }
}

/// Where the end of a line (its mouth, or its beginning) lies on another: the nearest one on which it is no end of the same sort, for two mouths
/// that meet do not run into each other.
std::optional<RiverNetwork::Joint> RiverNetwork::joint(const index::NearIndex& index, std::uint32_t line, Length snap, bool is_mouth) const {
    const auto end = is_mouth ? lines_[line].path.back() : lines_[line].path.front();
    index::Neighbours near;
    index.within(index::Origin(end), snap, near);
    for (const auto& row : near.rows) {
        const double along = place_on(lines_[row.row], end).first;
        const double length = length_m(row.row);
        const double margin = std::min(snap.in_metres(), length / 2);
        if (row.row != line && (is_mouth ? along < length - margin : along > margin)) {
            return Joint{row.row, along};
        }
    }
    return std::nullopt;
}

/// How far along a line its place nearest to a position is, and how far that is away.
std::pair<double, double> RiverNetwork::place_on(const Line& line, Coord p) {
    double along = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.path.size(); ++i) {
        const auto way = geodesy::nearest_on_edge(p, line.path[i - 1], line.path[i]);
        if (way.distance.in_metres() < least - alike_m) {
            least = way.distance.in_metres();
            along = std::min(line.at_m[i], line.at_m[i - 1] + geodesy::distance(line.path[i - 1], way.to).in_metres());
        }
    }
    return {along, least};
}

std::optional<RiverNetwork::Spot> RiverNetwork::nearest(Coord from) const {
    std::optional<Spot> best;
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        const auto [along, away] = place_on(lines_[i], from);
        if (!best || away < best->away.in_metres() - alike_m) {
            best = Spot{i, along, Length::metres(away)};
        }
    }
    if (best && best->along_m >= length_m(best->line) - alike_m && lines_[best->line].mouth) {
        best->along_m = lines_[best->line].mouth->along_m;
        best->line = lines_[best->line].mouth->line;
    }
    return best;
}

void RiverNetwork::walk_up(std::uint32_t line, double along_m, double left_m, Pieces& found, Seen& seen) const {
    if (known(seen, line, along_m, left_m)) {
        return;
    }
    const double end = std::max(0.0, along_m - left_m);
    found[line].emplace_back(end, along_m);
    for (const auto& side : inflows_[line]) {
        if (side.along_m >= end - alike_m && side.along_m <= along_m + alike_m) {
            walk_up(side.line, length_m(side.line), left_m - (along_m - side.along_m), found, seen);
        }
    }
    if (end <= 0 && lines_[line].branch) {
        walk_up(lines_[line].branch->line, lines_[line].branch->along_m, left_m - along_m, found, seen);
    }
}

void RiverNetwork::walk_down(std::uint32_t line, double along_m, double left_m, Pieces& found, Seen& seen) const {
    if (known(seen, line, along_m, left_m)) {
        return;
    }
    const double length = length_m(line);
    const double end = std::min(length, along_m + left_m);
    found[line].emplace_back(along_m, end);
    for (const auto& side : branches_[line]) {
        if (side.along_m >= along_m - alike_m && side.along_m <= end + alike_m) {
            walk_down(side.line, 0, left_m - (side.along_m - along_m), found, seen);
        }
    }
    if (end >= length && lines_[line].mouth) {
        walk_down(lines_[line].mouth->line, lines_[line].mouth->along_m, left_m - (length - along_m), found, seen);
    }
}

std::vector<Path> RiverNetwork::paths(const Pieces& pieces) const {
    std::vector<Path> all;
    for (const auto& [number, stretches] : pieces) {
        const auto& line = lines_[number];
        for (const auto& [begin, end] : merged(stretches)) {
            if (end - begin <= alike_m) {
                continue;
            }
            Path path{place_at(line.path, line.at_m, begin)};
            for (std::size_t i = 0; i < line.path.size(); ++i) {
                if (line.at_m[i] > begin + alike_m && line.at_m[i] < end - alike_m) {
                    path.push_back(line.path[i]);
                }
            }
            path.push_back(place_at(line.path, line.at_m, end));
            all.push_back(std::move(path));
        }
    }
    return all;
}

std::vector<Path> RiverNetwork::upstream(const Spot& from, Length distance) const {
    Pieces found;
    Seen seen;
    walk_up(from.line, from.along_m, distance.in_metres(), found, seen);
    return paths(found);
}

std::vector<Path> RiverNetwork::downstream(const Spot& from, Length distance) const {
    Pieces found;
    Seen seen;
    walk_down(from.line, from.along_m, distance.in_metres(), found, seen);
    return paths(found);
}

Length length_of(const std::vector<Path>& paths) {
    double metres = 0;
    for (const auto& path : paths) {
        for (std::size_t i = 1; i < path.size(); ++i) {
            metres += geodesy::distance(path[i - 1], path[i]).in_metres();
        }
    }
    return Length::metres(metres);
}

} // namespace gridwarden::analysis
