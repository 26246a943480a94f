#pragma once

#include "core/issue.hpp"
#include "model/input_spec.hpp"

#include <string>

namespace gridwarden::io {

/// The encoding of the attributes of a Shapefile, as GDAL names it: by the key `encoding`; else UTF-8 where all bytes of the
/// `.dbf` are; else what `.cpg` states where that fits; else what fits. A `.cpg` is a hint, not truth.
/// \throws Error GW-IO-027 where nothing fits, GW-ENC-002 where the one wanted is unknown
std::string dbf_encoding(const model::InputSpec& spec, IssueSink& issues);

} // namespace gridwarden::io
