#pragma once

#include "analysis/significance.hpp"
#include "analysis/weights.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// One of the seventeen classes of a unit's history: `new`, `consecutive`, `intensifying`, `persistent`, `diminishing`,
/// `sporadic`, `oscillating` or `historical`, each `hot spot` or `cold spot`; else `no pattern detected`. `steps` are 1 (hot), -1
/// (cold), 0 by slice; `trend` is the sign of a significant trend, else 0. Hot, with cold as its mirror image:
/// hot in the last slice and in at least nine tenths of all: intensifying, diminishing or persistent by the trend;
/// else hot in the last slice alone: new; hot in one unbroken run that ends with it: consecutive; cold before: oscillating;
/// otherwise: sporadic. Hot in nine tenths but not in the last: historical.
/// Source: the categories of emerging hot spot analysis (Esri), in our words.
std::string_view emerging_class(std::span<const std::int8_t> steps, int trend);

struct EmergingOptions {
    double level = 0.05;                     ///< of both tests, two-sided
    Correction correction = Correction::fdr; ///< of Gi* over all units and slices together; the trend is not corrected
    unsigned threads = 1;
};

/// What became of each unit. NaN and an empty class for units without neighbours.
struct Emerging {
    std::vector<double> trend_z;
    std::vector<double> trend_p;
    std::vector<std::string_view> classes;
};

/// Gi* of each slice by itself ([slice][unit], no NaN), then Mann and Kendall's trend of each unit's z, then the class. A slice in
/// which all units have one value has z 0 everywhere. The same at any thread count. \pre at least 2 slices
Emerging emerging(std::span<const std::vector<double>> slices, const Weights& weights, const EmergingOptions& options);

} // namespace gridwarden::analysis
