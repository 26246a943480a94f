#include "publish/graduated.hpp"

#include "core/number_text.hpp"
#include "publish/natural_breaks.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::publish {

namespace {

constexpr int most_digits = 15;

double rounded(double value, int digits) { return text::parse_number(number_text(value, digits)).value_or(value); }

/// The shortest number between two that differ; the upper one where there is none.
double between(double below, double above) {
    const double middle = below + (above - below) / 2;
    for (int digits = 1; digits <= most_digits; ++digits) {
        if (const double candidate = rounded(middle, digits); below < candidate && candidate < above) {
            return candidate;
        }
    }
    return above;
}

/// The next number of two significant digits that is not above the value.
double down(double value) {
    if (value == 0) {
        return 0;
    }
    const double step = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1);
    const double below = rounded(std::floor(value / step) * step, 3);
    return std::min(below, value);
}
double up(double value) { return -down(-value); }

std::string label_of(double lower, double upper) {
    return lower == upper ? number_text(lower) : number_text(lower) + " – " + number_text(upper);
}

std::vector<NumberClass> whole_classes(const std::vector<Group>& groups) {
    std::vector<NumberClass> classes;
    for (const auto& group : groups) {
        const double lower = classes.empty() ? group.min : classes.back().upper + 1;
        classes.push_back({lower, group.max, label_of(lower, group.max)});
    }
    return classes;
}

std::vector<NumberClass> real_classes(const std::vector<Group>& groups) {
    std::vector<NumberClass> classes;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const double lower = classes.empty() ? down(groups[i].min) : classes.back().upper;
        const double upper = i + 1 < groups.size() ? between(groups[i].max, groups[i + 1].min) : up(groups[i].max);
        classes.push_back({lower, upper, label_of(lower, upper)});
    }
    return classes;
}

} // namespace

std::vector<NumberClass> classify(const std::vector<double>& values, std::size_t most) {
    const bool zero_apart = std::all_of(values.begin(), values.end(), [](double v) { return v >= 0; });
    std::vector<double> others;
    std::copy_if(values.begin(), values.end(), std::back_inserter(others), [&](double v) { return v != 0 || !zero_apart; });
    const bool whole = std::all_of(values.begin(), values.end(), [](double v) { return v == std::floor(v) && std::abs(v) < 1e15; });
    const auto groups = natural_breaks(others, most);
    auto classes = whole ? whole_classes(groups) : real_classes(groups);
    if (others.size() < values.size()) {
        classes.insert(classes.begin(), {0, 0, "0"});
    }
    return classes;
}

} // namespace gridwarden::publish
