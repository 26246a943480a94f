#pragma once

#include "publish/publication.hpp"

#include <string>

namespace gridwarden::web {

/// What the page's program reads: a JSON object in which no `<` stands as such, so that it may stand in a script element.
std::string page_data(const publish::Publication& publication);

} // namespace gridwarden::web
