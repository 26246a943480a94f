#include "analysis/cell_plane.hpp"
#include "analysis/gaussian_plan.hpp"

#include "geodesy/crs.hpp"
#include "oracle/density_by_sites.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace gridwarden {
namespace {

using analysis::DensityOptions;
using analysis::DensitySites;
using analysis::Kernel;

constexpr Kernel kernels[] = {Kernel::quartic, Kernel::gaussian, Kernel::epanechnikov};

/// Sites with a plane and the ground under a grid about them.
struct Study {
    DensitySites sites;
    geodesy::Crs plane;
    table::Grid grid;

    Study(std::vector<shape::Coord> lonlat, double cell_m, double margin_m, std::string crs = {}) {
        sites.lonlat = std::move(lonlat);
        shape::Box box;
        for (const auto c : sites.lonlat) {
            box.add(c);
        }
        plane = geodesy::parse_crs(crs.empty() ? analysis::nearest_plane(box).crs.text : crs);
        sites.in_plane = sites.lonlat;
        geodesy::Transform(plane).from_wgs84(sites.in_plane);
        shape::Box extent;
        for (const auto c : sites.in_plane) {
            extent.add(c);
        }
        const double west = std::floor((extent.min_x - margin_m) / cell_m);
        const double north = std::ceil((extent.max_y + margin_m) / cell_m);
        grid = {plane.tag, west * cell_m, north * cell_m, cell_m, static_cast<std::size_t>(std::ceil((extent.max_x + margin_m) / cell_m) - west),
                static_cast<std::size_t>(north - std::floor((extent.min_y - margin_m) / cell_m))};
    }
    [[nodiscard]] geodesy::PlaneSurface ground(double beyond_m) const {
        return {plane, {grid.west_m - beyond_m, grid.north_m - grid.cell_m * static_cast<double>(grid.rows) - beyond_m,
                        grid.west_m + grid.cell_m * static_cast<double>(grid.columns) + beyond_m, grid.north_m + beyond_m}, 1};
    }
    [[nodiscard]] shape::Coord lonlat_of(std::size_t cell) const {
        shape::Coord c = grid.middle(cell);
        geodesy::Transform(plane).to_wgs84({&c, 1});
        return c;
    }
    /// The place of the plane that is this position: PROJ's way there and back misses it by up to a millimetre.
    [[nodiscard]] shape::Coord plane_place(shape::Coord lonlat) const {
        const geodesy::Transform transform(plane);
        shape::Coord wanted = lonlat;
        transform.from_wgs84({&wanted, 1});
        shape::Coord at = wanted;
        for (int i = 0; i < 3; ++i) {
            shape::Coord met = at;
            transform.to_wgs84({&met, 1});
            transform.from_wgs84({&met, 1});
            at = {at.x + wanted.x - met.x, at.y + wanted.y - met.y};
        }
        return at;
    }
};

std::vector<shape::Coord> random_sites(std::size_t n, shape::Coord middle, double spread_deg, unsigned seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(0, spread_deg);
    std::vector<shape::Coord> sites;
    for (std::size_t i = 0; i < n; ++i) {
        sites.push_back({middle.x + normal(random), middle.y + normal(random)});
    }
    return sites;
}

double highest(const std::vector<double>& values) { return *std::max_element(values.begin(), values.end()); }

/// Compares cells with the naive sum; the difference as a share of the peak.
double worst_error(const Study& study, const std::vector<double>& values, const DensityOptions& options, std::size_t step) {
    double worst = 0;
    for (std::size_t cell = 0; cell < values.size(); cell += step) {
        const double want = oracle::density_at(study.sites, study.lonlat_of(cell), options.kernel, options.bandwidth.in_metres());
        worst = std::max(worst, std::abs(values[cell] - want));
    }
    return worst / highest(values);
}

TEST(KernelDensity, OneSiteHasTheKernelsPeakAndVolume) { // peak 3/π per km² for r = 1 km; volume 1 on a 25 m grid
    const Study study({{117, 31}}, 25, 1100);
    auto at_site = study;
    at_site.grid.west_m = study.sites.in_plane[0].x - 1100 - 12.5; // a cell's middle on the site
    at_site.grid.north_m = study.sites.in_plane[0].y + 1100 + 12.5;
    at_site.grid.columns = at_site.grid.rows = 89;
    for (const auto kernel : {Kernel::quartic, Kernel::epanechnikov}) {
        const auto values = analysis::kernel_density(at_site.sites, at_site.grid, at_site.ground(1000), {kernel, Length::kilometres(1)}).values;
        EXPECT_NEAR(highest(values), kernel == Kernel::quartic ? 0.954930 : 0.636620, 1e-6);
        double volume = 0;
        for (const double v : values) {
            volume += v * 0.025 * 0.025;
        }
        EXPECT_NEAR(volume, 1.0, 0.005);
    }
}

TEST(KernelDensity, EqualsTheNaiveSumOfGeodesics) {
    for (const auto middle : {shape::Coord{117, 31}, {-75.2, -14.6}, {179.99, 64}, {15.1, 55.1}}) {
        Study study(random_sites(150, middle, 0.05, 7), 900, 2500);
        study.sites.weights.assign(150, 1.0);
        study.sites.weights[3] = 4.5;
        study.sites.weights[9] = 0;
        for (const auto kernel : kernels) {
            const DensityOptions options{kernel, Length::metres(2100), true, 2};
            const auto surface = analysis::kernel_density(study.sites, study.grid, study.ground(20000), options);
            EXPECT_LT(worst_error(study, surface.values, options, 31), 1e-9) << name_of(kernel) << " at " << middle.x;
        }
    }
}

TEST(KernelDensity, HoldsForWideBandwidthsAndPlanesThatAreNotTrue) {
    const Study wide(random_sites(60, {10, 47}, 1.0, 3), 25000, 90000);
    const DensityOptions options{Kernel::quartic, Length::kilometres(100), false, 2};
    EXPECT_LT(worst_error(wide, analysis::kernel_density(wide.sites, wide.grid, wide.ground(1e6), options).values, options, 11), 1e-8);
    const Study mercator(random_sites(60, {25, 60}, 0.05, 3), 800, 5000, "EPSG:3857"); // twice too long here
    const DensityOptions narrow{Kernel::quartic, Length::metres(2000), false, 1};
    EXPECT_LT(worst_error(mercator, analysis::kernel_density(mercator.sites, mercator.grid, mercator.ground(20000), narrow).values, narrow, 31), 1e-9);
}

TEST(KernelDensity, MomentsKeepTheirPromise) {
    for (const auto middle : {shape::Coord{117, 31}, {4.9, 4.9}, {-75.1, 44.9}}) { // near to and far from the plane's node
        for (const double cell : {200.0, 700.0}) {
            Study study(random_sites(300, middle, 0.04, 11), cell, 3000);
            study.sites.weights.assign(300, 1.0);
            study.sites.weights[0] = 9.0;
            const DensityOptions options{Kernel::gaussian, Length::metres(1900), false, 2};
            const auto surface = analysis::gaussian_by_moments(study.sites, study.grid, study.ground(20000), options);
            ASSERT_TRUE(surface) << cell;
            EXPECT_LE(surface->error_of_peak, 1e-6);
            const double error = worst_error(study, surface->values, options, study.grid.size() / 60);
            EXPECT_LT(error, surface->error_of_peak) << middle.x << " " << cell;
        }
    }
}

TEST(KernelDensity, MomentsAreLeftWhereTheyCannotPromise) {
    const Study coarse(random_sites(50, {117, 31}, 0.05, 5), 3000, 3000);
    EXPECT_FALSE(analysis::gaussian_by_moments(coarse.sites, coarse.grid, coarse.ground(20000), {Kernel::gaussian, Length::metres(1000)}));
}

TEST(KernelDensity, IsTheSameAtAnyThreadCount) {
    const Study study(random_sites(400, {117, 31}, 0.05, 5), 300, 3000);
    for (const auto kernel : kernels) {
        DensityOptions options{kernel, Length::metres(2000)};
        const auto one = analysis::kernel_density(study.sites, study.grid, study.ground(20000), options).values;
        options.threads = 7;
        EXPECT_EQ(analysis::kernel_density(study.sites, study.grid, study.ground(20000), options).values, one);
    }
    DensityOptions options{Kernel::gaussian, Length::metres(2000)};
    const auto one = analysis::gaussian_by_moments(study.sites, study.grid, study.ground(20000), options)->values;
    options.threads = 7;
    EXPECT_EQ(analysis::gaussian_by_moments(study.sites, study.grid, study.ground(20000), options)->values, one);
}

TEST(KernelDensity, EdgeCorrectionLevelsAnEvenField) {
    std::vector<shape::Coord> even; // a lattice of 20 x 20 sites 500 m apart on the plane
    const auto plane = geodesy::parse_crs(analysis::nearest_plane({117, 31, 117, 31}).crs.text);
    for (int i = 0; i < 400; ++i) {
        even.push_back({-285000 + 500.0 * (i % 20) + 250, 110000 + 500.0 * (i / 20) + 250});
    }
    geodesy::Transform(plane).to_wgs84(even);
    Study study(even, 100, 0);
    study.grid = {study.plane.tag, -285000, 120000, 100, 100, 100};
    const DensityOptions options{Kernel::quartic, Length::metres(1500), false, 2};
    auto surface = analysis::kernel_density(study.sites, study.grid, study.ground(5000), options);
    EXPECT_LT(surface.values[0], 1.5); // a corner sees a quarter of its kernel
    analysis::correct_edges(surface, std::vector<std::uint8_t>(study.grid.size(), 1), study.grid, study.ground(5000), study.plane.tag, options);
    for (const double v : surface.values) {
        ASSERT_NEAR(v, 4.0, 0.25); // 4 per km² everywhere
    }
}

TEST(KernelDensity, EqualsTheGoldenValues) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto folder = *shared / "golden/06_cluster";
    std::vector<shape::Coord> lonlat;
    std::vector<double> weights;
    for (const auto& row : test::read_csv(folder / "kde_lonlat_points.csv")) {
        lonlat.push_back(row.coord("x", "y"));
        weights.push_back(row.number("weight"));
    }
    Study study(lonlat, 1000, 20000);
    const auto ground = study.ground(50000);
    auto weighted = study.sites;
    weighted.weights = weights;
    std::size_t compared = 0;
    for (const auto& row : test::read_csv(folder / "kde_lonlat_values.csv")) {
        const auto& name = row.text("kernel");
        const auto kernel = analysis::kernel_of(name == "gaussian_sigma_h" ? "gaussian" : name);
        if (!kernel) {
            continue; // triangular, uniform, triweight
        }
        const auto at = study.plane_place(row.coord("x", "y"));
        const table::Grid one{study.plane.tag, at.x - 0.5, at.y + 0.5, 1, 1, 1};
        const DensityOptions options{*kernel, Length::metres(row.number("bandwidth_m")), true, 1};
        const double plain = row.number("density_per_km2_unweighted");
        const double heavy = row.number("density_per_km2_weighted");
        EXPECT_NEAR(analysis::kernel_density(study.sites, one, ground, options).values[0], plain, 1e-9 * plain + 1e-12) << row.text("eval_id");
        EXPECT_NEAR(analysis::kernel_density(weighted, one, ground, options).values[0], heavy, 1e-9 * heavy + 1e-12) << row.text("eval_id");
        ++compared;
    }
    EXPECT_GT(compared, 100U);
}

TEST(Bandwidth, FollowsTheNormalReferenceRule) {
    std::mt19937_64 random(1);
    std::normal_distribution<double> normal(0, 1000);
    std::vector<double> x, y;
    for (int i = 0; i < 4096; ++i) { // 4096^(1/6) = 4
        x.push_back(normal(random));
        y.push_back(normal(random));
    }
    EXPECT_NEAR(analysis::reference_bandwidth(x, y, Kernel::gaussian)->length.in_metres(), 250, 10);
    EXPECT_NEAR(analysis::reference_bandwidth(x, y, Kernel::quartic)->length.in_metres(), 690, 20);
    x[0] = 1e7; // one far away changes little
    EXPECT_NEAR(analysis::reference_bandwidth(x, y, Kernel::gaussian)->length.in_metres(), 250, 10);
    EXPECT_FALSE(analysis::reference_bandwidth(std::vector<double>(5, 1.0), std::vector<double>(5, 2.0), Kernel::quartic));
    EXPECT_FALSE(analysis::reference_bandwidth({}, {}, Kernel::quartic));
}

TEST(KernelDensity, HasNoMomentsBeyondThePlane) { // the equal-area plane ends at a circle of two radii of the earth
    const Study study({{100, 30}, {100.1, 30.1}}, 100'000, 2e7);
    EXPECT_FALSE(analysis::gaussian_plan(study.grid, study.ground(0), 1e5));
}

} // namespace
} // namespace gridwarden
