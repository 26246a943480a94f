#pragma once

#include "model/input_spec.hpp"

namespace gridwarden::io {

/// An archive (`.zip`, or a folder below `/vsizip/`) as what it holds: the path of its only data file, or of the one that `layer`
/// names with or without its extension (then the key is taken away). Other inputs are given back as they are.
/// \throws Error GW-IO-002 (no archive, or a damaged one), GW-IO-004, GW-IO-005, GW-IO-007
model::InputSpec inside_zip(const model::InputSpec& spec);

} // namespace gridwarden::io
