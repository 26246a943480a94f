#pragma once

#include "analysis/weights.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// Texts of weights that GeoDa, PySAL and spdep exchange. GAL: a line `id count`, then a line of the neighbours' ids. GWT and KWT: a
/// line `from to number` a link; the number is a distance in GWT (as GeoDa and spdep have it: neighbours are binary) and a weight
/// in KWT. All begin with a header `0 units file field` or `units`.
enum class WeightsForm { gal, gwt, kwt };

/// Reads weights for units of these ids (in their order). Each unit has a row in a GAL; in the others a unit that is not named has
/// no neighbours. \throws Error GW-HOT-014 with the line that is no such text; GW-HOT-015 for ids the units do not have, or units
/// the file does not have
Weights parse_weights(std::string_view text, WeightsForm form, std::span<const std::string> ids, const std::string& file);

/// Writes weights; `numbers` go in the third column of GWT and KWT, one a link. `parse_weights` reads it back.
/// \throws Error GW-HOT-020 for an id with a blank in it, GW-HOT-023 for weights other than 1 in a GAL or GWT: they cannot hold these
std::string format_weights(const Weights& weights, WeightsForm form, std::span<const std::string> ids, std::span<const double> numbers,
                           const std::string& file);

} // namespace gridwarden::analysis
