#pragma once

#include <string_view>

namespace gridwarden {

/// The version of this library; equal to the project's version in CMakeLists.txt (a test compares).
inline constexpr std::string_view version = "0.1.0";

} // namespace gridwarden
