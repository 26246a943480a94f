#pragma once

#include "ingest/canonical.hpp"
#include "table/table.hpp"

#include <vector>

namespace gridwarden::ingest {

/// The batches of one input behind its canonical columns.
struct Register {
    std::vector<Mapping> mappings;         ///< the first columns of each batch
    std::vector<table::Field> own;         ///< then the input's own columns
    std::vector<table::Batch> batches;
};

/// One table of several registers: canonical columns in the contract's order, then every input column under its own name, with
/// `src_` in front where that is a canonical name (case-insensitive). A column that an input lacks is null there; one that is
/// typed differently in two inputs becomes text.
table::Table merge(std::vector<Register> registers);

} // namespace gridwarden::ingest
