#include "analysis/default_zones.hpp"

#include "geodesy/geodesic.hpp"

namespace gridwarden::analysis {

using model::ZoneRule;

table::Table zones_table(const DrawnZones& drawn, const std::vector<ZoneRule>& rules, Language lang) {
    const auto texts = [&](std::string name, auto text) {
        table::TextBuilder builder;
        for (const auto& zone : drawn.zones) {
            const std::string_view cell = text(zone);
            cell.empty() ? builder.push_null() : builder.push(cell);
        }
        return table::Column{std::move(name), builder.finish()};
    };
    const auto of_rule = [&](const DrawnZone& zone, auto text) { return zone.rule == declared_zone ? std::string_view() : std::string_view(text(rules[zone.rule])); };
    table::BooleanColumn verified;
    table::NumberColumn areas;
    shape::GeometryColumn grounds;
    for (const auto& zone : drawn.zones) {
        verified.values.push_back(zone.rule == declared_zone ? table::BooleanColumn::null : rules[zone.rule].verified ? 1 : 0);
        areas.values.push_back(geodesy::area(zone.ground).in_square_kilometres());
        grounds.push(zone.ground);
    }
    std::vector<table::Column> columns{
        texts("zone_id", [](const DrawnZone& zone) { return std::string_view(zone.id); }),
        texts("zone_name", [](const DrawnZone& zone) { return std::string_view(zone.name); }),
        texts("source_id", [](const DrawnZone& zone) { return std::string_view(zone.source); }),
        texts("zone_level", [](const DrawnZone& zone) { return model::name_of(zone.grade); }),
        texts("basis", [](const DrawnZone& zone) { return std::string_view(zone.rule == declared_zone ? "declared" : "default"); }),
        texts("rule_id", [&](const DrawnZone& zone) { return of_rule(zone, [](const ZoneRule& rule) { return std::string_view(rule.id); }); }),
        texts("clause", [&](const DrawnZone& zone) { return of_rule(zone, [&](const ZoneRule& rule) { return model::in_language(rule.clause, lang); }); }),
        {"verified", std::move(verified)},
        {"area_km2", std::move(areas)},
        texts("why", [](const DrawnZone& zone) { return std::string_view(zone.why); })};
    auto table = table::make_table(std::move(columns), std::move(grounds));
    for (auto& field : table.schema.fields) { // so that a later step can take the layer for zones
        field.role = field.name == "zone_id" ? "id" : field.name == "zone_name" ? "name" : field.name == "zone_level" ? "class" : field.name == "source_id" ? "category" : "";
    }
    return table;
}

} // namespace gridwarden::analysis
