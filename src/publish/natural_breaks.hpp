#pragma once

#include <cstddef>
#include <vector>

namespace gridwarden::publish {

/// The smallest and the largest value of a class.
struct Group {
    double min;
    double max;
    friend bool operator==(const Group&, const Group&) = default;
};

/// Natural breaks (Jenks; Fisher 1958): at most `classes` groups of least squared deviation, ascending, none empty; never more
/// groups than distinct values. Over `exact_up_to` distinct values the breaks are found on a sample of that many, evenly
/// spaced by rank; the groups cover all values in any case. \pre values are finite
std::vector<Group> natural_breaks(std::vector<double> values, std::size_t classes, std::size_t exact_up_to = 1000);

} // namespace gridwarden::publish
