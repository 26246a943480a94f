#pragma once

#include "core/issue.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gridwarden::ingest {

/// Adds an issue. Kept out of line: GCC 12 warns without reason about aggregates of strings that are built in place.
void tell(IssueSink& issues, std::string_view code, Place place, std::string value = {}, Arguments arguments = {},
          std::optional<std::pair<double, double>> where = {});

} // namespace gridwarden::ingest
