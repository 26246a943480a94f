#pragma once

#include "json/writer.hpp"

#include <cstdint>
#include <vector>

namespace gridwarden::web {

/// Writes small whole numbers as one string: `"codes": "...", "width": w`, w digits of base 90 a number, the highest first; w is 0 where there is but the
/// number 0. Digits are the printable ASCII characters from `#` without `<` and the backslash. \pre numbers are below `count`
void write_codes(json::Writer& out, const std::vector<std::uint32_t>& numbers, std::size_t count);

} // namespace gridwarden::web
