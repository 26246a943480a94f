#pragma once

#include "publish/publication.hpp"

namespace gridwarden::publish {

/// Layers of one title get what tells them apart: the label of their level (`assign-rollup-2`: that of level 2), else their name.
void tell_titles_apart(Publication& publication);

} // namespace gridwarden::publish
