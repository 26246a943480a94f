#pragma once

#include "analysis/cluster.hpp"
#include "geodesy/geodesic.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace gridwarden::oracle {

/// DBSCAN by all pairs, distances by Karney's algorithm in whole millimetres.
struct ClustersByPairs {
    std::vector<std::vector<std::size_t>> near; ///< of each point, itself among them
    std::vector<bool> core;
    std::vector<int> component; ///< of cores; -1 for others

    ClustersByPairs(const std::vector<shape::Coord>& points, double radius_m, std::size_t min_sites)
        : near(points.size()), core(points.size()), component(points.size(), -1) {
        const auto n = points.size();
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                if (std::llround(geodesy::distance(points[i], points[j]).in_metres() * 1000) <= std::llround(radius_m * 1000)) {
                    near[i].push_back(j);
                }
            }
            core[i] = near[i].size() >= min_sites;
        }
        int next = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (core[i] && component[i] < 0) {
                spread(i, next++);
            }
        }
    }

    void spread(std::size_t from, int name) {
        std::vector<std::size_t> open{from};
        while (!open.empty()) {
            const auto i = open.back();
            open.pop_back();
            if (component[i] >= 0) {
                continue;
            }
            component[i] = name;
            for (const auto j : near[i]) {
                if (core[j] && component[j] < 0) {
                    open.push_back(j);
                }
            }
        }
    }

    /// The component of the nearest core within the radius, of equally near ones that of the smallest id; -1 for noise.
    [[nodiscard]] int of(std::size_t i, const std::vector<shape::Coord>& points, const std::vector<std::string>& ids) const {
        int best = component[i];
        double least = 1e300;
        std::string id;
        for (const auto j : near[i]) {
            if (!core[i] && core[j]) {
                const double d = geodesy::distance(points[i], points[j]).in_metres();
                if (d < least || (d == least && ids[j] < id)) {
                    least = d;
                    id = ids[j];
                    best = component[j];
                }
            }
        }
        return best;
    }
};

} // namespace gridwarden::oracle
