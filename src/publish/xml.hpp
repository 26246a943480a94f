#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gridwarden::publish {

using Attributes = std::vector<std::pair<std::string_view, std::string>>;

/// Text as it may stand in an XML attribute, with its quotes. What XML 1.0 cannot hold (most control characters) is left out,
/// bytes that are no UTF-8 become U+FFFD.
std::string xml_quoted(std::string_view text);

/// `<name a="..." b="...">inner</name>`; `<name .../>` where nothing is inside.
std::string element(std::string_view name, const Attributes& attributes, std::string_view inner = {});

} // namespace gridwarden::publish
