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

/// The place of a value of a sample among all: evenly spaced by rank, first and last included.
std::size_t place(std::size_t i, std::size_t size, std::size_t all) { return i * (all - 1) / (size - 1); }

/// Some of the values, each standing for those up to it.
std::vector<Weighted> sample(const std::vector<Weighted>& all, std::size_t size) {
    std::vector<Weighted> taken;
    std::size_t next = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const auto last = place(i, size, all.size());
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

/// A break of a sample lies somewhere between two of its values: moves each to where it is best among all values.
std::vector<std::size_t> refined(const std::vector<Weighted>& all, std::size_t size, const std::vector<std::size_t>& ends) {
    const Deviations deviation(all);
    std::vector<std::size_t> out(ends.size(), all.size());
    std::size_t begin = 0;
    for (std::size_t k = 0; k + 1 < ends.size(); ++k) {
        const auto next_end = place(ends[k + 1] - 1, size, all.size()) + 1;
        double least = std::numeric_limits<double>::infinity();
        for (auto end = place(ends[k] - 1, size, all.size()) + 1; end <= place(ends[k], size, all.size()); ++end) {
            if (const double cost = deviation(begin, end) + deviation(end, next_end); cost < least) {
                least = cost;
                out[k] = end;
            }
        }
        begin = out[k];
    }
    return out;
}

} // namespace

std::vector<Group> natural_breaks(std::vector<double> values, std::size_t classes, std::size_t exact_up_to) {
    const auto all = distinct(values);
    if (all.empty() || classes == 0) {
        return {};
    }
    classes = std::min(classes, all.size());
    const auto size = std::max({exact_up_to, classes, std::size_t{2}});
    const auto ends = all.size() > size ? refined(all, size, best_ends(sample(all, size), classes)) : best_ends(all, classes);
    std::vector<Group> groups;
    std::size_t begin = 0;
    for (const auto end : ends) {
        groups.push_back({all[begin].value, all[end - 1].value});
        begin = end;
    }
    return groups;
}

} // namespace gridwarden::publish
