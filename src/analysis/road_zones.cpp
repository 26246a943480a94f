#include "analysis/road_zones.hpp"

#include "analysis/attributes.hpp"
#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "analysis/setback.hpp"
#include "analysis/strip.hpp"
#include "analysis/zone_shapes.hpp"
#include "core/number_text.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace gridwarden::analysis {

namespace {

using model::ZoneShape;
using shape::Geometry;

/// The paths of lines.
std::vector<shape::Path> lines_of(const std::vector<Geometry>& geometries) {
    std::vector<shape::Path> lines;
    for (const auto& geometry : geometries) {
        for (const auto& part : geometry.parts) {
            lines.insert(lines.end(), part.begin(), part.end());
        }
    }
    return lines;
}

/// Features of one name that one rule speaks of.
struct Road {
    std::uint32_t rule;
    std::string id;
    std::string title;
    std::vector<Geometry> geometries;
};

/// By rule and name, in the order in which they come; a feature without a name stands for itself.
std::vector<Road> roads_of(const table::Table& table, const Zones* declared, const std::vector<model::ZoneRule>& rules) {
    const auto ids = ids_of(table);
    const auto names = names_of(table);
    const auto classes = classes_of(table);
    const auto geometries = geometries_of(table);
    Attributes attributes;
    for (const auto& rule : rules) {
        for (const auto& condition : rule.when) {
            attributes.want(table, condition.field);
        }
    }
    std::vector<Road> roads;
    std::map<std::pair<std::uint32_t, std::string>, std::size_t> known;
    for (std::uint32_t row = 0; row < ids.size(); ++row) {
        const bool is_declared = declared != nullptr && std::find(declared->sources.begin(), declared->sources.end(), ids[row]) != declared->sources.end();
        if (is_declared || geometries[row].empty()) {
            continue;
        }
        const auto fits = [&](const model::ZoneRule& rule) {
            const bool shape_fits = rule.shape == ZoneShape::around || (rule.shape == ZoneShape::road && geometries[row].kind == shape::Kind::line);
            return shape_fits && !rule.days && !rule.kinds.empty() && model::speaks_of(rule, classes[row]) && attributes.judge(rule.when, false, row) == model::Answer::yes;
        };
        const auto found = std::find_if(rules.begin(), rules.end(), fits);
        if (found == rules.end()) {
            continue;
        }
        const auto rule = static_cast<std::uint32_t>(found - rules.begin());
        const auto [at, fresh] = known.try_emplace({rule, names[row].empty() ? ids[row] : names[row]}, roads.size());
        if (fresh) {
            roads.push_back({rule, ids[row], at->first.second, {}});
        }
        roads[at->second].geometries.push_back(geometry::unwrap(geometries[row]));
    }
    return roads;
}

Geometry united(const std::vector<Geometry>& pieces) {
    std::vector<const Geometry*> all;
    for (const auto& piece : pieces) {
        all.push_back(&piece);
    }
    return all.empty() ? Geometry{} : geometry::unary_union(all);
}

/// Corners of all roads of a rule, to tell where one goes on in another.
class Corners {
public:
    explicit Corners(const std::vector<Road>& roads) {
        for (std::uint32_t i = 0; i < roads.size(); ++i) {
            for (const auto& line : lines_of(roads[i].geometries)) {
                for (const auto corner : line) {
                    const auto [at, fresh] = road_at_.try_emplace(key(roads[i].rule, corner), i);
                    at->second = fresh || at->second == i ? i : several;
                }
            }
        }
    }
    /// Whether roads of several names meet there.
    [[nodiscard]] bool shared(std::uint32_t rule, shape::Coord corner) const {
        const auto at = road_at_.find(key(rule, corner));
        return at != road_at_.end() && at->second == several;
    }

private:
    static constexpr std::uint32_t several = 0xFFFFFFFFu;
    static std::tuple<std::uint32_t, std::int64_t, std::int64_t> key(std::uint32_t rule, shape::Coord c) {
        return {rule, std::llround(std::remainder(c.x, 360.0) * 1e7), std::llround(c.y * 1e7)};
    }
    std::map<std::tuple<std::uint32_t, std::int64_t, std::int64_t>, std::uint32_t> road_at_;
};

Geometry ground_of(const Road& road, const Corners& corners, const model::ZoneRule& rule, Length tolerance) {
    if (rule.shape == ZoneShape::around) {
        std::vector<Geometry> pieces;
        for (const auto& geometry : road.geometries) {
            pieces.push_back(ground_around(geometry, *rule.radius, tolerance));
        }
        return united(pieces);
    }
    const auto goes_on = [&](shape::Coord end) { return corners.shared(road.rule, end); };
    return strip_outline(lines_of(road.geometries), rule.strip, tolerance, goes_on);
}

bool can_draw_road(const Road& road, Length distance) {
    return std::all_of(road.geometries.begin(), road.geometries.end(), [&](const Geometry& geometry) {
        const auto box = shape::box_of(geometry);
        return can_draw({box.min_x, box.min_y}, distance) && can_draw({box.max_x, box.max_y}, distance);
    });
}

} // namespace

void draw_road_zones(const table::Table& table, const Zones* declared, const std::vector<model::ZoneRule>& rules, const ZoneOptions& options,
                     IssueSink& issues, DrawnZones& drawn) {
    const auto roads = roads_of(table, declared, rules);
    const Corners corners(roads);
    for (const auto& road : roads) {
        const auto& rule = rules[road.rule];
        const auto distance = rule.shape == ZoneShape::around ? *rule.radius : rule.strip;
        if (!can_draw_road(road, distance)) {
            Issue issue;
            issue.code = "GW-ZONE-006";
            issue.value = road.id;
            issue.arguments = {{"radius", to_text(distance)}};
            issues.add(std::move(issue));
            continue;
        }
        const auto why = rule.shape == ZoneShape::around ? Bilingual{"{distance} around", "周围 {distance}"} : Bilingual{"{distance} on both sides", "两侧各 {distance}"};
        auto ground = ground_of(road, corners, rule, options.tolerance);
        if (!ground.empty()) {
            drawn.zones.push_back({rule.id + "-" + road.id, road.title, road.id, rule.grade, road.rule,
                                   fill(why.in(options.lang), {{"distance", to_text(distance)}}, options.lang), std::move(ground)});
        }
    }
    if (roads.empty() && table.size() > 0) {
        issues.add({"GW-ZONE-007", {}, "", {}});
    }
}

} // namespace gridwarden::analysis
