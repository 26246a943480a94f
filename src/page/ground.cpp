#include "page/ground.hpp"

#include "core/error.hpp"
#include "page/cells.hpp"
#include "page/plane_name.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace gridwarden::page {

namespace {

shape::Box box_of(const table::Table& table) {
    shape::Box box;
    for (const auto& batch : table.batches) {
        for (const auto c : batch.geometry.coordinates()) {
            box.add(c); // NaN adds nothing
        }
    }
    return box;
}

/// The plane of the publication; of its layers where it has none.
std::string plane_of(const publish::Publication& publication) {
    if (!publication.plane_crs.empty()) {
        return publication.plane_crs;
    }
    shape::Box box;
    for (const auto& layer : publication.layers) {
        box.add(box_of(layer.table));
    }
    if (box.empty()) {
        throw Error("GW-PAGE-004", {{"input", publication.layers.empty() ? std::string() : publication.layers.front().name}});
    }
    return geodesy::choose_plane(box).crs.text;
}

/// The borders of each level as the style `units` draws them.
std::vector<publish::Symbol> borders_of(std::size_t levels, Language lang) {
    table::IntegerColumn numbers;
    for (std::size_t i = 1; i <= levels; ++i) {
        numbers.values.push_back(static_cast<std::int64_t>(i));
    }
    std::vector<publish::Symbol> borders;
    for (const auto& style_class : publish::make_style("units", table::make_table({{"level", numbers}}), lang, {}).classes) {
        borders.push_back(style_class.symbol);
        borders.back().stroke_mm *= 0.65; // below a theme or points they are the base, not the matter
        borders.back().casing_mm *= 0.8;
    }
    return borders;
}

/// Lines of all rings, an edge that was there before left out: else dashes of two neighbours fill each other's gaps.
shape::Geometry lines_of(const std::vector<UnitShape>& units) {
    using Edge = std::pair<std::pair<double, double>, std::pair<double, double>>;
    std::set<Edge> seen;
    shape::Geometry lines{shape::Kind::line, {}};
    for (const auto& unit : units) {
        for (const auto& part : unit.shape.parts) {
            for (const auto& ring : part) {
                bool open = false;
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    const std::pair a{ring[i - 1].x, ring[i - 1].y}, b{ring[i].x, ring[i].y};
                    const bool fresh = seen.insert({std::min(a, b), std::max(a, b)}).second;
                    if (fresh && !open) {
                        lines.parts.push_back({{ring[i - 1]}});
                    }
                    if (fresh) {
                        lines.parts.back().front().push_back(ring[i]);
                    }
                    open = fresh;
                }
            }
        }
    }
    return lines;
}

UnitLayer units_of(const model::UnitLevel& level, std::string label, const publish::Symbol& border, const geodesy::Transform& transform) {
    UnitLayer made{std::move(label), border, {}, {}};
    for (std::size_t i = 0; i < level.size(); ++i) {
        auto shape = in_plane(level.polygons[i], transform);
        const auto box = shape::box_of(shape);
        made.units.push_back({level.ids[i], level.names[i], std::move(shape), box});
    }
    made.lines = lines_of(made.units);
    return made;
}

} // namespace

Ground::Ground(const publish::Publication& published)
    : publication(published), lang(published.lang), plane_crs(plane_of(published)), transform_(geodesy::parse_crs(plane_crs)), layers_(published.layers.size()) {
    plane_name = page::plane_name(plane_crs, lang);
    const auto& tree = published.units.levels;
    const auto borders = borders_of(tree.size(), lang);
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const auto number = std::to_string(i + 1);
        levels.push_back(units_of(tree[i], !tree[i].label.empty() ? tree[i].label : lang == Language::zh ? number + " 级单元" : "Level " + number, borders[i], *transform_));
        poles_.emplace_back(tree[i].size());
        for (const auto& unit : levels.back().units) {
            extent.add(unit.box);
        }
    }
    for (std::size_t i = 0; levels.empty() && i < published.layers.size(); ++i) {
        if (published.layers[i].style) {
            for (const auto& feature : layer(i).features) {
                extent.add(feature.box);
            }
        }
    }
}

const PlaneLayer& Ground::layer(std::size_t index) const {
    auto& made = layers_[index];
    if (!made) {
        made = in_plane(publication.layers[index], *transform_);
    }
    return *made;
}

geometry::Circle Ground::pole(std::size_t level, std::size_t unit) const {
    auto& made = poles_[level][unit];
    if (!made) {
        const auto& u = levels[level].units[unit];
        made = geometry::largest_inner_circle(u.shape, std::max(std::hypot(u.box.max_x - u.box.min_x, u.box.max_y - u.box.min_y) / 200, 1e-3));
    }
    return *made;
}

std::optional<std::size_t> Ground::level_of(const table::Table& table) const {
    const auto ids = texts_of(table, "unit_id");
    for (std::size_t level = 0; level < levels.size() && !ids.empty(); ++level) {
        const auto& units = levels[level].units;
        const auto at = std::lower_bound(units.begin(), units.end(), ids.front(), [](const auto& unit, const auto& id) { return unit.id < id; });
        if (at != units.end() && at->id == ids.front()) {
            return level;
        }
    }
    return std::nullopt;
}

} // namespace gridwarden::page
