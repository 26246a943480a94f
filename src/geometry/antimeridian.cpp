#include "core/error.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::geometry {

namespace {

constexpr double turn = 360.0;
constexpr double most_maps = 8.0;

void shift(shape::Path& path, double degrees) {
    for (shape::Coord& c : path) {
        c.x += degrees;
    }
}

void shift(shape::Part& part, double degrees) {
    for (shape::Path& path : part) {
        shift(path, degrees);
    }
}

shape::Box box_of_path(const shape::Path& path) {
    shape::Box box;
    for (const shape::Coord c : path) {
        box.add(c);
    }
    return box;
}

double middle(const shape::Box& box) {
    return (box.min_x + box.max_x) / 2.0;
}

/// Whole turns to add to the end of an edge so that it goes the short way.
double turns_behind(shape::Coord from, shape::Coord to) {
    const double step = to.x - from.x;
    return std::abs(step) > 180.0 ? std::round((std::remainder(step, turn) - step) / turn) : 0.0;
}

void make_continuous(shape::Path& path) {
    double turns = 0.0;
    shape::Coord before = path.empty() ? shape::Coord{} : path.front();
    for (shape::Coord& c : path) {
        turns += turns_behind(before, c);
        before = c;
        c.x += turn * turns;
    }
}

bool has_long_edge(const shape::Part& part) {
    return std::any_of(part.begin(), part.end(), [](const shape::Path& path) {
        return std::adjacent_find(path.begin(), path.end(),
                                  [](auto a, auto b) { return std::abs(b.x - a.x) > 180.0; }) != path.end();
    });
}

/// The middle of its box comes to lie on the map.
void bring_home(shape::Part& part, const shape::Box& box) {
    const double turns = std::floor((middle(box) + 180.0) / turn);
    if (turns != 0.0) {
        shift(part, -turn * turns);
    }
}

/// A hole may have been written on the other side of the map than its outer ring.
void bring_beside(shape::Path& hole, const shape::Box& outer) {
    const shape::Box box = box_of_path(hole);
    if (box.min_x >= outer.min_x && box.max_x <= outer.max_x) {
        return;
    }
    for (const double turns : {1.0, -1.0, 2.0, -2.0}) {
        if (box.min_x + turn * turns >= outer.min_x && box.max_x + turn * turns <= outer.max_x) {
            shift(hole, turn * turns);
            return;
        }
    }
}

void unwrap_part(shape::Part& part, shape::Kind kind) {
    if (has_long_edge(part)) {
        for (shape::Path& path : part) {
            make_continuous(path);
        }
        if (!part.empty()) {
            bring_home(part, box_of_path(part.front()));
        }
    }
    if (kind == shape::Kind::polygon && part.size() > 1) {
        const shape::Box outer = box_of_path(part.front());
        for (std::size_t i = 1; i < part.size(); ++i) {
            bring_beside(part[i], outer);
        }
    }
}

bool has_edge_along(const shape::Part& part, double lon) {
    return !part.empty() && std::adjacent_find(part.front().begin(), part.front().end(), [lon](auto a, auto b) {
                                return a.x == lon && b.x == lon && a.y != b.y;
                            }) != part.front().end();
}

/// Parts that were cut at the antimeridian (one along 180, one along -180) become one again, so that the cut is no
/// border.
void join_at_antimeridian(shape::Geometry& polygons) {
    const auto is_east = [](const shape::Part& part) { return has_edge_along(part, 180.0); };
    const auto is_west = [](const shape::Part& part) {
        return has_edge_along(part, -180.0) && !has_edge_along(part, 180.0);
    };
    // A part that is not valid is left to the repair, which tells of it; a union would mend it in silence.
    const auto is_broken = [&](const shape::Part& part) {
        return (is_east(part) || is_west(part)) && find_defect({shape::Kind::polygon, {part}});
    };
    auto& parts = polygons.parts;
    const auto any = [&](const auto& is) { return std::any_of(parts.begin(), parts.end(), is); };
    if (!any(is_east) || !any(is_west) || any(is_broken)) {
        return;
    }
    shape::Geometry touching{shape::Kind::polygon, {}};
    shape::Geometry apart{shape::Kind::polygon, {}};
    for (shape::Part& part : parts) {
        if (is_west(part)) {
            shift(part, turn);
            touching.parts.push_back(std::move(part));
        } else {
            (is_east(part) ? touching : apart).parts.push_back(std::move(part));
        }
    }
    shape::Geometry joined = unary_union({&touching});
    for (shape::Part& part : joined.parts) {
        bring_home(part, box_of_path(part.front()));
        apart.parts.push_back(std::move(part));
    }
    polygons = std::move(apart);
}

/// The piece of a part between two meridians a turn apart, moved onto the map.
void add_piece(const shape::Part& part, shape::Kind kind, double turns, shape::Geometry& out) {
    const double west = -180.0 + turn * turns;
    const double east = 180.0 + turn * turns;
    const shape::Geometry window{shape::Kind::polygon,
                                 {{{{west, -100}, {east, -100}, {east, 100}, {west, 100}, {west, -100}}}}};
    shape::Geometry pieces = intersection({kind, {part}}, window);
    for (shape::Part& piece : pieces.parts) {
        shift(piece, -turn * turns);
        out.parts.push_back(std::move(piece));
    }
}

void split_part(const shape::Part& part, shape::Kind kind, shape::Geometry& out) {
    const shape::Box box = part.empty() ? shape::Box{} : box_of_path(part.front());
    const double first = std::floor((box.min_x + 180.0) / turn);
    const double last = std::ceil((box.max_x - 180.0) / turn);
    if (!(first < last)) { // within one map; what lies on the antimeridian itself stays as near to home as it can
        out.parts.push_back(part);
        const double turns = std::clamp(0.0, last, first);
        if (std::isfinite(turns) && turns != 0.0) {
            shift(out.parts.back(), -turn * turns);
        }
        return;
    }
    if (last - first > most_maps) {
        throw Error("GW-GEOM-002",
                    {{"step", "split at the antimeridian"}, {"reason", "longitudes run over many turns"}});
    }
    for (int map = 0; map <= static_cast<int>(last - first); ++map) {
        add_piece(part, kind, first + map, out);
    }
}

} // namespace

bool encircles_pole(const shape::Geometry& lonlat) {
    if (lonlat.kind != shape::Kind::polygon) {
        return false;
    }
    for (const shape::Part& part : lonlat.parts) {
        for (const shape::Path& ring : part) {
            double turns = 0.0;
            for (std::size_t i = 0; i < ring.size(); ++i) { // the last edge closes a ring that is not
                turns += turns_behind(ring[i], ring[i + 1 < ring.size() ? i + 1 : 0]);
            }
            if (turns != 0.0) {
                return true;
            }
        }
    }
    return false;
}

shape::Geometry unwrap(const shape::Geometry& lonlat) {
    shape::Geometry out = lonlat;
    if (out.kind == shape::Kind::line || out.kind == shape::Kind::polygon) {
        for (shape::Part& part : out.parts) {
            unwrap_part(part, out.kind);
        }
    }
    if (out.kind == shape::Kind::polygon && out.parts.size() > 1) {
        join_at_antimeridian(out);
    }
    return out;
}

shape::Geometry split_at_antimeridian(const shape::Geometry& unwrapped) {
    shape::Geometry out{unwrapped.kind, {}};
    for (const shape::Part& part : unwrapped.parts) {
        split_part(part, unwrapped.kind, out);
    }
    return out;
}

} // namespace gridwarden::geometry
