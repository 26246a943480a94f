#include "analysis/river_network.hpp"

#include "geodesy/geodesic.hpp"
#include "index/outline.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <numbers>
#include <set>

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

/// Of lines, by their number.
template <class Lines>
index::NearIndex index_of(const Lines& lines) {
    std::vector<index::Shape> shapes;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        shapes.push_back({i, {shape::Kind::line, {{lines[i].path}}}});
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {std::vector<Coord>(lines.size(), Coord{nan, nan}), shapes, 1};
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

RiverNetwork::RiverNetwork(std::vector<Path> lines, Length snap) : snap_(snap) {
    for (std::uint32_t source = 0; source < lines.size(); ++source) {
        auto& path = lines[source];
        path.erase(std::unique(path.begin(), path.end()), path.end());
        if (path.size() < 2) {
            continue;
        }
        Line line{source, std::move(path), {0.0}, {}, {}};
        for (std::size_t i = 1; i < line.path.size(); ++i) {
            line.at_m.push_back(line.at_m.back() + geodesy::distance(line.path[i - 1], line.path[i]).in_metres());
        }
        lines_.push_back(std::move(line));
    }
    index_ = index_of(lines_);
    inflows_.resize(lines_.size());
    branches_.resize(lines_.size());
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].mouth = joint(i, true); lines_[i].mouth) {
            inflows_[lines_[i].mouth->line].push_back({i, lines_[i].mouth->along_m});
        }
        if (lines_[i].branch = joint(i, false); lines_[i].branch) {
            branches_[lines_[i].branch->line].push_back({i, lines_[i].branch->along_m});
        }
    }
}

/// Where the end of a line (its mouth, or its beginning) lies on another: the nearest one on which it is no end of the same sort, for two mouths
/// that meet do not run into each other.
std::optional<RiverNetwork::Joint> RiverNetwork::joint(std::uint32_t line, bool is_mouth) const {
    const auto end = is_mouth ? lines_[line].path.back() : lines_[line].path.front();
    index::Neighbours near;
    index_->within(index::Origin(end), snap_, near);
    for (const auto& row : near.rows) {
        const double along_m = along(lines_[row.row], near.ways[row.way].to);
        const double length = length_m(row.row);
        const double margin = std::min(snap_.in_metres(), length / 2);
        if (row.row != line && (is_mouth ? along_m < length - margin : along_m > margin)) {
            return Joint{row.row, along_m};
        }
    }
    return std::nullopt;
}

/// How far along a line a place is that lies on it.
double RiverNetwork::along(const Line& line, Coord on) {
    const double east = std::cos(on.y * std::numbers::pi / 180);
    std::size_t edge = 1;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.path.size(); ++i) {
        const auto& a = line.path[i - 1];
        const double dx = (line.path[i].x - a.x) * east;
        const double dy = line.path[i].y - a.y;
        const double px = std::remainder(on.x - a.x, 360.0) * east;
        const double py = on.y - a.y;
        const double t = std::clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        const double off = (px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy);
        if (off < least) {
            least = off;
            edge = i;
        }
    }
    return std::min(line.at_m[edge], line.at_m[edge - 1] + geodesy::distance(line.path[edge - 1], on).in_metres());
}

std::optional<RiverNetwork::Spot> RiverNetwork::nearest(const index::Origin& from, Length limit) const {
    index::Neighbours near;
    index_->nearest(from, 1, limit, near);
    if (near.rows.empty()) {
        return std::nullopt;
    }
    const auto& row = near.rows.front();
    Spot spot{row.row, along(lines_[row.row], near.ways[row.way].to), Length::metres(static_cast<double>(row.distance) / 1e9)};
    if (const auto& line = lines_[spot.line]; line.mouth && spot.along_m >= line.at_m.back() - alike_m) {
        spot.along_m = line.mouth->along_m;
        spot.line = line.mouth->line;
    }
    return spot;
}

std::optional<double> RiverNetwork::to_outlet_m(const Joint& from) const {
    double metres = length_m(from.line) - from.along_m;
    std::set<std::uint32_t> passed{from.line};
    for (auto next = lines_[from.line].mouth; next; next = lines_[next->line].mouth) {
        if (!passed.insert(next->line).second) {
            return std::nullopt;
        }
        metres += length_m(next->line) - next->along_m;
    }
    return metres;
}

std::vector<RiverNetwork::Oddity> RiverNetwork::oddities() const {
    std::vector<Oddity> found;
    index::Neighbours near;
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        const auto end = lines_[i].path.back();
        if (!to_outlet_m({i, 0})) {
            found.push_back({Oddity::Sort::ring, i, i, 0, end});
        }
        if (lines_[i].mouth) {
            continue;
        }
        index_->within(index::Origin(end), Length::metres(10 * snap_.in_metres()), near);
        for (const auto& row : near.rows) {
            const double metres = static_cast<double>(row.distance) / 1e9;
            if (row.row == i) {
                continue;
            }
            if (metres > snap_.in_metres()) {
                found.push_back({Oddity::Sort::gap, i, row.row, metres, end});
                break;
            }
            if (row.row > i && !lines_[row.row].mouth) { // within the snapping distance and yet no mouth: ends meet
                found.push_back({Oddity::Sort::opposed, i, row.row, 0, end});
            }
            if (lines_[row.row].mouth) {
                break;
            }
        }
    }
    return found;
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

Turned turned_to(std::vector<Path> lines, Coord outlet, Length snap) {
    struct Plain {
        Path path;
    };
    std::vector<Plain> plain;
    for (const auto& path : lines) {
        plain.push_back({path});
    }
    const auto index = index_of(plain);
    index::Neighbours near;
    index.nearest(index::Origin(outlet), 1, Length::kilometres(1e6), near);
    std::vector<std::uint8_t> done(lines.size(), 0);
    std::deque<std::uint32_t> next;
    const auto turn = [&](std::uint32_t line, Coord mouth) {
        if (geodesy::distance(lines[line].front(), mouth) < geodesy::distance(lines[line].back(), mouth)) {
            std::reverse(lines[line].begin(), lines[line].end());
        }
        done[line] = 1;
        next.push_back(line);
    };
    if (!near.rows.empty()) {
        turn(near.rows.front().row, outlet);
    }
    for (; !next.empty(); next.pop_front()) {
        const auto here = next.front();
        const shape::Geometry geometry{shape::Kind::line, {{lines[here]}}};
        const index::Outline outline(geometry);
        index.within(index::Origin(geometry), snap, near);
        for (const auto& row : near.rows) {
            if (done[row.row] != 0) {
                continue;
            }
            const auto line = lines[row.row];
            const auto meets = [&](Coord end) { return outline.nearest(index::Outline(shape::point(end)), snap.in_metres()).has_value(); };
            const bool by_front = meets(line.front());
            const bool by_back = meets(line.back());
            if (by_front != by_back) {
                turn(row.row, by_front ? line.front() : line.back());
            } else if (by_back) { // an arm that comes back keeps its direction
                turn(row.row, line.back());
            } else { // `here` begins in its middle: which way it runs is not told by that
                turn(row.row, line.back());
            }
        }
    }
    return {std::move(lines), static_cast<std::size_t>(std::count(done.begin(), done.end(), 0))};
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
