#pragma once

#include "core/issue.hpp"
#include "table/stream.hpp"

#include <memory>
#include <string>

namespace gridwarden::io {

/// Passes on the rows of a source for which an expression in OGR's SQL holds, in the same way for every format. A column of text
/// that the expression compares with numbers is read as numbers; its cells that are none are null there, which is told.
/// Geometry cannot be asked for. \throws Error GW-IO-008 with GDAL's words
std::unique_ptr<table::Source> filtered(std::unique_ptr<table::Source> source, const std::string& where, const std::string& path,
                                        IssueSink& issues);

} // namespace gridwarden::io
