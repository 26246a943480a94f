#pragma once

#include "core/issue.hpp"
#include "table/table.hpp"

namespace gridwarden::ingest {

/// Tells cells of text that were damaged before they came here (text::find_damage): the cell as it stands is the issue's value, the
/// bytes of the damaged place are named in the message. Whole text costs one search over its bytes.
void tell_damaged_text(const table::Batch& batch, IssueSink& issues);

} // namespace gridwarden::ingest
