#pragma once

#include "model/siting_rule.hpp"
#include "oracle/nearest_by_brute_force.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace gridwarden::oracle {

/// One thing on the map, with its position error in metres.
struct Placed {
    shape::Geometry geometry;
    std::string word; ///< kind of a site, class of a receptor
    double error_m;
};

struct Pair {
    std::uint32_t receptor;
    double metres;
    std::string verdict;
};

inline double metres_between(const shape::Geometry& a, const shape::Geometry& b) {
    const bool points = a.kind == shape::Kind::point && b.kind == shape::Kind::point;
    return points ? geodesy::distance(a.parts[0][0][0], b.parts[0][0][0]).in_metres() : distance_between(a, b);
}

/// Every receptor of a rule measured from a site, nearest first; what is kept of them: the nearest, and those not certainly beyond.
inline std::vector<Pair> screen(const Placed& site, const std::vector<Placed>& receptors, const model::SetbackRule& rule) {
    const double required = rule.distance->in_metres();
    const auto short_of = [&](double metres) { return rule.at_distance == model::Bound::within ? metres <= required : metres < required; };
    std::vector<Pair> all;
    for (std::uint32_t row = 0; row < receptors.size(); ++row) {
        if (std::find(rule.receptors.begin(), rule.receptors.end(), receptors[row].word) != rule.receptors.end() && !receptors[row].geometry.empty()) {
            const double metres = metres_between(site.geometry, receptors[row].geometry);
            const double error = site.error_m + receptors[row].error_m;
            all.push_back({row, metres, short_of(metres + error) ? "within" : short_of(std::max(metres - error, 0.0)) ? "cannot-tell" : "beyond"});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Pair& a, const Pair& b) { return std::llround(a.metres * 1e3) < std::llround(b.metres * 1e3); });
    std::vector<Pair> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == 0 || all[i].verdict != "beyond") {
            kept.push_back(all[i]);
        }
    }
    return kept;
}

} // namespace gridwarden::oracle
