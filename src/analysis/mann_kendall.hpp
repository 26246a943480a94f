#pragma once

#include <span>

namespace gridwarden::analysis {

/// A monotone trend: z above 0 rises. NaN for fewer than 2 values.
struct Trend {
    double z;
    double p; ///< two-sided, normal
};

/// Mann and Kendall's test with the variance corrected for ties and with continuity correction; a series of one value has z 0 and
/// p 1. NaN is left out. Source: H. B. Mann, Econometrica 13 (1945); M. G. Kendall, Rank Correlation Methods (1975).
Trend mann_kendall(std::span<const double> series);

} // namespace gridwarden::analysis
