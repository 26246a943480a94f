#pragma once

#include "json/writer.hpp"
#include "publish/style.hpp"

namespace gridwarden::web {

/// A style as the page draws it and as its legend says it: kinds, classes with label and symbol, labels. Which row is of which class is written with
/// the layer, so that the page need not decide.
void write_style(json::Writer& out, const publish::Style& style);

} // namespace gridwarden::web
