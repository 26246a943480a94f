#pragma once

#include "core/issue.hpp"

namespace gridwarden::io {

/// Adds an issue about an input.
void tell(IssueSink& issues, const char* code, Place place, std::string value = {}, Arguments arguments = {});

} // namespace gridwarden::io
