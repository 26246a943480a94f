// Gaussian kernel density in time that hardly depends on the number of sites: the sites of a cell are replaced by the moments of
// their offsets from its middle, and the surface is the sum of derivatives of the Gaussian times the moments (Hermite expansion, as
// in the fast Gauss transform of Greengard and Strain, SIAM J. Sci. Stat. Comput. 12, 1991). Derivatives are separable: rows
// first, columns after. The plane is not true to scale, so each site's kernel is a little out of round and skew; both
// are put into its moments through cumulants.
#include "analysis/gaussian_plan.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gridwarden::analysis {

namespace {

constexpr double most_error_of_metric = 1e-4; // beyond it the direct sum is the better offer

template <class Value>
std::array<double, highest_order + 1> table_of(Value value) {
    std::array<double, highest_order + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = value(i);
    }
    return table;
}

/// (-1)^i times the i-th derivative of the unit-volume Gaussian at whole cells -half .. half, by Hermite's recursion.
std::vector<std::vector<double>> derivative_kernels(const GaussianPlan& plan) {
    const double s = std::sqrt(plan.round);
    std::vector<std::vector<double>> kernels(plan.order + 1, std::vector<double>(2 * plan.half + 1));
    for (std::size_t tap = 0; tap <= 2 * plan.half; ++tap) {
        const double t = (static_cast<double>(tap) - static_cast<double>(plan.half)) / s;
        const double gauss = std::exp(-0.5 * t * t) / (s * std::sqrt(2.0 * std::numbers::pi));
        double before = 0.0;
        double hermite = 1.0;
        for (std::size_t i = 0; i <= plan.order; ++i) {
            kernels[i][tap] = hermite * gauss / std::pow(s, static_cast<double>(i));
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
    MomentSum(const DensitySites& sites, const table::Grid& grid, const geodesy::PlaneSurface& ground, const DensityOptions& options, const GaussianPlan& plan)
        : sites_(sites), grid_(grid), ground_(ground), options_(options), plan_(plan), kernels_(derivative_kernels(plan)),
          order_(by_row(sites, grid, plan.half)) {}

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
    /// Moments of one row of cells.
    struct Buffers {
        std::size_t terms;
        std::vector<double> offsets;              ///< for each column: moments of the offsets, divided by i! j!
        std::vector<std::vector<double>> moments; ///< for each (i, j): over the columns, with the shapes of the kernels
        Buffers(std::size_t order, std::size_t columns)
            : terms((order + 1) * (order + 2) / 2), offsets(columns * terms), moments(terms, std::vector<double>(columns)) {}
    };

    [[nodiscard]] double* along_row(std::size_t j, std::size_t row) {
        return along_rows_.data() + (row * (plan_.order + 1) + j) * grid_.columns;
    }

    /// Calls `visit(i, j, index of the term)`.
    template <class Visit>
    void each_term(Visit visit) const {
        std::size_t term = 0;
        for (std::size_t j = 0; j <= plan_.order; ++j) {
            for (std::size_t i = 0; i + j <= plan_.order; ++i) {
                visit(i, j, term++);
            }
        }
    }

    /// The middle of a cell, counted from the margin.
    [[nodiscard]] shape::Coord middle(std::size_t row, std::size_t column) const {
        const auto half = static_cast<double>(plan_.half);
        return {grid_.west_m + (static_cast<double>(column) - half + 0.5) * grid_.cell_m,
                grid_.north_m - (static_cast<double>(row) - half + 0.5) * grid_.cell_m};
    }

    void sum_row(std::size_t row, Buffers& buffers) {
        if (order_.first[row] == order_.first[row + 1]) {
            return;
        }
        occupied_[row] = 1;
        std::fill(buffers.offsets.begin(), buffers.offsets.end(), 0.0);
        add_offsets_of_order(row, buffers);
        for (auto& moment : buffers.moments) {
            std::fill(moment.begin(), moment.end(), 0.0);
        }
        for (std::size_t column = 0; column < grid_.columns + 2 * plan_.half; ++column) {
            if (buffers.offsets[column * buffers.terms] != 0.0) {
                shape_cell(row, column, buffers);
            }
        }
        each_term([&](std::size_t i, std::size_t j, std::size_t term) {
            convolve(buffers.moments[term].data(), kernels_[i], along_row(j, row), grid_.columns);
        });
    }

    template <std::size_t order>
    void add_offsets(std::size_t row, Buffers& buffers) const {
        const double columns = static_cast<double>(grid_.columns + 2 * plan_.half);
        const double north = middle(row, 0).y;
        for (auto k = order_.first[row]; k < order_.first[row + 1]; ++k) {
            const double column = (order_.in_plane[k].x - grid_.west_m) / grid_.cell_m + static_cast<double>(plan_.half);
            if (!(column >= 0.0 && column < columns)) {
                continue;
            }
            const auto c = static_cast<std::size_t>(column);
            add_terms<order>(column - static_cast<double>(c) - 0.5, (north - order_.in_plane[k].y) / grid_.cell_m, sites_.weight(order_.sites[k]),
                             buffers.offsets.data() + c * buffers.terms);
        }
    }

    /// Adds weight x^i y^j / i! j! for every term.
    template <std::size_t order>
    static void add_terms(double x, double y, double weight, double* sums) {
        std::array<double, order + 1> power{1.0};
        for (std::size_t i = 1; i <= order; ++i) {
            power[i] = power[i - 1] * x / static_cast<double>(i);
        }
        double along_y = weight;
        for (std::size_t j = 0, term = 0; j <= order; ++j) {
            for (std::size_t i = 0; i + j <= order; ++i) {
                sums[term++] += power[i] * along_y;
            }
            along_y = along_y * y / static_cast<double>(j + 1);
        }
    }

    /// The order is known to the compiler, which unrolls the loops over the terms.
    template <std::size_t order = 2>
    void add_offsets_of_order(std::size_t row, Buffers& buffers) const {
        if (plan_.order == order) {
            add_offsets<order>(row, buffers);
        } else if constexpr (order < highest_order) {
            add_offsets_of_order<order + 1>(row, buffers);
        }
    }

    /// The moments of a cell: those of the offsets, put together with those of the kernel's shape at its middle and, to first order, with
    /// the change of that shape over the cell. All are divided by i! j!.
    void shape_cell(std::size_t row, std::size_t column, Buffers& buffers) const {
        const auto order = plan_.order;
        const double cell = grid_.cell_m;
        const auto metric = ground_.metric_at(middle(row, column));
        const auto shape_at = [&](double east_m, double north_m) { return shape_of(in_rows(metric, east_m, north_m), plan_.sigma, plan_.round, cell); };
        const auto shape = shape_at(0, 0);
        const std::array<KernelShape, 2> before{shape_at(-cell / 2, 0), shape_at(0, cell / 2)}; // north is up, rows count down
        const std::array<KernelShape, 2> after{shape_at(cell / 2, 0), shape_at(0, -cell / 2)};
        Moments offsets{};
        const double* sums = buffers.offsets.data() + column * buffers.terms;
        each_term([&](std::size_t i, std::size_t j, std::size_t term) { offsets[i][j] = sums[term]; });
        Moments bent = offsets;
        for (std::size_t d = 0; d < 2; ++d) {
            const double volume = (after[d].volume - before[d].volume) / shape.volume;
            const auto& k1 = after[d].cumulants.k;
            const auto& k0 = before[d].cumulants.k;
            const double xx = (k1[2][0] - k0[2][0]) / 2;
            const double xy = k1[1][1] - k0[1][1];
            const double yy = (k1[0][2] - k0[0][2]) / 2;
            for (std::size_t i = 0; i < order; ++i) { // an offset more in direction d, times the change
                for (std::size_t j = 0; i + j < order; ++j) {
                    const double more = d == 0 ? static_cast<double>(i + 1) * offsets[i + 1][j] : static_cast<double>(j + 1) * offsets[i][j + 1];
                    bent[i][j] += volume * more;
                    bent[i + 2][j] += xx * more;
                    bent[i + 1][j + 1] += xy * more;
                    bent[i][j + 2] += yy * more;
                }
            }
        }
        Moments of_shape{};
        moments_of(shape.cumulants, order, of_shape);
        each_term([&](std::size_t i, std::size_t j, std::size_t) { of_shape[i][j] *= shape.volume * over_factorial_[i] * over_factorial_[j]; });
        each_term([&](std::size_t a, std::size_t b, std::size_t term) {
            double sum = 0.0;
            for (std::size_t i = 0; i <= a; ++i) {
                for (std::size_t j = 0; j <= b; ++j) {
                    sum += bent[i][j] * of_shape[a - i][b - j];
                }
            }
            buffers.moments[term][column] = sum;
        });
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
    const GaussianPlan& plan_;
    std::vector<std::vector<double>> kernels_;
    RowOrder order_;
    std::vector<double> along_rows_;
    std::vector<std::uint8_t> occupied_;
    std::array<double, highest_order + 1> over_factorial_ = table_of([](std::size_t i) { return 1.0 / factorial(i); });
};

} // namespace

std::optional<Surface> gaussian_by_moments(const DensitySites& sites, const table::Grid& grid, const geodesy::PlaneSurface& ground,
                                           const DensityOptions& options) {
    const auto plan = gaussian_plan(grid, ground, options.bandwidth.in_metres());
    if (!plan || !(plan->error_of_peak <= most_error_of_metric)) {
        return std::nullopt;
    }
    return Surface{MomentSum(sites, grid, ground, options, *plan).run(), true, plan->error_of_peak};
}

} // namespace gridwarden::analysis
