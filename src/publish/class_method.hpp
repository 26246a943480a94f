#pragma once

#include "core/language.hpp"

#include <string>
#include <string_view>

namespace gridwarden::publish {

/// How the classes of a style came about, for captions: natural breaks, bands of the layer, limits or values that are fixed. Empty where all is drawn alike.
std::string class_method(std::string_view style_name, Language lang);

} // namespace gridwarden::publish
