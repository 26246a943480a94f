#pragma once

#include "analysis/area_values.hpp"
#include "analysis/study_cells.hpp"
#include "command/context.hpp"
#include "command/hotspot_options.hpp"

#include <memory>

namespace gridwarden::command {

/// Units or cells as a hot-spot analysis takes them; rows in id order.
struct ScoredAreas {
    std::string id_column;                    ///< `unit_id` or `cell_id`
    std::vector<std::string> ids;
    std::vector<std::string> names;           ///< empty for cells
    std::vector<shape::Geometry> polygons;    ///< of units
    shape::GeometryColumn drawn;              ///< of cells
    std::shared_ptr<const analysis::StudyCells> cells; ///< none where units are scored
    std::vector<Area> areas;
    const table::Table* attributes = nullptr; ///< fields of the units
    const table::Table* sites = nullptr;
    std::vector<std::uint32_t> area_of_site;  ///< row, or `model::no_unit`
    [[nodiscard]] shape::Geometry polygon(std::uint32_t row) const { return cells ? drawn.get(row) : polygons[row]; }
    [[nodiscard]] analysis::AreaSource source() const { return {areas, sites, area_of_site, attributes}; }
};

/// Units of a level (1 = coarsest; 0 = the finest) and the sites assigned to them. \throws Error GW-HOT-022
ScoredAreas unit_areas(const std::vector<model::InputSpec>& units, const std::vector<model::InputSpec>& sites, unsigned level, Context& context);

/// Weights of polygons. The hash of a weights file goes into the metadata. \throws Error GW-HOT-014, -015, -016, -021
analysis::Weights weights_of(const WeightsSpec& spec, const ScoredAreas& areas, Length snap, Context& context);

/// The text of weights for the file of this name (`.gal`, `.gwt`, `.kwt`).
std::string weights_text(const analysis::Weights& weights, const ScoredAreas& areas, const std::string& path);

/// Puts columns behind those of a layer of one batch.
void append_columns(table::Table& layer, std::vector<table::Column> columns);

/// Ids, value, counts and area, then the columns of the scores.
table::Table hotspot_table(const ScoredAreas& areas, const std::vector<double>& values, const analysis::Hotspot& scores);

} // namespace gridwarden::command
