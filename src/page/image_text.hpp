#pragma once

#include <string>
#include <vector>

namespace gridwarden::page {

/// A PNG that says its resolution (chunk pHYs), so that word processors place it in its true size; cairo writes none.
std::string with_resolution(std::string png, double dpi);

/// An SVG with its title and every text that is drawn as `<title>` and `<desc>`: cairo draws the outlines of glyphs, which nothing can search.
std::string with_texts(std::string svg, const std::string& title, const std::vector<std::string>& texts);

} // namespace gridwarden::page
