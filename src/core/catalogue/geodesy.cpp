#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> geodesy() { return {}; }

} // namespace gridwarden::catalogue_areas
