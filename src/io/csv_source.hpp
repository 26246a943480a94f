#pragma once

#include "core/issue.hpp"
#include "model/input_spec.hpp"
#include "table/stream.hpp"

#include <memory>

namespace gridwarden::io {

/// Reads CSV by its keys `header` and `encoding`. All columns are text: slices of one buffer a batch. An empty cell is null
/// unless it is quoted. A row with too few cells is filled with nulls (warning); one with too many is rejected unless those
/// are empty. \throws Error GW-IO-001, -002, -007, -009, -010, -021, -027, -029
std::unique_ptr<table::Source> open_csv(const model::InputSpec& spec, IssueSink& issues);

} // namespace gridwarden::io
