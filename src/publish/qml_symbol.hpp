#pragma once

#include "publish/style.hpp"

#include <string>

namespace gridwarden::publish {

/// A QGIS symbol of this name for features of this kind. Polygons of a symbol with a marker get it at a point inside, so
/// that small ones are seen at every scale.
std::string qml_symbol(const Symbol& symbol, shape::Kind kind, const std::string& name);

/// `r,g,b,a` of `#rrggbb`.
std::string qgis_colour(const std::string& colour, double opacity = 1);

} // namespace gridwarden::publish
