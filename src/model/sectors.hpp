#pragma once

#include "core/language.hpp"

#include <optional>
#include <string_view>

namespace gridwarden::model {

/// The eight or sixteen equal parts of the horizon, counted clockwise from north; each is centred on its direction and begins where the one
/// before it ends (348.75 is N of sixteen, 11.25 is NNE).
/// \pre sectors is 8 or 16
int sector_of(double azimuth_deg, int sectors);

/// `N`, `NNE`, ... in every language of files.
std::string_view sector_name(int sector, int sectors);
/// As people read it: `NNE`, 北东北.
std::string_view sector_label(int sector, int sectors, Language lang);

/// A direction of sixteen by its name in either language (`NNE`, 北东北, 东北); nothing where it is none.
std::optional<int> parse_sector(std::string_view name);

} // namespace gridwarden::model
