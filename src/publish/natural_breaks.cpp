#include "publish/natural_breaks.hpp"

#include <algorithm>
#include <limits>

namespace gridwarden::publish {

namespace {

struct Weighted {
    double value;
    double weight;
};

std::vector<Weighted> distinct(std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    std::vector<Weighted> weighted;
    for (const double value : values) {
        if (weighted.empty() || weighted.back().value != value) {
            weighted.push_back({value, 0});
        }
        weighted.back().weight += 1;
    }
    return weighted;
}

/// Evenly spaced by rank, first and last included, each standing for the values up to it.
std::vector<Weighted> sample(const std::vector<Weighted>& all, std::size_t size) {
    std::vector<Weighted> taken;
    std::size_t next = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const auto last = i * (all.size() - 1) / (size - 1);
        double weight = 0;
        for (; next <= last; ++next) {
            weight += all[next].weight;
        }
        taken.push_back({all[last].value, weight});
    }
    return taken;
}

/// Squared deviations of any run of values in constant time, from sums about the middle value.
class Deviations {
public:
    explicit Deviations(const std::vector<Weighted>& values) : sums_(values.size() + 1) {
        const double centre = values[values.size() / 2].value;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double v = values[i].value - centre;
            const double w = values[i].weight;
            sums_[i + 1] = {sums_[i].weight + w, sums_[i].first + w * v, sums_[i].second + w * v * v};
        }
    }
    /// Of values [begin, end).
    [[nodiscard]] double operator()(std::size_t begin, std::size_t end) const {
        const double weight = sums_[end].weight - sums_[begin].weight;
        const double first = sums_[end].first - sums_[begin].first;
        return std::max(0.0, sums_[end].second - sums_[begin].second - first * first / weight);
    }

private:
    struct Sums {
        double weight = 0;
        double first = 0;
        double second = 0;
    };
    std::vector<Sums> sums_;
};

/// Where the groups end (positions past their last value), by dynamic programming: cost[k][n] is the least deviation of the
/// first n values in k groups. Of equal costs the earliest break wins.
std::vector<std::size_t> best_ends(const std::vector<Weighted>& values, std::size_t classes) {
    const auto n = values.size();
    const Deviations deviation(values);
    std::vector<double> cost(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::vector<std::size_t>> begins(classes, std::vector<std::size_t>(n + 1, 0));
    for (std::size_t end = 1; end <= n; ++end) {
        cost[end] = deviation(0, end);
    }
    for (std::size_t k = 1; k < classes; ++k) {
        std::vector<double> next(n + 1, std::numeric_limits<double>::infinity());
        for (std::size_t end = k + 1; end <= n; ++end) {
            for (std::size_t begin = k; begin < end; ++begin) {
                if (const double total = cost[begin] + deviation(begin, end); total < next[end]) {
                    next[end] = total;
                    begins[k][end] = begin;
                }
            }
        }
        cost = std::move(next);
    }
    std::vector<std::size_t> ends(classes);
    auto end = n;
    for (std::size_t k = classes; k-- > 0;) {
        ends[k] = end;
        end = begins[k][end];
    }
    return ends;
}

} // namespace

std::vector<Group> natural_breaks(std::vector<double> values, std::size_t classes, std::size_t exact_up_to) {
    const auto all = distinct(values);
    if (all.empty() || classes == 0) {
        return {};
    }
    const auto used = all.size() > exact_up_to ? sample(all, exact_up_to) : all;
    const auto ends = best_ends(used, std::min(classes, used.size()));
    std::vector<Group> groups;
    auto next = all.begin();
    for (const auto end : ends) {
        const auto last = std::upper_bound(next, all.end(), used[end - 1].value, [](double v, const Weighted& w) { return v < w.value; }) - 1;
        groups.push_back({next->value, last->value});
        next = last + 1;
    }
    return groups;
}

} // namespace gridwarden::publish
