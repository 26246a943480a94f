#include "analysis/mann_kendall.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace gridwarden::analysis {

namespace {

/// n (n - 1) (2 n + 5): eighteen times the variance of the sum of signs of n values without ties.
double spread(double n) noexcept { return n * (n - 1) * (2 * n + 5); }

double taken_by_ties(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    double taken = 0;
    for (auto first = values.begin(); first != values.end();) {
        const auto last = std::find_if(first, values.end(), [&](double v) { return v != *first; });
        taken += spread(static_cast<double>(last - first));
        first = last;
    }
    return taken;
}

} // namespace

Trend mann_kendall(std::span<const double> series) {
    std::vector<double> values;
    std::copy_if(series.begin(), series.end(), std::back_inserter(values), [](double v) { return !std::isnan(v); });
    if (values.size() < 2) {
        return {std::nan(""), std::nan("")};
    }
    int signs = 0;
    for (std::size_t later = 1; later < values.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            signs += static_cast<int>(values[later] > values[earlier]) - static_cast<int>(values[later] < values[earlier]);
        }
    }
    if (signs == 0) {
        return {0, 1};
    }
    const double variance = (spread(static_cast<double>(values.size())) - taken_by_ties(values)) / 18;
    const double z = (signs > 0 ? signs - 1 : signs + 1) / std::sqrt(variance);
    return {z, std::erfc(std::abs(z) / std::numbers::sqrt2)};
}

} // namespace gridwarden::analysis
