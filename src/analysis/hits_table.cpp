#include "analysis/hits.hpp"
#include "analysis/site_places.hpp"
#include "core/written_metres.hpp"

#include <functional>

namespace gridwarden::analysis {

namespace {

using table::Column;

constexpr double m2_a_km2 = 1e6;

/// A text a row; an empty one is null.
Column texts(std::string name, const std::vector<Hit>& rows, const std::function<std::string_view(const Hit&)>& text) {
    table::TextBuilder builder;
    for (const auto& hit : rows) {
        const auto cell = text(hit);
        cell.empty() ? builder.push_null() : builder.push(cell);
    }
    return {std::move(name), builder.finish()};
}

Column numbers(std::string name, const std::vector<Hit>& rows, const std::function<double(const Hit&)>& number) {
    table::NumberColumn column;
    for (const auto& hit : rows) {
        column.values.push_back(number(hit));
    }
    return {std::move(name), std::move(column)};
}

Column flags(std::string name, const std::vector<Hit>& rows, const std::function<std::uint8_t(const Hit&)>& flag) {
    table::BooleanColumn column;
    for (const auto& hit : rows) {
        column.values.push_back(flag(hit));
    }
    return {std::move(name), std::move(column)};
}

/// Null where there are no zones.
std::uint8_t of_zones(const Hit& hit, bool flag) { return hit.relation == Relation::none ? table::BooleanColumn::null : flag ? 1 : 0; }

shape::GeometryColumn geometry_of(const table::Table& sites, const std::vector<Hit>& rows) {
    const SitePlaces places(sites);
    shape::GeometryColumn column;
    for (const auto& hit : rows) {
        const auto* footprint = places.footprint_of(hit.site);
        footprint == nullptr ? column.push_point(places.points[hit.site]) : column.push(places.geometry(*footprint));
    }
    return column;
}

/// The canonical columns of the sites that a reader of hits wants beside them.
void add_site_columns(std::vector<Column>& columns, const table::Table& sites, const std::vector<Hit>& rows) {
    std::vector<std::uint64_t> of_sites;
    for (const auto& hit : rows) {
        of_sites.push_back(hit.site);
    }
    for (const auto& [role, name] : {std::pair{"id", "site_id"}, std::pair{"name", "site_name"}, std::pair{"kind", "kind"}}) {
        if (const int column = sites.schema.index_of_role(role); column >= 0) {
            columns.push_back(table::gather(sites, static_cast<std::size_t>(column), of_sites));
            columns.back().name = name;
        }
    }
}

void add_rule_columns(std::vector<Column>& columns, const std::vector<Hit>& rows, const std::vector<model::Rule>& rules, Language lang) {
    columns.push_back(texts("rule_id", rows, [&](const Hit& hit) { return hit.rule == no_rule ? std::string_view() : std::string_view(rules[hit.rule].id); }));
    columns.push_back(texts("clause", rows, [&](const Hit& hit) { return hit.rule == no_rule ? std::string_view() : model::in_language(rules[hit.rule].clause, lang); }));
    columns.push_back(flags("verified", rows, [&](const Hit& hit) -> std::uint8_t {
        return hit.rule == no_rule ? table::BooleanColumn::null : rules[hit.rule].verified ? 1 : 0;
    }));
    columns.push_back(texts("rule_text", rows, [&](const Hit& hit) { return hit.rule == no_rule ? std::string_view() : model::in_language(rules[hit.rule].text, lang); }));
}

} // namespace

table::Table hits_table(const table::Table& sites, const Zones& zones, const Hits& hits, const model::RuleBook& rules,
                        const std::vector<Overlay>& overlays, Language lang) {
    const auto& rows = hits.rows;
    std::vector<Column> columns;
    const auto of_zone = [](const std::vector<std::string>& all, const Hit& hit) {
        return hit.zone == no_zone ? std::string_view() : std::string_view(all[hit.zone]);
    };
    add_site_columns(columns, sites, rows);
    columns.push_back(texts("zone_id", rows, [&](const Hit& hit) { return of_zone(zones.ids, hit); }));
    if (zones.named) {
        columns.push_back(texts("zone_name", rows, [&](const Hit& hit) { return of_zone(zones.names, hit); }));
    }
    columns.push_back(texts("zone_level", rows, [&](const Hit& hit) {
        return hit.zone == no_zone ? std::string_view() : model::name_of(zones.grades[hit.zone]);
    }));
    columns.push_back(texts("relation", rows, [](const Hit& hit) { return name_of(hit.relation); }));
    columns.push_back(flags("on_border", rows, [](const Hit& hit) { return of_zones(hit, hit.on_border); }));
    columns.push_back(numbers("overlap_km2", rows, [](const Hit& hit) { return hit.overlap_m2 / m2_a_km2; }));
    columns.push_back(numbers("overlap_share", rows, [](const Hit& hit) { return hit.overlap_share; }));
    columns.push_back(numbers("distance_m", rows, [](const Hit& hit) { return written_metres(hit.distance_m); }));
    columns.push_back(flags("governs", rows, [](const Hit& hit) { return of_zones(hit, hit.governs); }));
    add_rule_columns(columns, rows, rules.rules(), lang);
    if (!overlays.empty()) {
        columns.push_back(numbers("overlay_km2", rows, [&](const Hit& hit) { return overlays[hit.site].shared_m2 / m2_a_km2; }));
        columns.push_back(numbers("overlay_share", rows, [&](const Hit& hit) { return overlays[hit.site].share; }));
        columns.push_back(numbers("residual_km2", rows, [&](const Hit& hit) { return overlays[hit.site].residual_m2 / m2_a_km2; }));
    }
    auto table = table::make_table(std::move(columns), geometry_of(sites, rows));
    for (auto& field : table.schema.fields) { // so that a later step can take the layer for sites
        field.role = field.name == "site_id" ? "id" : field.name == "site_name" ? "name" : field.name == "kind" ? "kind" : "";
    }
    return table;
}

} // namespace gridwarden::analysis
