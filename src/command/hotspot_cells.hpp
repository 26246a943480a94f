#pragma once

#include "command/hotspot_areas.hpp"

namespace gridwarden::command {

/// What is asked of cells.
struct CellOptions {
    std::string cells;                  ///< `square` or `hex`; empty = the units themselves are scored
    Length size = Length::metres(-1);   ///< below 0: chosen by the number of sites
    std::string plane;                  ///< empty: chosen by the area
    std::vector<model::InputSpec> aoi;
    [[nodiscard]] bool asked() const noexcept { return !cells.empty(); }
    [[nodiscard]] bool has_size() const noexcept { return size.in_metres() >= 0; }
};

void declare_cells(Args& args, CellOptions& o);

/// Ground to lay cells over: the polygons of `--aoi`, else the units of a level (1 = coarsest, also for 0), as one.
/// \throws Error GW-HOT-055, -057
shape::Geometry study_area(const CellOptions& o, const std::vector<model::InputSpec>& units, unsigned level, Context& context);

/// The size asked for, else one for about two sites a cell: sqrt(2 area / sites), rounded to 1, 2 or 5 times a power of ten.
Length cell_size(const CellOptions& o, const shape::Geometry& area, const std::vector<model::InputSpec>& sites, Context& context);

/// Cells of this size over the area, and the sites in them. Tells what the plane is and why, and refuses a grid that is too large.
/// \throws Error GW-HOT-056
ScoredAreas cell_areas(const CellOptions& o, Length size, const shape::Geometry& area, const std::vector<model::InputSpec>& sites, bool force,
                       Context& context);

/// Densities of cells that are cut to a sliver mean little. An issue for `density` where there are some.
void tell_thin_cells(const analysis::ValueSpec& value, const ScoredAreas& areas, IssueSink& issues);

/// Says in the metadata what was taken where nothing was typed.
void settle(Context& context, std::string_view parameter, std::vector<std::string> values);

/// Plane, size and number of cells, and what a rule of thumb says of them; nothing where units are scored.
void tell_cells(const CellOptions& o, const ScoredAreas& areas, Context& context, Result& result);

} // namespace gridwarden::command
