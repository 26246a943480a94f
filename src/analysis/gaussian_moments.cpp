// Gaussian kernel density in time that hardly depends on the number of sites: the sites of a cell are replaced by the moments of
// their offsets from its middle, and the surface is the sum of derivatives of the Gaussian times the moments (Hermite expansion, as
// in the fast Gauss transform of Greengard and Strain, SIAM J. Sci. Stat. Comput. 12, 1991). Derivatives are separable: rows
// first, columns after. The plane is not true to scale, so each site's kernel is a little out of round and skew; both
// are put into its moments through cumulants.
#include "analysis/kernel_density.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gridwarden::analysis {

namespace {

constexpr double most_error = 7e-7;              // of the expansion, as a share of the peak
constexpr double most_error_of_metric = 1e-4;   // beyond it the direct sum is the better offer
constexpr std::size_t highest_order = 8;
constexpr std::size_t side = highest_order + 5; // moments a few orders further, for the bound
constexpr double reach = 8.0;                   // standard deviations; what is beyond is below 2 exp(-reach²/4) = 2.3e-7 of the peak
using Moments = std::array<std::array<double, side>, side>; ///< [power of x][power of y]

double factorial(std::size_t n) { return n < 2 ? 1.0 : static_cast<double>(n) * factorial(n - 1); }

/// Cumulants of what a site adds about the middle of its cell, in cells, over the round Gaussian of the plane.
struct Cumulants {
    std::array<std::array<double, 4>, 4> k{}; ///< [power of x][power of y], orders 1 to 3
};

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

/// Moments up to an order from cumulants, by m[a + e] = sum over b <= a of (a over b) k[b + e] m[a - b].
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

/// The kernel of a site on the plane: volume, and cumulants beside its offset.
struct Shape {
    double volume; ///< 1 / sqrt(det M): plane metres are not ground metres
    Cumulants cumulants;
};

/// From the metric at a site. `sigma` is the bandwidth and `round` the variance of the round Gaussian, in cells.
Shape shape_of(const geodesy::GroundMetric& m, double sigma, double round, double cell_m) {
    const double det = m.xx * m.yy - m.xy * m.xy;
    const double s2 = sigma * sigma;
    Shape shape{1.0 / std::sqrt(det), {}};
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

/// The metric at an offset from where it was taken; y counts southward in rows, so it turns its sign.
geodesy::GroundMetric in_rows(const geodesy::GroundMetric& m, double x_m, double y_m) {
    const double xx = m.xx + m.dx_xx * x_m + m.dy_xx * y_m;
    const double xy = m.xy + m.dx_xy * x_m + m.dy_xy * y_m;
    const double yy = m.yy + m.dx_yy * x_m + m.dy_yy * y_m;
    return {xx, -xy, yy, m.dx_xx, -m.dx_xy, m.dx_yy, -m.dy_xx, m.dy_xy, -m.dy_yy};
}

/// What all sites have in common: the round Gaussian, the order, and the bound.
struct Plan {
    double sigma;  ///< bandwidth in cells
    double round;  ///< variance of the round Gaussian, in cells
    std::size_t order = 0;
    std::size_t half = 0; ///< cells that a kernel reaches
    double error_of_peak = 1;
};

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
    return curved * curved + skew * skew;
}

std::optional<Plan> plan_for(const std::vector<geodesy::GroundMetric>& metrics, double cell_m, double bandwidth_m) {
    Plan plan{bandwidth_m / cell_m, 0.0};
    double inverse = 0.0;
    for (const auto& m : metrics) {
        inverse += (m.xx + m.yy) / (m.xx * m.yy - m.xy * m.xy) / 2.0;
    }
    plan.round = plan.sigma * plan.sigma * inverse / static_cast<double>(metrics.size());
    const double s = std::sqrt(plan.round);
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

/// (-1)^i / i! times the i-th derivative of the unit-volume Gaussian at whole cells -half .. half, by Hermite's recursion.
std::vector<std::vector<double>> derivative_kernels(const Plan& plan) {
    const double s = std::sqrt(plan.round);
    std::vector<std::vector<double>> kernels(plan.order + 1, std::vector<double>(2 * plan.half + 1));
    for (std::size_t tap = 0; tap <= 2 * plan.half; ++tap) {
        const double t = (static_cast<double>(tap) - static_cast<double>(plan.half)) / s;
        const double gauss = std::exp(-0.5 * t * t) / (s * std::sqrt(2.0 * std::numbers::pi));
        double before = 0.0;
        double hermite = 1.0;
        for (std::size_t i = 0; i <= plan.order; ++i) {
            kernels[i][tap] = hermite * gauss / (factorial(i) * std::pow(s, static_cast<double>(i)));
            const double next = t * hermite - static_cast<double>(i) * before;
            before = hermite;
            hermite = next;
        }
    }
    return kernels;
}

// For CPUs with and without AVX2, chosen when the program starts: the same operations in the same order, so the same numbers.
#define GRIDWARDEN_FOR_EACH_CPU __attribute__((target_clones("avx2", "default")))

/// sums[c] += sum over taps of kernel[taps - 1 - tap] values[c + tap]: a convolution, four taps at a time to spare memory traffic.
GRIDWARDEN_FOR_EACH_CPU void convolve(const double* values, const std::vector<double>& kernel, double* sums, std::size_t columns) {
    const auto taps = kernel.size();
    std::size_t tap = 0;
    for (; tap + 4 <= taps; tap += 4) {
        const double k0 = kernel[taps - 1 - tap], k1 = kernel[taps - 2 - tap], k2 = kernel[taps - 3 - tap], k3 = kernel[taps - 4 - tap];
        const double* v = values + tap;
        for (std::size_t c = 0; c < columns; ++c) {
            sums[c] += (k0 * v[c] + k1 * v[c + 1]) + (k2 * v[c + 2] + k3 * v[c + 3]);
        }
    }
    for (; tap < taps; ++tap) {
        const double k = kernel[taps - 1 - tap];
        const double* v = values + tap;
        for (std::size_t c = 0; c < columns; ++c) {
            sums[c] += k * v[c];
        }
    }
}

/// sums[c] += sum over taps of kernel[taps - 1 - tap] values[tap stride + c], for the taps whose row is occupied.
GRIDWARDEN_FOR_EACH_CPU void convolve_columns(const double* values, std::size_t stride, const std::uint8_t* occupied, const std::vector<double>& kernel,
                                              double* sums, std::size_t columns) {
    const auto taps = kernel.size();
    for (std::size_t tap = 0; tap < taps; ++tap) {
        const double k = kernel[taps - 1 - tap];
        const double* v = values + tap * stride;
        for (std::size_t c = 0; occupied[tap] != 0 && c < columns; ++c) {
            sums[c] += k * v[c];
        }
    }
}

/// The two passes over a grid with its margin.
class MomentSum {
public:
    MomentSum(const DensitySites& sites, const table::Grid& grid, const geodesy::PlaneSurface& ground, const DensityOptions& options, const Plan& plan)
        : sites_(sites), grid_(grid), ground_(ground), options_(options), plan_(plan), kernels_(derivative_kernels(plan)),
          placed_(by_cell(sites, grid, plan.half)) {}

    [[nodiscard]] std::vector<double> run() {
        const auto bin_rows = grid_.rows + 2 * plan_.half;
        along_rows_.assign((plan_.order + 1) * bin_rows * grid_.columns, 0.0);
        occupied_.assign(bin_rows, 0);
        parallel_ranges(bin_rows, 16, options_.threads, [&](std::size_t begin, std::size_t end) {
            check_cancel();
            Buffers buffers(plan_.order, grid_.columns + 2 * plan_.half);
            for (auto row = begin; row < end; ++row) {
                sum_row(row, buffers);
            }
        });
        std::vector<double> sums(grid_.size(), 0.0);
        parallel_ranges(grid_.rows, 16, options_.threads, [&](std::size_t begin, std::size_t end) {
            check_cancel();
            for (auto row = begin; row < end; ++row) {
                sum_columns(row, sums.data() + row * grid_.columns);
            }
        });
        return sums;
    }

private:
    /// Moments of one row of cells: an array over the columns for each (i, j).
    struct Buffers {
        std::vector<std::vector<double>> moments;
        Buffers(std::size_t order, std::size_t columns) : moments((order + 1) * (order + 2) / 2, std::vector<double>(columns)) {}
    };

    [[nodiscard]] double* along_row(std::size_t j, std::size_t row) {
        return along_rows_.data() + (row * (plan_.order + 1) + j) * grid_.columns;
    }

    void sum_row(std::size_t row, Buffers& buffers) {
        const auto before = [](const PlacedSite& site, std::size_t r) { return site.row < r; };
        const auto first = std::lower_bound(placed_.begin(), placed_.end(), row, before);
        const auto last = std::lower_bound(first, placed_.end(), row + 1, before);
        if (first == last) {
            return;
        }
        occupied_[row] = 1;
        for (auto& moment : buffers.moments) {
            std::fill(moment.begin(), moment.end(), 0.0);
        }
        for (Site site = first; site != last;) {
            site = add_cell(site, last, buffers);
        }
        std::size_t at = 0;
        for (std::size_t j = 0; j <= plan_.order; ++j) {
            for (std::size_t i = 0; i + j <= plan_.order; ++i) {
                convolve(buffers.moments[at++].data(), kernels_[i], along_row(j, row), grid_.columns);
            }
        }
    }

    using Site = std::vector<PlacedSite>::const_iterator;

    /// Adds the moments of all sites of one cell; returns the first of the next.
    Site add_cell(Site site, Site end, Buffers& buffers) const {
        const auto column = site->column;
        const double cell = grid_.cell_m;
        const shape::Coord middle{grid_.west_m + (static_cast<double>(column) - static_cast<double>(plan_.half) + 0.5) * cell,
                                  grid_.north_m - (static_cast<double>(site->row) - static_cast<double>(plan_.half) + 0.5) * cell};
        const auto metric = ground_.metric_at(middle);
        std::array<double, (highest_order + 1) * (highest_order + 2) / 2> sums{};
        Moments m{};
        for (; site != end && site->column == column; ++site) {
            const auto at = sites_.in_plane[site->site];
            auto shape = shape_of(in_rows(metric, at.x - middle.x, at.y - middle.y), plan_.sigma, plan_.round, cell);
            shape.cumulants.k[1][0] += (at.x - middle.x) / cell;
            shape.cumulants.k[0][1] += (middle.y - at.y) / cell;
            moments_of(shape.cumulants, plan_.order, m);
            const double weight = sites_.weight(site->site) * shape.volume;
            std::size_t k = 0;
            for (std::size_t j = 0; j <= plan_.order; ++j) {
                for (std::size_t i = 0; i + j <= plan_.order; ++i) {
                    sums[k++] += weight * m[i][j];
                }
            }
        }
        for (std::size_t k = 0; k < buffers.moments.size(); ++k) {
            buffers.moments[k][column] = sums[k];
        }
        return site;
    }

    void sum_columns(std::size_t row, double* sums) {
        for (std::size_t j = 0; j <= plan_.order; ++j) {
            convolve_columns(along_row(j, row), (plan_.order + 1) * grid_.columns, occupied_.data() + row, kernels_[j], sums, grid_.columns);
        }
        const double per_km2 = 1e6 / (grid_.cell_m * grid_.cell_m);
        for (std::size_t c = 0; c < grid_.columns; ++c) {
            sums[c] = std::max(0.0, sums[c] * per_km2);
        }
    }

    const DensitySites& sites_;
    const table::Grid& grid_;
    const geodesy::PlaneSurface& ground_;
    const DensityOptions& options_;
    const Plan& plan_;
    std::vector<std::vector<double>> kernels_;
    std::vector<PlacedSite> placed_;
    std::vector<double> along_rows_;
    std::vector<std::uint8_t> occupied_;
};

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

std::optional<Surface> gaussian_by_moments(const DensitySites& sites, const table::Grid& grid, const geodesy::PlaneSurface& ground,
                                           const DensityOptions& options) {
    const auto plan = plan_for(sampled(grid, ground), grid.cell_m, options.bandwidth.in_metres());
    if (!plan || !(plan->error_of_peak <= most_error_of_metric)) {
        return std::nullopt;
    }
    return Surface{MomentSum(sites, grid, ground, options, *plan).run(), true, plan->error_of_peak};
}

} // namespace gridwarden::analysis
