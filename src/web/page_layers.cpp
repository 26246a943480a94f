#include "model/names.hpp"
#include "publish/figures.hpp"
#include "publish/layer_values.hpp"
#include "publish/qgis_project.hpp"
#include "web/layer_data.hpp"

#include <algorithm>
#include <map>

namespace gridwarden::web {

namespace {

/// The outlines of every level as one layer; nothing where there are no units.
std::optional<PageLayer> unit_layer(const publish::Publication& publication) {
    if (publication.units.empty()) {
        return std::nullopt;
    }
    table::TextBuilder ids;
    table::TextBuilder names;
    table::IntegerColumn levels;
    shape::GeometryColumn polygons;
    for (std::size_t k = publication.units.levels.size(); k-- > 0;) { // the coarsest is drawn last, above the others
        const auto& level = publication.units.levels[k];
        for (std::size_t i = 0; i < level.size(); ++i) {
            ids.push(level.ids[i]);
            names.push(level.names[i]);
            levels.values.push_back(static_cast<std::int64_t>(k + 1));
            polygons.push(level.polygons[i]);
        }
    }
    auto table = table::make_table({{"unit_id", ids.finish()}, {"unit_name", names.finish()}, {"level", levels}}, std::move(polygons));
    auto style = publish::make_style("units", table, publication.lang, {});
    const auto title = publish::style_title("units", publication.lang);
    return PageLayer{{"units", "units", "units", title, std::move(style), std::move(table), false, {}}, title, "units", true};
}

/// What a level of areal units is called, where all rows of a layer are of one.
std::string level_of(const publish::PublishedLayer& layer, const publish::Publication& publication) {
    const int column = layer.table.schema.index_of("level");
    const auto numbers = column < 0 ? publish::Numbers() : publish::numbers_of(layer.table, column);
    if (numbers.values.empty() || std::adjacent_find(numbers.values.begin(), numbers.values.end(), std::not_equal_to<>()) != numbers.values.end()) {
        return {};
    }
    const auto level = static_cast<std::size_t>(numbers.values.front());
    const auto& levels = publication.units.levels;
    const auto named = level >= 1 && level <= levels.size() && !levels[level - 1].label.empty();
    return named ? levels[level - 1].label : model::title_of("level", publication.lang) + " " + std::to_string(level);
}

void tell_apart(std::vector<PageLayer>& layers, const publish::Publication& publication) {
    const auto counts_of = [&] {
        std::map<std::string, int> counts;
        for (const auto& page : layers) {
            ++counts[page.title];
        }
        return counts;
    };
    auto counts = counts_of();
    for (auto& page : layers) {
        const auto level = counts[page.title] > 1 ? level_of(page.layer, publication) : std::string();
        page.title += level.empty() ? "" : " · " + level;
    }
    counts = counts_of();
    for (auto& page : layers) {
        page.title += counts[page.title] > 1 ? " (" + (page.layer.input ? page.layer.group : page.layer.name) + ")" : "";
    }
}

std::string role_of(const publish::PublishedLayer& layer) {
    if (!layer.style) {
        return "table";
    }
    const auto role = publish::figure_role(layer.style_name);
    return role == publish::FigureRole::theme ? "theme" : role == publish::FigureRole::over ? "over" : "marks";
}

/// The first sites, and the last theme (the finest level) of their step, else the first theme there is.
void choose_shown(std::vector<PageLayer>& layers) {
    const auto is_marks = [](const auto& page) { return page.role == "marks" && !page.layer.input && page.layer.style_name != "issues"; };
    const auto marks = std::find_if(layers.begin(), layers.end(), is_marks);
    if (marks != layers.end()) {
        marks->shown = true;
    }
    const auto is_theme = [&](const auto& page) { return page.role == "theme" && (marks == layers.end() || page.layer.group == marks->layer.group); };
    const auto theme = std::find_if(layers.rbegin(), layers.rend(), is_theme);
    const auto any = std::find_if(layers.begin(), layers.end(), [](const auto& page) { return page.role == "theme"; });
    if (theme != layers.rend()) {
        theme->shown = true;
    } else if (any != layers.end()) {
        any->shown = true;
    }
}

} // namespace

std::vector<PageLayer> page_layers(const publish::Publication& publication) {
    std::vector<PageLayer> layers;
    if (auto units = unit_layer(publication)) {
        layers.push_back(std::move(*units));
    }
    for (const auto& layer : publication.layers) {
        if (layer.style || layer.table.size() <= most_table_rows) {
            layers.push_back({layer, layer.title, role_of(layer), false});
        }
    }
    tell_apart(layers, publication);
    choose_shown(layers);
    return layers;
}

} // namespace gridwarden::web
