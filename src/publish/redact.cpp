#include "publish/redact.hpp"

#include "core/number_text.hpp"
#include "geodesy/geodesic.hpp"
#include "publish/layer_values.hpp"
#include "publish/personal.hpp"
#include "publish/redact_counts.hpp"
#include "publish/style_source.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace gridwarden::publish {

namespace {

constexpr double least_cell_km2 = 1;

/// All that a public copy may tell of a site, a unit or a cell.
constexpr std::array told{"site_id", "kind", "category", "severity", "status", "state", "deadline_type", "opened", "deadline", "accepted", "closed", "overdue_days", "days_left", "cycle",
                          "unit_id", "unit_name", "level", "parent_id", "area_km2", "site_count", "site_density_km2", "open_count", "overdue_count", "closed_count", "closed_share", "small_n",
                          "cell_id", "neighbours", "gi_bin", "moran_class", "rule_hot", "agreement", "emerging_class", "zone_level", "relation", "change", "visited", "rebound", "lookback",
                          "covered_km2", "covered_share", "gap_km2", "gap_id", "depth", "max_depth", "station_count", "station_id", "station_name", "plant_id", "plant_name", "cluster_id", "core", "rank"};
bool among(const auto& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool of_level(std::string_view name) { return name.starts_with("level") && (name.ends_with("_id") || name.ends_with("_name")); }

void keep_told(PublishedLayer& layer) {
    std::set<std::string> others;
    for (const auto& field : layer.table.schema.fields) {
        const bool station = layer.input && (field.name == "site_id" || field.name == "site_name");
        if (!among(told, field.name) && !of_level(field.name) && !is_breakdown(field.name) && !station) {
            others.insert(field.name);
        }
    }
    layer.table = without_columns(std::move(layer.table), others);
}

shape::Coord rounded(shape::Coord c) { return {std::round(c.x * 1000) / 1000, std::round(c.y * 1000) / 1000}; }

void coarsen(table::Table& table) {
    for (auto& batch : table.batches) {
        shape::GeometryColumn places;
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto box = shape::box_of(batch.geometry.get(row));
            box.empty() ? places.push_none() : places.push_point(rounded({(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2}));
        }
        batch.geometry = std::move(places);
    }
}

/// Sites whose unit is known and not hidden, by id.
std::set<std::string> told_sites(const std::vector<PublishedLayer>& layers, const std::set<std::string>& hidden) {
    std::set<std::string> sites;
    for (const auto& layer : layers) {
        if (layer.input || layer.table.schema.index_of("level1_id") < 0) {
            continue;
        }
        const auto ids = texts(layer.table, "site_id");
        std::vector<bool> shown(ids.size(), true);
        for (int level = 1; layer.table.schema.index_of("level" + std::to_string(level) + "_id") >= 0; ++level) {
            const auto units = texts(layer.table, "level" + std::to_string(level) + "_id");
            for (std::size_t row = 0; row < ids.size(); ++row) {
                shown[row] = shown[row] && !units[row].empty() && !hidden.contains(units[row]);
            }
        }
        for (std::size_t row = 0; row < ids.size(); ++row) {
            if (shown[row]) {
                sites.insert(ids[row]);
            }
        }
    }
    return sites;
}

std::size_t keep_sites(table::Table& table, const std::set<std::string>& shown) {
    const auto ids = texts(table, "site_id");
    std::vector<std::uint64_t> keep;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (shown.contains(ids[row])) {
            keep.push_back(row);
        }
    }
    table = table::select_rows(table, keep);
    return ids.size() - keep.size();
}

bool small_cells(const table::Table& table) {
    const int area = table.schema.index_of("area_km2");
    if (table.schema.index_of("cell_id") < 0 || area < 0) {
        return false;
    }
    double largest = 0; // cells at the edge of the area are cut
    for (const auto& batch : table.batches) {
        const auto& numbers = std::get<table::NumberColumn>(batch.columns[static_cast<std::size_t>(area)].cells).values;
        largest = numbers.empty() ? largest : std::max(largest, *std::max_element(numbers.begin(), numbers.end()));
    }
    return largest < least_cell_km2 * (1 - 1e-6);
}

bool blocked(const PublishedLayer& layer) {
    if (!layer.style) {
        return true;
    }
    const auto* shown = style_source(layer.style_name).find("public");
    return (shown != nullptr && !shown->boolean) || small_cells(layer.table);
}

void restyle(PublishedLayer& layer, Language lang) {
    if (kinds_of(layer.table).empty()) {
        layer.style.reset();
        return;
    }
    if (layer.style->renderer == Renderer::graduated) {
        layer.style = make_style(layer.style_name, layer.table, lang, {}); // classes of what is told
    }
    layer.style->kinds = kinds_of(layer.table);
    const auto& schema = layer.table.schema;
    std::erase_if(layer.style->fields, [&](const auto& field) { return schema.index_of(field.name) < 0; });
    if (layer.style->labels && schema.index_of(layer.style->labels->field) < 0) {
        layer.style->labels.reset();
    }
}

void say_what_was_done(Publication& out, std::size_t layers, std::size_t units, std::size_t sites, const std::set<std::string>& columns) {
    const bool zh = out.lang == Language::zh;
    const auto moved = number_text(std::round(coarsening(out.extent).in_metres()));
    const auto n = [](std::size_t number) { return std::to_string(number); };
    out.redactions = zh ? std::vector<std::string>{"公开版：点位坐标取至 0.001 度，最大位移约 " + moved + " 米；面状点位以点表示。",
                                                   "数量为 1 或 2、或可由合计推算出此类数量的单元（" + n(units) + " 个）不列数量，其点位（" + n(sites) + " 个）不上图。",
                                                   "略去 " + n(layers) + " 个可显示确切位置或无样式的图层和表；略去分类计数 " + n(columns.size()) + " 列。",
                                                   "点位名称、人员、联系方式及原始列均未列出；数据问题只列代码和数量。"}
                        : std::vector<std::string>{"Public copy: positions of sites are rounded to 0.001 degrees, which moves them by up to " + moved + " m; footprints are shown as points.",
                                                   "Units with 1 or 2 sites, or whose number would follow from a total (" + n(units) + "), are without numbers; their sites (" + n(sites) + ") are not shown.",
                                                   n(layers) + " layers and tables that show exact places or have no map style are left out; so are " + n(columns.size()) + " columns of small counts.",
                                                   "Names of sites, persons, contacts and columns of the registers are left out; issues of the data are told by code and number only."};
}

} // namespace

Length coarsening(const shape::Box& lonlat) {
    const double lat = lonlat.empty() || lonlat.min_y * lonlat.max_y < 0 ? 0 : std::min(std::abs(lonlat.min_y), std::abs(lonlat.max_y));
    const double south = std::max(lat - 0.0005, 0.0);
    return geodesy::distance({0, south}, {0.0005, south + 0.0005});
}

Publication redacted(Publication publication) {
    auto& layers = publication.layers;
    const auto before = layers.size();
    std::erase_if(layers, blocked);
    const auto left_out = before - layers.size();
    const auto hidden = hidden_units(layers);
    const auto shown = told_sites(layers, hidden);
    const bool assigned = std::any_of(layers.begin(), layers.end(), [](const auto& layer) { return layer.table.schema.index_of("level1_id") >= 0; });
    std::size_t sites = 0;
    std::set<std::string> columns;
    for (auto& layer : layers) {
        const auto& schema = layer.table.schema;
        if (schema.index_of("site_count") >= 0) {
            const bool cells = schema.index_of("cell_id") >= 0; // less the sites that are shown, a cell's number would place a hidden one in it
            blank_counts(layer.table, cells ? std::vector<bool>(layer.table.size(), true) : small_rows(layer.table, hidden));
            drop_small_parts(layer.table, !hidden.empty(), columns);
        }
        if (schema.index_of("site_id") >= 0) {
            sites = std::max(sites, layer.input || !assigned ? 0 : keep_sites(layer.table, shown));
            coarsen(layer.table);
        }
        keep_told(layer);
        restyle(layer, publication.lang);
    }
    for (auto& level : publication.units.levels) {
        level.attributes = {};
    }
    for (auto& claim : publication.claims) {
        claim.ids.clear();
    }
    for (auto& issue : publication.issues) {
        issue.message.clear();
        issue.suggestion.clear();
    }
    publication.is_public = true;
    say_what_was_done(publication, left_out, hidden.size(), sites, columns);
    return publication;
}

} // namespace gridwarden::publish
