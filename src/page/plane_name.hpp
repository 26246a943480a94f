#pragma once

#include "core/language.hpp"

#include <string>

namespace gridwarden::page {

/// The map plane as captions name it: `CGCS2000 / 3-degree Gauss-Kruger CM 117E (EPSG:4548)`; in Chinese the planes that are chosen by themselves are translated.
std::string plane_name(const std::string& crs, Language lang);

} // namespace gridwarden::page
