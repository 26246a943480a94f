#include "command/hotspot_areas.hpp"

#include "analysis/assign.hpp"
#include "analysis/cell_weights.hpp"
#include "analysis/contiguity.hpp"
#include "analysis/weights_text.hpp"
#include "core/error.hpp"
#include "geodesy/geodesic.hpp"
#include "ingest/overlap.hpp"
#include "io/files.hpp"
#include "text/text.hpp"

namespace gridwarden::command {

namespace {

analysis::WeightsForm form_of(const std::string& path) {
    const auto name = text::lower_ascii(path);
    return name.ends_with(".gwt")   ? analysis::WeightsForm::gwt
           : name.ends_with(".kwt") ? analysis::WeightsForm::kwt
                                    : analysis::WeightsForm::gal;
}

/// Where areas are measured from. What is left of a clipped cell has a centroid of its own.
std::vector<shape::Coord> places_of(const ScoredAreas& areas) {
    if (!areas.cells) {
        return analysis::centroids(areas.polygons);
    }
    std::vector<shape::Geometry> polygons;
    for (std::uint32_t i = 0; i < areas.ids.size(); ++i) {
        polygons.push_back(areas.drawn.get(i));
    }
    return analysis::centroids(polygons);
}

analysis::Weights weights_of_file(const std::string& named, const ScoredAreas& areas, Context& context) {
    model::InputSpec input;
    input.path = named;
    const auto path = context.opened(input).path;
    context.parameters.emplace_back("weights-sha256", std::vector{io::sha256_file(path)});
    const auto form = form_of(path);
    if (form == analysis::WeightsForm::gwt) {
        context.issues.add({"GW-HOT-019", {named, "", 0, ""}, "", {}});
    }
    return analysis::parse_weights(io::read_file(path), form, areas.ids, named);
}

/// Third column of a weights file: distances between centroids, or the weights.
std::vector<double> numbers_of(const analysis::Weights& weights, const ScoredAreas& areas, analysis::WeightsForm form) {
    std::vector<double> numbers = weights.values;
    numbers.resize(weights.neighbours.size(), 1.0);
    if (form == analysis::WeightsForm::gwt) {
        const auto places = places_of(areas);
        for (std::size_t unit = 0; unit < weights.size(); ++unit) {
            for (auto at = weights.first[unit]; at < weights.first[unit + 1]; ++at) {
                numbers[at] = geodesy::distance(places[unit], places[weights.neighbours[at]]).in_metres();
            }
        }
    }
    return numbers;
}

table::Column text_column(const std::string& name, const std::vector<std::string>& cells) {
    table::TextBuilder builder;
    for (const auto& cell : cells) {
        builder.push(cell);
    }
    return {name, builder.finish()};
}

} // namespace

ScoredAreas unit_areas(const std::vector<model::InputSpec>& units, const std::vector<model::InputSpec>& sites, unsigned level, Context& context) {
    const auto& tree = context.units(units).tree;
    if (level > tree.levels.size()) {
        throw Error("GW-HOT-022", {{"value", std::to_string(level)}, {"levels", tree.levels.size()}});
    }
    const auto row = (level == 0 ? tree.levels.size() : level) - 1;
    const auto& chosen = tree.levels[row];
    ScoredAreas areas{"unit_id", chosen.ids, chosen.names, chosen.polygons, {}, nullptr, chosen.areas, &chosen.attributes, nullptr, {}};
    if (!sites.empty()) {
        areas.sites = &context.sites(sites, model::Role::sites).table;
        ingest::require_overlap(*areas.sites, tree, context.issues);
        areas.area_of_site =
            analysis::assign(*areas.sites, tree, {context.options.default_accuracy, false, context.threads, context.progress}).unit[row];
    }
    return areas;
}

analysis::Weights weights_of(const WeightsSpec& spec, const ScoredAreas& areas, Length snap, Context& context) {
    using Kind = WeightsSpec::Kind;
    if (areas.cells && (spec.kind == Kind::queen || spec.kind == Kind::rook)) {
        return analysis::cell_contiguity(*areas.cells, spec.kind == Kind::queen);
    }
    switch (spec.kind) {
    case Kind::queen: return analysis::contiguity(areas.polygons, analysis::Contiguity::queen, snap, context.threads);
    case Kind::rook: return analysis::contiguity(areas.polygons, analysis::Contiguity::rook, snap, context.threads);
    case Kind::file: return weights_of_file(spec.path, areas, context);
    case Kind::nearest:
        if (spec.count >= areas.ids.size()) {
            throw Error("GW-HOT-021", {{"value", spec.count}, {"units", areas.ids.size()}});
        }
        return analysis::nearest_weights(places_of(areas), spec.count, context.threads);
    case Kind::band: return analysis::band_weights(places_of(areas), spec.distance, context.threads);
    case Kind::kernel: break;
    }
    return analysis::kernel_weights(places_of(areas), spec.kernel, spec.distance, context.threads);
}

std::string weights_text(const analysis::Weights& weights, const ScoredAreas& areas, const std::string& path) {
    const auto form = form_of(path);
    return analysis::format_weights(weights, form, areas.ids, numbers_of(weights, areas, form), path);
}

void append_columns(table::Table& layer, std::vector<table::Column> columns) {
    for (auto& column : columns) {
        layer.schema.fields.push_back({column.name, type_of(column), ""});
        layer.batches.front().columns.push_back(std::move(column));
    }
}

table::Table hotspot_table(const ScoredAreas& areas, const std::vector<double>& values, const analysis::Hotspot& scores) {
    std::vector<table::Column> columns{text_column(areas.id_column, areas.ids)};
    if (!areas.names.empty()) {
        columns.push_back(text_column("unit_name", areas.names));
    }
    columns.push_back({"value", table::NumberColumn{values}});
    columns.push_back({"site_count", table::IntegerColumn{analysis::site_counts(areas.source())}});
    table::NumberColumn km2;
    auto geometry = areas.drawn;
    for (const auto area : areas.areas) {
        km2.values.push_back(area.in_square_kilometres());
    }
    for (const auto& polygon : areas.polygons) {
        geometry.push(polygon);
    }
    columns.push_back({"area_km2", std::move(km2)});
    for (auto& column : analysis::columns_of(scores)) {
        columns.push_back(std::move(column));
    }
    return table::make_table(std::move(columns), std::move(geometry));
}

} // namespace gridwarden::command
