#pragma once

#include "analysis/weights.hpp"

#include <span>
#include <vector>

namespace gridwarden::analysis {

/// Local and global statistics of spatial association, analytic moments. Values have no NaN; a unit without neighbours has no
/// score (NaN) but stays in means and in n. All scores are NaN where the values do not vary. A score does not change when a row
/// of weights is multiplied by a number, so binary and row-standardised weights give the same z.

/// Getis and Ord's Gi as a standard score: the unit itself is left out, mean and variance are of the other n - 1 values.
/// Source: A. Getis, J. K. Ord, Geographical Analysis 24 (1992); J. K. Ord, A. Getis, Geographical Analysis 27 (1995).
std::vector<double> local_gi(std::span<const double> values, const Weights& weights, unsigned threads);

/// Gi*: the unit itself counts with weight 1; mean and standard deviation (divisor n) are of all values. Same sources.
std::vector<double> local_gi_star(std::span<const double> values, const Weights& weights, unsigned threads);

/// Local Moran's I with row-standardised weights and its score under the conditional null (the unit's own value is held fixed).
/// Source: L. Anselin, Geographical Analysis 27 (1995); R. R. Sokal, N. L. Oden, B. A. Thomson, Geographical Analysis 30 (1998).
struct LocalMoran {
    std::vector<double> i;
    std::vector<double> z;
    std::vector<double> deviation; ///< of the unit's own value from the mean
    std::vector<double> lag;       ///< weighted mean deviation of its neighbours
};
LocalMoran local_moran(std::span<const double> values, const Weights& weights, unsigned threads);

/// A global statistic, its moments under randomisation, and the standard score. All NaN where it has none.
struct GlobalStatistic {
    double value;
    double expected;
    double variance;
    double z;
};

/// Moran's I with the weights as they are (`row_standardised` makes the other usual form). Units without neighbours are left out altogether.
/// Source: A. D. Cliff, J. K. Ord, Spatial Processes (1981).
GlobalStatistic global_moran(std::span<const double> values, const Weights& weights);

/// Getis and Ord's General G with the weights as they are; none where a value is negative. Units without neighbours are left out.
/// Source: A. Getis, J. K. Ord, Geographical Analysis 24 (1992).
GlobalStatistic general_g(std::span<const double> values, const Weights& weights);

} // namespace gridwarden::analysis
