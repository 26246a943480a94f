#pragma once

#include "core/language.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::publish {

/// A QGIS style for a raster of one band, from the source of that name (`draw` is `bands`): classes between neighbouring limits
/// in the colours of its ramp, as its polygons are drawn; below the first limit nothing is drawn. Limits ascend.
std::string raster_qml_for(std::string_view name, const std::vector<double>& limits, Language lang);

} // namespace gridwarden::publish
