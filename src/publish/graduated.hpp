#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gridwarden::publish {

/// A class of numbers: lower <= value <= upper. Where two classes meet in a number, it belongs to the higher one.
struct NumberClass {
    double lower;
    double upper;
    std::string label; ///< `4 – 7`, `0.12 – 0.5`, `5`
    friend bool operator==(const NumberClass&, const NumberClass&) = default;
};

/// Classes for numbers by natural breaks, ascending, at most `most` and, where no number is negative, one more for exactly 0, which
/// stands first. None is empty or inverted, and each number is in one. Whole numbers get whole limits without gaps (1 – 3, 4 – 7); others get limits between the
/// groups with as few digits as tell them apart.
std::vector<NumberClass> classify(const std::vector<double>& values, std::size_t most);

} // namespace gridwarden::publish
