#include "analysis/kernel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace gridwarden::analysis {

namespace {

constexpr std::array<std::string_view, 3> names{"quartic", "gaussian", "epanechnikov"};

double mean(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// (R(K) / mu2(K)^2)^(1/6) over that of the gaussian, with R the integral of K² and mu2 the variance along one axis.
double equal_smoothing(Kernel kernel) {
    switch (kernel) {
    case Kernel::quartic: return 2.7783;      // R = 9/5π, mu2 = 1/8
    case Kernel::epanechnikov: return 2.4015; // R = 4/3π, mu2 = 1/6
    case Kernel::gaussian: break;             // R = 1/4π, mu2 = 1
    }
    return 1.0;
}

double to_two_digits(double value) {
    const double step = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
    return std::round(value / step) * step;
}

} // namespace

std::string_view name_of(Kernel kernel) { return names[static_cast<std::size_t>(kernel)]; }

std::optional<Kernel> kernel_of(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Kernel>(found - names.begin()));
}

std::optional<Bandwidth> reference_bandwidth(std::span<const double> x, std::span<const double> y, Kernel kernel) {
    if (x.empty()) {
        return std::nullopt;
    }
    const double mean_x = mean(x);
    const double mean_y = mean(y);
    const double median_x = median({x.begin(), x.end()});
    const double median_y = median({y.begin(), y.end()});
    std::vector<double> distances(x.size());
    double squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        distances[i] = std::hypot(x[i] - median_x, y[i] - median_y);
        squares += (x[i] - mean_x) * (x[i] - mean_x) + (y[i] - mean_y) * (y[i] - mean_y);
    }
    const auto n = static_cast<double>(x.size());
    const double spread = std::min(std::sqrt(squares / n / 2.0), median(std::move(distances)) / std::sqrt(2.0 * std::log(2.0)));
    if (!(spread > 0.01)) {
        return std::nullopt;
    }
    return Bandwidth{Length::metres(to_two_digits(equal_smoothing(kernel) * spread * std::pow(n, -1.0 / 6.0))), spread};
}

} // namespace gridwarden::analysis
