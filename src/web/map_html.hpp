#pragma once

#include "publish/publication.hpp"

#include <string>

namespace gridwarden::web {

/// One HTML page with every layer and table of a publication: it opens from a file, asks for nothing from any address, and shows what its
/// `Style`s say. Coordinates are rounded in the publication's plane (`places.hpp`). Content of the data is text, never markup.
std::string map_html(const publish::Publication& publication);

} // namespace gridwarden::web
