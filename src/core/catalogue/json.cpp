#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> json() { return {}; }

} // namespace gridwarden::catalogue_areas
