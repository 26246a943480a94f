#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> output() { return {}; }

} // namespace gridwarden::catalogue_areas
