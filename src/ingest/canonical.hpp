#pragma once

#include "core/issue.hpp"
#include "model/input_spec.hpp"
#include "table/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::ingest {

/// A canonical field that an input maps: to one of its columns, or to a constant.
struct Mapping {
    std::string role;       ///< the key: `id`, `kind`, `deadline`, ...
    std::string name;       ///< of the output column: `site_id`, `site_name`, else the key
    table::Type type = table::Type::text;
    int column = -1;
    std::string constant;   ///< where `column` is -1
};

/// What an input maps, in the order of the contract: id, name, then each key that was given. `id` is always there.
/// \throws Error GW-COL-001
std::vector<Mapping> mappings_of(const model::InputSpec& spec, model::Role role, const std::vector<std::string>& names);

/// `site` for sites, `station` for stations, ...
std::string_view singular(model::Role role);

/// The canonical column of a batch. Text is shared with the column it comes from; dates and numbers are parsed, and what
/// cannot be read is an issue and null. A missing id becomes `<file>:<row>`.
table::Column canonical_column(const Mapping& mapping, const table::Batch& batch, const std::string& file, IssueSink& issues);

} // namespace gridwarden::ingest
