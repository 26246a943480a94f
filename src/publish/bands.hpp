#pragma once

#include "publish/style_source.hpp"

#include <string>

namespace gridwarden::publish {

/// A colour of the source's ramp for class `i` of `n`, the whole ramp used; its middle for one class.
const std::string& ramp_colour(const json::Value& source, std::size_t i, std::size_t n);

/// `2 – 4`.
std::string band_label(double lower, double upper);

} // namespace gridwarden::publish
