#pragma once

#include <cmath>
#include <cstdint>

namespace gridwarden {

/// Metres of a number of millimetres: the nearest double, so that `written_metres` of the same distance is the same number.
inline double metres_of_millimetres(std::int64_t millimetres) noexcept { return static_cast<double>(millimetres) / 1000.0; }

/// A distance as it is written everywhere: whole millimetres, halves up. NaN and infinities stay.
inline double written_metres(double metres) noexcept { return std::floor(metres * 1000.0 + 0.5) / 1000.0; }

} // namespace gridwarden
