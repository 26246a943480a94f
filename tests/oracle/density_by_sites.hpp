#pragma once

#include "analysis/kernel_density.hpp"
#include "geodesy/geodesic.hpp"

#include <cmath>
#include <numbers>

namespace gridwarden::oracle {

/// The kernel per km² at a distance, as the textbooks write it.
inline double kernel_per_km2(analysis::Kernel kernel, double distance_m, double bandwidth_m) {
    const double h_km = bandwidth_m / 1000.0;
    const double u = distance_m / bandwidth_m;
    switch (kernel) {
    case analysis::Kernel::quartic: return u > 1 ? 0 : 3.0 / (std::numbers::pi * h_km * h_km) * (1 - u * u) * (1 - u * u);
    case analysis::Kernel::epanechnikov: return u > 1 ? 0 : 2.0 / (std::numbers::pi * h_km * h_km) * (1 - u * u);
    case analysis::Kernel::gaussian: break;
    }
    return 1.0 / (2.0 * std::numbers::pi * h_km * h_km) * std::exp(-u * u / 2.0);
}

/// The density at a place: every site, every distance by Karney's algorithm.
inline double density_at(const analysis::DensitySites& sites, shape::Coord lonlat, analysis::Kernel kernel, double bandwidth_m) {
    double sum = 0;
    for (std::size_t i = 0; i < sites.lonlat.size(); ++i) {
        sum += sites.weight(i) * kernel_per_km2(kernel, geodesy::distance(sites.lonlat[i], lonlat).in_metres(), bandwidth_m);
    }
    return sum;
}

} // namespace gridwarden::oracle
