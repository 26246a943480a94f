#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> geometry() { return {}; }

} // namespace gridwarden::catalogue_areas
