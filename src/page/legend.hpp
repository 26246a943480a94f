#pragma once

#include "page/ground.hpp"
#include "page/map_view.hpp"
#include "publish/figures.hpp"

namespace gridwarden::page {

struct LegendEntry {
    publish::Symbol symbol;
    shape::Kind kind = shape::Kind::polygon; ///< what the swatch shows
    std::string label;
    std::optional<std::size_t> count;        ///< rows of the class
};

struct LegendBlock {
    std::string title;
    std::vector<LegendEntry> entries;
};

/// Areas over a theme keep their outline and hatch and lose their fill, which would hide it.
bool is_hollow(const Ground& ground, const publish::Figure& figure, std::size_t layer);

/// The classes of the layers of a figure as their styles have them, the main layer first; then the borders of these levels.
std::vector<LegendBlock> legend_of(const Ground& ground, const publish::Figure& figure, const std::vector<std::size_t>& border_levels);

/// The classes of one layer with other counts: those of a unit.
LegendBlock legend_of_layer(const PlaneLayer& layer, const std::vector<std::size_t>& counts);

/// Draws a legend from the upper left corner of a column and gives its height. Long ones are set in two columns, then smaller.
double draw_legend(Canvas& canvas, const std::vector<LegendBlock>& blocks, const Rect& room);

} // namespace gridwarden::page
