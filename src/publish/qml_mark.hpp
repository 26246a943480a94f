#pragma once

#include <string>
#include <string_view>

namespace gridwarden::publish {

/// A style with a last line, a comment, that holds the SHA-256 of all before it.
std::string marked(std::string qml);

/// Whether a style ends in such a line and is as it was when the line was made. QGIS drops the line when it saves a style.
bool is_as_marked(std::string_view qml);

} // namespace gridwarden::publish
