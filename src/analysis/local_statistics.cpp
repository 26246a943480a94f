#include "analysis/local_statistics.hpp"

#include "core/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::analysis {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t grain = 16'384;

/// Deviations from the mean, and the sum of their squares; added up in one fixed order.
struct Centred {
    std::vector<double> deviation;
    double squares = 0;

    explicit Centred(std::span<const double> values) : deviation(values.begin(), values.end()) {
        double sum = 0;
        for (const double value : values) {
            sum += value;
        }
        const double mean = sum / static_cast<double>(values.size());
        for (double& d : deviation) {
            d -= mean;
            squares += d * d;
        }
        const auto [least, most] = std::minmax_element(values.begin(), values.end());
        if (values.empty() || *least == *most) {
            deviation.assign(values.size(), 0.0); // not what rounding of the mean leaves
            squares = 0;
        }
    }
};

/// What a row of weights adds up to.
struct Row {
    double lag = 0;     ///< of w x
    double sum = 0;     ///< of w
    double squares = 0; ///< of w^2
};

Row row_of(const Weights& weights, std::size_t unit, std::span<const double> x) {
    Row row;
    for (auto at = weights.first[unit]; at < weights.first[unit + 1]; ++at) {
        const double w = weights.values.empty() ? 1.0 : weights.values[at];
        row.lag += w * x[weights.neighbours[at]];
        row.sum += w;
        row.squares += w * w;
    }
    return row;
}

/// Sum of squares about their own mean of all deviations but one. Where that one is nearly all of the sum, it is added up anew.
double squares_without(const Centred& x, std::size_t unit) {
    const auto others = static_cast<double>(x.deviation.size() - 1);
    if (x.squares == 0) {
        return 0;
    }
    const double own = x.deviation[unit];
    const double rest = x.squares - own * own - own * own / others; // the others' mean is -own / others
    if (rest > 1e-6 * x.squares) {
        return rest;
    }
    double squares = 0;
    const double mean = -own / others;
    for (std::size_t i = 0; i < x.deviation.size(); ++i) {
        squares += i == unit ? 0.0 : (x.deviation[i] - mean) * (x.deviation[i] - mean);
    }
    return squares > 1e-24 * x.squares ? squares : 0.0;
}

/// Calls `score(unit)` for every unit that has neighbours and writes what it gives; NaN for the rest.
template <class Score>
std::vector<double> scores(const Weights& weights, unsigned threads, Score score) {
    std::vector<double> z(weights.size(), none);
    parallel_ranges(weights.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
        for (auto unit = begin; unit < end; ++unit) {
            if (weights.count(unit) > 0) {
                z[unit] = score(unit);
            }
        }
    });
    return z;
}

/// (observed - expected) / sd; NaN where nothing can vary: `spread` is a difference of two numbers as large as `scale`.
double standard(double departure, double variance, double spread, double scale) {
    return variance > 0 && spread > 1e-12 * scale ? departure / std::sqrt(variance * spread) : none;
}

/// Sums over all weights, as the moments of global statistics need them.
struct Totals {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;

    explicit Totals(const Weights& weights) {
        std::vector<double> both(weights.size(), 0.0); // row sum + column sum
        for (std::uint32_t i = 0; i < weights.size(); ++i) {
            for (auto at = weights.first[i]; at < weights.first[i + 1]; ++at) {
                const auto j = weights.neighbours[at];
                const double w = value_at(weights, at);
                s0 += w;
                s1 += w * w + w * weight(weights, j, i);
                both[i] += w;
                both[j] += w;
            }
        }
        for (const double b : both) {
            s2 += b * b;
        }
    }

    static double value_at(const Weights& weights, std::size_t at) { return weights.values.empty() ? 1.0 : weights.values[at]; }
    static double weight(const Weights& weights, std::uint32_t from, std::uint32_t to) {
        const auto row = weights.of(from);
        const auto found = std::lower_bound(row.begin(), row.end(), to);
        return found == row.end() || *found != to ? 0.0 : value_at(weights, weights.first[from] + static_cast<std::size_t>(found - row.begin()));
    }
};

/// No score where every arrangement gives the same value and only rounding is left of the variance.
GlobalStatistic statistic(double value, double expected, double variance) {
    const bool varies = variance > 1e-10 * expected * expected;
    return {value, expected, varies ? variance : 0.0, varies ? (value - expected) / std::sqrt(variance) : none};
}

/// Values and weights without the units that have no neighbours.
struct Linked {
    std::vector<double> values;
    Weights weights;

    Linked(std::span<const double> all, const Weights& all_weights) {
        std::vector<std::uint8_t> kept(all.size());
        for (std::size_t unit = 0; unit < all.size(); ++unit) {
            kept[unit] = all_weights.count(unit) > 0 ? 1 : 0;
            if (kept[unit] != 0) {
                values.push_back(all[unit]);
            }
        }
        weights = values.size() == all.size() ? all_weights : among(all_weights, kept);
    }
};

} // namespace

std::vector<double> local_gi_star(std::span<const double> values, const Weights& weights, unsigned threads) {
    const Centred x(values);
    const auto n = static_cast<double>(values.size());
    const double variance = x.squares / n;
    return scores(weights, threads, [&](std::size_t unit) {
        auto row = row_of(weights, unit, x.deviation);
        row.lag += x.deviation[unit];
        row.sum += 1;
        row.squares += 1;
        const double scale = n * row.squares / (n - 1);
        return standard(row.lag, variance, scale - row.sum * row.sum / (n - 1), scale);
    });
}

std::vector<double> local_gi(std::span<const double> values, const Weights& weights, unsigned threads) {
    const Centred x(values);
    const double others = static_cast<double>(values.size()) - 1;
    return scores(weights, threads, [&](std::size_t unit) {
        const auto row = row_of(weights, unit, x.deviation);
        const double scale = others * row.squares / (others - 1);
        return standard(row.lag + row.sum * x.deviation[unit] / others, squares_without(x, unit) / others,
                        scale - row.sum * row.sum / (others - 1), scale);
    });
}

LocalMoran local_moran(std::span<const double> values, const Weights& weights, unsigned threads) {
    const Centred x(values);
    const double variance = x.squares / static_cast<double>(values.size());
    LocalMoran moran;
    moran.deviation = x.deviation;
    moran.lag = scores(weights, threads, [&](std::size_t unit) {
        const auto row = row_of(weights, unit, x.deviation);
        return row.lag / row.sum;
    });
    moran.i = scores(weights, threads, [&](std::size_t unit) {
        return variance > 0 ? x.deviation[unit] * moran.lag[unit] / variance : none;
    });
    // With the unit's own value held fixed, I and Gi are the same sum up to a factor: their scores differ by the sign of it.
    moran.z = local_gi(values, weights, threads);
    for (std::size_t unit = 0; unit < moran.z.size(); ++unit) {
        const double own = x.deviation[unit];
        moran.z[unit] = own > 0 || std::isnan(moran.z[unit]) ? moran.z[unit] : own < 0 ? -moran.z[unit] : 0.0;
    }
    return moran;
}

GlobalStatistic global_moran(std::span<const double> all, const Weights& all_weights) {
    const Linked linked(all, all_weights);
    const Centred x(linked.values);
    const auto n = static_cast<double>(linked.values.size());
    if (n < 4 || x.squares == 0) {
        return {none, none, none, none};
    }
    const auto& weights = linked.weights;
    const Totals s(weights);
    double products = 0;
    double fourth = 0;
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        products += x.deviation[unit] * row_of(weights, unit, x.deviation).lag;
        fourth += x.deviation[unit] * x.deviation[unit] * x.deviation[unit] * x.deviation[unit];
    }
    const double kurtosis = n * fourth / (x.squares * x.squares);
    const double expected = -1 / (n - 1);
    const double above = n * ((n * n - 3 * n + 3) * s.s1 - n * s.s2 + 3 * s.s0 * s.s0) -
                         kurtosis * ((n * n - n) * s.s1 - 2 * n * s.s2 + 6 * s.s0 * s.s0);
    const double variance = above / ((n - 1) * (n - 2) * (n - 3) * s.s0 * s.s0) - expected * expected;
    return statistic(n / s.s0 * products / x.squares, expected, variance);
}

GlobalStatistic general_g(std::span<const double> all, const Weights& all_weights) {
    const Linked linked(all, all_weights);
    const auto n = static_cast<double>(linked.values.size());
    const bool negative = std::any_of(linked.values.begin(), linked.values.end(), [](double v) { return v < 0; });
    if (n < 4 || negative || Centred(linked.values).squares == 0) {
        return {none, none, none, none};
    }
    const Totals s(linked.weights);
    double m1 = 0;
    double m2 = 0;
    double m3 = 0;
    double m4 = 0;
    double products = 0;
    for (std::size_t unit = 0; unit < linked.values.size(); ++unit) {
        const double x = linked.values[unit];
        m1 += x;
        m2 += x * x;
        m3 += x * x * x;
        m4 += x * x * x * x;
        products += x * row_of(linked.weights, unit, linked.values).lag;
    }
    const double pairs = m1 * m1 - m2;
    const double s00 = s.s0 * s.s0;
    const double square = ((n * n - 3 * n + 3) * s.s1 - n * s.s2 + 3 * s00) * m2 * m2 - ((n * n - n) * s.s1 - 2 * n * s.s2 + 6 * s00) * m4 -
                          (2 * n * s.s1 - (n + 3) * s.s2 + 6 * s00) * m1 * m1 * m2 +
                          (4 * (n - 1) * s.s1 - 2 * (n + 1) * s.s2 + 8 * s00) * m1 * m3 + (s.s1 - s.s2 + s00) * m1 * m1 * m1 * m1;
    const double expected = s.s0 / (n * (n - 1));
    const double variance = square / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3)) - expected * expected;
    return statistic(products / pairs, expected, variance);
}

} // namespace gridwarden::analysis
