#pragma once

#include "shape/coord.hpp"

#include <algorithm>
#include <cstddef>

namespace gridwarden::oracle {

/// Distance to an edge by looking at many places of it, then again round the best one, until the places are close
/// together. `distance` measures between two positions. The edge must not cross the antimeridian.
template <class Distance>
double distance_by_sampling(shape::Coord p, shape::Coord a, shape::Coord b, Distance distance) {
    double low = 0.0;
    double high = 1.0;
    double best = std::min(distance(p, a), distance(p, b));
    for (int round = 0; round < 6; ++round) {
        constexpr int places = 400;
        int nearest = 0;
        double least = 1e300;
        for (int i = 0; i <= places; ++i) {
            const double t = low + (high - low) * i / places;
            const double d = distance(p, shape::Coord{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
            if (d < least) {
                least = d;
                nearest = i;
            }
        }
        best = std::min(best, least);
        const double step = (high - low) / places;
        const double middle = low + step * nearest;
        low = std::max(low, middle - step);
        high = std::min(high, middle + step);
    }
    return best;
}

} // namespace gridwarden::oracle
