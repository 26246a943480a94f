#include "analysis/gaussian_plan.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

constexpr double most_error = 7e-7;              // of the expansion, as a share of the peak
constexpr std::size_t side = moment_side;
constexpr double reach = 8.0;                   // standard deviations; what is beyond is below 2 exp(-reach²/4) = 2.3e-7 of the peak

constexpr double choose_small(std::size_t n, std::size_t k) { // n < side
    double value = 1.0;
    for (std::size_t i = 0; i < k; ++i) {
        value = value * static_cast<double>(n - i) / static_cast<double>(i + 1);
    }
    return value;
}
constexpr auto choose = [] {
    std::array<std::array<double, side>, side> table{};
    for (std::size_t n = 0; n < side; ++n) {
        for (std::size_t k = 0; k <= n; ++k) {
            table[n][k] = choose_small(n, k);
        }
    }
    return table;
}();

} // namespace

double factorial(std::size_t n) { return n < 2 ? 1.0 : static_cast<double>(n) * factorial(n - 1); }

void moments_of(const Cumulants& c, std::size_t order, Moments& m) {
    m[0][0] = 1.0;
    for (std::size_t total = 1; total <= order; ++total) {
        for (std::size_t a = 0; a <= total; ++a) {
            const auto b = total - a;
            const bool by_x = a > 0;
            const auto x = by_x ? a - 1 : 0;
            const auto y = by_x ? b : b - 1;
            double sum = 0.0;
            for (std::size_t i = 0; i <= std::min<std::size_t>(x, 2); ++i) {
                for (std::size_t j = 0; j <= std::min<std::size_t>(y, 2 - i); ++j) {
                    sum += choose[x][i] * choose[y][j] * c.k[i + (by_x ? 1 : 0)][j + (by_x ? 0 : 1)] * m[x - i][y - j];
                }
            }
            m[a][b] = sum;
        }
    }
}

KernelShape shape_of(const geodesy::GroundMetric& m, double sigma, double round, double cell_m) {
    const double det = m.xx * m.yy - m.xy * m.xy;
    const double s2 = sigma * sigma;
    KernelShape shape{1.0 / std::sqrt(det), {}};
    auto& k = shape.cumulants.k;
    k[2][0] = s2 * m.yy / det - round;
    k[1][1] = -s2 * m.xy / det;
    k[0][2] = s2 * m.xx / det - round;
    // The cubic part of the squared distance, C = ½ dM, skews the kernel: -C rrr G / 2s² = ½ s⁴ C ∂∂∂G + 3/2 s² tr C ∂G.
    const double cxxx = cell_m * m.dx_xx / 2;
    const double cxxy = cell_m * (m.dy_xx + 2 * m.dx_xy) / 6;
    const double cxyy = cell_m * (m.dx_yy + 2 * m.dy_xy) / 6;
    const double cyyy = cell_m * m.dy_yy / 2;
    k[1][0] = -1.5 * s2 * (cxxx + cxyy);
    k[0][1] = -1.5 * s2 * (cxxy + cyyy);
    k[3][0] = -3 * s2 * s2 * cxxx;
    k[2][1] = -3 * s2 * s2 * cxxy;
    k[1][2] = -3 * s2 * s2 * cxyy;
    k[0][3] = -3 * s2 * s2 * cyyy;
    return shape;
}

/// y counts southward in rows, so it turns its sign.
geodesy::GroundMetric in_rows(const geodesy::GroundMetric& m, double x_m, double y_m) {
    const double xx = m.xx + m.dx_xx * x_m + m.dy_xx * y_m;
    const double xy = m.xy + m.dx_xy * x_m + m.dy_xy * y_m;
    const double yy = m.yy + m.dx_yy * x_m + m.dy_yy * y_m;
    return {xx, -xy, yy, m.dx_xx, -m.dx_xy, m.dx_yy, -m.dy_xx, m.dy_xy, -m.dy_yy};
}

namespace {

/// The largest absolute cumulants over the ground, with the largest offset in a cell.
Cumulants worst_of(const std::vector<geodesy::GroundMetric>& metrics, double sigma, double round, double cell_m) {
    Cumulants worst;
    for (const auto& metric : metrics) {
        const auto shape = shape_of(metric, sigma, round, cell_m);
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t j = 0; i + j < 4; ++j) {
                worst.k[i][j] = std::max(worst.k[i][j], std::abs(shape.cumulants.k[i][j]));
            }
        }
    }
    worst.k[1][0] += 0.5;
    worst.k[0][1] += 0.5;
    return worst;
}

/// What the terms beyond an order add at most, as a share of the peak. By Cramér's bound a derivative of order (i, j) of exp(-r²/2s²) is at
/// most 1.0865² sqrt(i! j!) s^-(i+j) exp(-r²/4s²), and the sum of exp(-r²/4s²) over sites is at most twice the peak, because
/// exp(-r²/4s²) is twice the mean of exp(-|r - t|²/2s²) over a Gaussian t.
double remainder_bound(const Moments& worst, std::size_t order, double s) {
    double bound = 0.0;
    for (std::size_t total = order + 1; total < side; ++total) {
        for (std::size_t i = 0; i <= total; ++i) {
            bound += worst[i][total - i] / std::sqrt(factorial(i) * factorial(total - i)) / std::pow(s, static_cast<double>(total));
        }
    }
    return 2.0 * 1.0865 * 1.0865 * bound;
}

/// What the expansion of the metric leaves out: the curvature of the ground (fourth order: less than 0.8 (bandwidth / radius)²
/// of the peak on an equal-area plane) and the squares of skewness.
double metric_bound(const Cumulants& worst, double sigma, double bandwidth_m) {
    const double skew = std::max({worst.k[3][0], worst.k[2][1], worst.k[1][2], worst.k[0][3]}) / (sigma * sigma * sigma);
    const double curved = bandwidth_m / 6.36e6;
    return curved * curved + skew * skew + 1e-7; // the last for the metric between its nodes
}

std::optional<GaussianPlan> plan_for(const std::vector<geodesy::GroundMetric>& metrics, double cell_m, double bandwidth_m) {
    GaussianPlan plan{bandwidth_m / cell_m, 0.0};
    double inverse = 0.0;
    for (const auto& m : metrics) {
        inverse += (m.xx + m.yy) / (m.xx * m.yy - m.xy * m.xy) / 2.0;
    }
    plan.round = plan.sigma * plan.sigma * inverse / static_cast<double>(metrics.size());
    const double s = std::sqrt(plan.round);
    if (!(s < 1e9)) { // NaN where the grid leaves the plane's domain
        return std::nullopt;
    }
    plan.half = static_cast<std::size_t>(std::ceil(reach * s)) + 1;
    const auto worst = worst_of(metrics, plan.sigma, plan.round, cell_m);
    Moments moments{};
    moments_of(worst, side - 1, moments);
    for (plan.order = 2; plan.order <= highest_order; ++plan.order) {
        const double error = remainder_bound(moments, plan.order, s) + 2.0 * std::exp(-reach * reach / 4.0);
        if (error <= most_error) {
            plan.error_of_peak = error + metric_bound(worst, plan.sigma, bandwidth_m);
            return plan;
        }
    }
    return std::nullopt;
}

/// The metric at 9 x 9 places of the grid.
std::vector<geodesy::GroundMetric> sampled(const table::Grid& grid, const geodesy::PlaneSurface& ground) {
    std::vector<geodesy::GroundMetric> metrics;
    for (std::size_t i = 0; i < 81; ++i) {
        const double x = grid.west_m + grid.cell_m * static_cast<double>(grid.columns) * static_cast<double>(i % 9) / 8.0;
        const double y = grid.north_m - grid.cell_m * static_cast<double>(grid.rows) * static_cast<double>(i / 9) / 8.0;
        metrics.push_back(in_rows(ground.metric_at({x, y}), 0.0, 0.0));
    }
    return metrics;
}

} // namespace

std::optional<GaussianPlan> gaussian_plan(const table::Grid& grid, const geodesy::PlaneSurface& ground, double bandwidth_m) {
    return plan_for(sampled(grid, ground), grid.cell_m, bandwidth_m);
}

} // namespace gridwarden::analysis
