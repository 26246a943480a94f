#pragma once

#include "publish/publication.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::publish {

/// One map of a report: the layers it shows, lowest first.
struct Figure {
    std::string name;                ///< for file names: that of its foremost layer
    std::string title;
    std::vector<std::size_t> layers; ///< indices into Publication::layers
    std::size_t main = 0;            ///< the layer that the map is about: its legend stands first, its rows make the table
};

/// How a layer takes part in maps. `theme`: fills the ground, one a map. `over`: drawn on every theme of its step. `marks`: points, lines, outlines that
/// share a map. A style says so by its member `figure`; without it: marks.
enum class FigureRole { theme, over, marks };
FigureRole figure_role(std::string_view style_name);

/// The maps of a report in the order of its steps: each theme with what lies over it (of rollups by level the finest only), then the marks of
/// the step together. Inputs of the step (stations, zones) are on each.
std::vector<Figure> figures_of(const Publication& publication);

} // namespace gridwarden::publish
