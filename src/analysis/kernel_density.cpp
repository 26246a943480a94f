#include "analysis/kernel_density.hpp"

#include "core/parallel.hpp"
#include "geodesy/crs.hpp"
#include "geodesy/ellipsoid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace gridwarden::analysis {

namespace {

constexpr double gaussian_reach = 8.6;      // beyond it the kernel is below 1e-16 of its peak
constexpr double direct_gaussian_terms = 2e8; // a second or so
constexpr std::size_t tile_rows = 32;
constexpr double least_share_outside = 0.05;  // cells along the edge of an area have a like share; those far outside none

/// A site as the inner loop wants it.
struct Source {
    geodesy::Geocentric at;
    geodesy::Geocentric north;   ///< unit vector
    double over_normal;     ///< 1 / radius of the prime vertical
    double meridian_excess; ///< 1 / radius of the meridian - 1 / radius of the prime vertical
    double weight;
};

Source source_of(shape::Coord lonlat, double weight) {
    const double lat = lonlat.y * geodesy::radians_per_degree;
    const double lon = lonlat.x * geodesy::radians_per_degree;
    const double sine = std::sin(lat);
    const double w2 = 1.0 - geodesy::eccentricity_squared * sine * sine;
    const double normal = geodesy::semi_major_axis_m / std::sqrt(w2);
    const double meridian = normal * (1.0 - geodesy::eccentricity_squared) / w2;
    return {geodesy::geocentric(lonlat),
            {-sine * std::cos(lon), -sine * std::sin(lon), std::cos(lat)},
            1.0 / normal,
            1.0 / meridian - 1.0 / normal,
            weight};
}

/// Cells of one row in space.
struct RowOfCells {
    std::vector<double> x, y, z;
    explicit RowOfCells(std::size_t columns) : x(columns), y(columns), z(columns) {}
    void fill(const table::Grid& grid, const geodesy::PlaneSurface& ground, std::size_t row) {
        for (std::size_t c = 0; c < x.size(); ++c) {
            const auto at = ground.at({grid.x(c), grid.y(row)});
            x[c] = at.x;
            y[c] = at.y;
            z[c] = at.z;
        }
    }
};

/// Square of the geodesic from a chord: with rho Euler's radius, s = 2 rho asin(c / 2 rho), so s² = c² + c⁴/12rho² + c⁶/90rho⁴ + ...,
/// and c²/rho = c²/normal + (1/meridian - 1/normal) (northward part of the chord)².
inline __attribute__((always_inline)) double squared_geodesic(const Source& s, double dx, double dy, double dz) {
    constexpr double over_radius4 = 1.0 / (6371e3 * 6371e3 * 6371e3 * 6371e3 * 90.0);
    const double chord2 = dx * dx + dy * dy + dz * dz;
    const double northward = dx * s.north.x + dy * s.north.y + dz * s.north.z;
    const double bent = chord2 * s.over_normal + s.meridian_excess * northward * northward;
    return chord2 + bent * bent / 12.0 + chord2 * chord2 * chord2 * over_radius4;
}

template <Kernel kernel>
inline __attribute__((always_inline)) void add_to_row(const Source& s, const RowOfCells& cells, std::size_t begin, std::size_t end, double over_h2, double* sums) {
    const double* x = cells.x.data();
    const double* y = cells.y.data();
    const double* z = cells.z.data();
    for (std::size_t c = begin; c < end; ++c) {
        const double u2 = squared_geodesic(s, x[c] - s.at.x, y[c] - s.at.y, z[c] - s.at.z) * over_h2;
        if constexpr (kernel == Kernel::gaussian) {
            sums[c] += s.weight * std::exp(-0.5 * u2);
        } else {
            const double rest = u2 < 1.0 ? 1.0 - u2 : 0.0;
            sums[c] += s.weight * (kernel == Kernel::quartic ? rest * rest : rest);
        }
    }
}

// For CPUs with and without AVX2, chosen when the program starts: the same operations in the same order, so the same numbers.
#define GRIDWARDEN_FOR_EACH_CPU __attribute__((target_clones("avx2", "default")))

GRIDWARDEN_FOR_EACH_CPU void add_quartic(const Source& s, const RowOfCells& cells, std::size_t begin, std::size_t end, double over_h2, double* sums) {
    add_to_row<Kernel::quartic>(s, cells, begin, end, over_h2, sums);
}
GRIDWARDEN_FOR_EACH_CPU void add_epanechnikov(const Source& s, const RowOfCells& cells, std::size_t begin, std::size_t end, double over_h2, double* sums) {
    add_to_row<Kernel::epanechnikov>(s, cells, begin, end, over_h2, sums);
}
void add_gaussian(const Source& s, const RowOfCells& cells, std::size_t begin, std::size_t end, double over_h2, double* sums) {
    add_to_row<Kernel::gaussian>(s, cells, begin, end, over_h2, sums);
}

/// Adds one site to the cells [begin, end) of a row.
using AddRow = void (*)(const Source&, const RowOfCells&, std::size_t begin, std::size_t end, double over_h2, double* sums);

AddRow add_row_of(Kernel kernel) { return kernel == Kernel::quartic ? add_quartic : kernel == Kernel::epanechnikov ? add_epanechnikov : add_gaussian; }

/// The kernel's constant, for values per km².
double height_per_km2(Kernel kernel, double bandwidth_m) {
    const double per_h2 = kernel == Kernel::quartic ? 3.0 / std::numbers::pi : kernel == Kernel::epanechnikov ? 2.0 / std::numbers::pi : 0.5 / std::numbers::pi;
    return 1e6 * per_h2 / (bandwidth_m * bandwidth_m);
}

double row_of(const table::Grid& grid, shape::Coord c) { return (grid.north_m - c.y) / grid.cell_m; }
double column_of(const table::Grid& grid, shape::Coord c) { return (c.x - grid.west_m) / grid.cell_m; }

/// The whole part of a number of cells as an index, kept inside [0, most].
std::size_t clamped(double cells, std::size_t most) { return cells <= 0.0 ? 0 : std::min(most, static_cast<std::size_t>(cells)); }

/// The sites in the order of rows.
DensitySites in_order(const DensitySites& sites, const RowOrder& order) {
    DensitySites out;
    out.in_plane = order.in_plane;
    out.lonlat.reserve(order.sites.size());
    for (const auto i : order.sites) {
        out.lonlat.push_back(sites.lonlat[i]);
        if (!sites.weights.empty()) {
            out.weights.push_back(sites.weights[i]);
        }
    }
    return out;
}

/// How far a kernel reaches, in cells of the plane.
double reach_in_cells(const table::Grid& grid, const geodesy::PlaneSurface& ground, const DensityOptions& options) {
    const double reach = options.bandwidth.in_metres() * (options.kernel == Kernel::gaussian ? gaussian_reach : 1.0);
    return reach * ground.largest_scale() * (1.0 + 1e-4) / grid.cell_m;
}

/// Pairs of site and cell that a direct sum looks at, about.
double direct_terms(const DensitySites& sites, const table::Grid& grid, double reach) {
    const double window = std::min(2.0 * reach + 1.0, static_cast<double>(grid.columns)) * std::min(2.0 * reach + 1.0, static_cast<double>(grid.rows));
    return window * static_cast<double>(sites.in_plane.size());
}

/// Every site added to every cell within `reach` cells, tile by tile of rows.
class DirectSum {
public:
    DirectSum(const DensitySites& sites, const table::Grid& grid, const geodesy::PlaneSurface& ground, const DensityOptions& options, double reach)
        : grid_(grid), ground_(ground), options_(options), reach_(reach), margin_(static_cast<std::size_t>(reach) + 2),
          order_(by_row(sites, grid, margin_)), sites_(in_order(sites, order_)), add_(add_row_of(options.kernel)) {}

    [[nodiscard]] std::vector<double> run() const {
        std::vector<double> sums(grid_.size(), 0.0);
        parallel_ranges(grid_.rows, tile_rows, options_.threads, [&](std::size_t begin, std::size_t end) {
            check_cancel();
            add_tile(begin, end, sums.data());
            if (options_.progress != nullptr) {
                options_.progress->advance(end - begin);
            }
        });
        const double height = height_per_km2(options_.kernel, options_.bandwidth.in_metres());
        for (auto& value : sums) {
            value *= height;
        }
        return sums;
    }

private:
    void add_tile(std::size_t begin, std::size_t end, double* sums) const {
        std::vector<RowOfCells> cells(end - begin, RowOfCells(grid_.columns));
        for (auto row = begin; row < end; ++row) {
            cells[row - begin].fill(grid_, ground_, row);
        }
        const auto last = order_.first[end + 2 * margin_]; // rows of sites count from -margin
        for (std::size_t i = order_.first[begin]; i < last; ++i) {
            add_site(i, begin, end, cells, sums);
        }
    }

    void add_site(std::size_t i, std::size_t begin, std::size_t end, const std::vector<RowOfCells>& cells, double* sums) const {
        const double column = column_of(grid_, sites_.in_plane[i]) - 0.5; // in units of middles
        const double middle = row_of(grid_, sites_.in_plane[i]) - 0.5;
        const auto top = std::max(begin, clamped(middle - reach_, grid_.rows));
        const auto bottom = std::min(end, clamped(middle + reach_ + 1.0, grid_.rows));
        if (top >= bottom || column + reach_ < 0.0 || column - reach_ > static_cast<double>(grid_.columns)) {
            return;
        }
        const double h = options_.bandwidth.in_metres();
        const auto source = source_of(sites_.lonlat[i], sites_.weight(i));
        for (auto row = top; row < bottom; ++row) {
            const double away = static_cast<double>(row) - middle;
            const double half = std::sqrt(std::max(0.0, reach_ * reach_ - away * away));
            const auto from = clamped(column - half, grid_.columns);
            const auto to = clamped(column + half + 1.0, grid_.columns);
            add_(source, cells[row - begin], from, to, 1.0 / (h * h), sums + row * grid_.columns);
        }
    }

    const table::Grid& grid_;
    const geodesy::PlaneSurface& ground_;
    const DensityOptions& options_;
    double reach_; ///< in cells
    std::size_t margin_;
    RowOrder order_;
    DensitySites sites_; ///< in that order
    AddRow add_;
};

} // namespace

RowOrder by_row(const DensitySites& sites, const table::Grid& grid, std::size_t margin) {
    constexpr std::uint32_t beyond = 0xFFFFFFFFu;
    const auto rows = grid.rows + 2 * margin;
    RowOrder order{std::vector<std::uint32_t>(rows + 1, 0), {}, {}};
    std::vector<std::uint32_t> row(sites.in_plane.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double at = row_of(grid, sites.in_plane[i]) + static_cast<double>(margin);
        row[i] = at >= 0.0 && at < static_cast<double>(rows) ? static_cast<std::uint32_t>(at) : beyond;
        if (row[i] != beyond) {
            ++order.first[row[i] + 1];
        }
    }
    std::partial_sum(order.first.begin(), order.first.end(), order.first.begin());
    order.sites.resize(order.first.back());
    order.in_plane.resize(order.first.back());
    auto next = order.first;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] != beyond) {
            const auto place = next[row[i]]++;
            order.sites[place] = static_cast<std::uint32_t>(i);
            order.in_plane[place] = sites.in_plane[i];
        }
    }
    return order;
}

Surface kernel_density(const DensitySites& sites, const table::Grid& grid, const geodesy::PlaneSurface& ground, const DensityOptions& options) {
    const double reach = reach_in_cells(grid, ground, options);
    if (options.kernel == Kernel::gaussian && !options.exact && direct_terms(sites, grid, reach) > direct_gaussian_terms) {
        if (auto surface = gaussian_by_moments(sites, grid, ground, options)) {
            return std::move(*surface);
        }
    }
    return {DirectSum(sites, grid, ground, options, reach).run()};
}

void correct_edges(Surface& surface, const std::vector<std::uint8_t>& inside, const table::Grid& grid,
                   const geodesy::PlaneSurface& ground, const shape::CrsTag& plane, const DensityOptions& options) {
    DensitySites cells;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] != 0) {
            cells.in_plane.push_back(grid.middle(i));
            const auto m = ground.metric_at(cells.in_plane.back());
            cells.weights.push_back(grid.cell_m * grid.cell_m / 1e6 * std::sqrt(m.xx * m.yy - m.xy * m.xy)); // km² on the ground
        }
    }
    cells.lonlat = cells.in_plane;
    geodesy::Transform(geodesy::parse_crs(plane.text)).to_wgs84(cells.lonlat);
    const auto share = kernel_density(cells, grid, ground, options);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (share.values[i] > (inside[i] != 0 ? 0.0 : least_share_outside)) {
            surface.values[i] /= std::min(1.0, share.values[i]);
        }
    }
}

} // namespace gridwarden::analysis
