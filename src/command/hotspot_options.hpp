#pragma once

#include "analysis/area_values.hpp"
#include "analysis/distance_weights.hpp"
#include "analysis/hotspot.hpp"

#include <string>
#include <vector>

namespace gridwarden::command {

/// What `--weights` asks for.
struct WeightsSpec {
    enum class Kind { queen, rook, nearest, band, kernel, file };
    Kind kind = Kind::queen;
    std::size_t count = 0;                              ///< nearest
    Length distance;                                    ///< band, kernel
    analysis::Kernel kernel = analysis::Kernel::quartic;
    std::string path;                                   ///< file
};

/// `queen`, `rook`, `knn:8`, `band:3km`, `kernel:3km`, `kernel:gaussian:3km`, `file:W.gal`. \throws Error GW-HOT-010
WeightsSpec parse_weights_spec(const std::string& text);

/// `count`, `density`, `sum:F`, `rate:F/G`, `unit:F`, `eb:F/G`. \throws Error GW-HOT-009
analysis::ValueSpec parse_value_spec(const std::string& text);

/// `gi`, `gi-star` and `local-moran` as asked for. \throws Error GW-HOT-013
void set_statistics(analysis::HotspotOptions& options, const std::vector<std::string>& statistics);

analysis::Alternative parse_alternative(const std::string& text);
analysis::Correction parse_correction(const std::string& text);

} // namespace gridwarden::command
