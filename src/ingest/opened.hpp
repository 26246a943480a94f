#pragma once

#include "ingest/by_row.hpp"
#include "ingest/ingest.hpp"
#include "table/stream.hpp"

#include <memory>

namespace gridwarden::ingest {

/// An input that is open: its reader, its account begun, and the sink that its issues go through.
struct Opened {
    std::unique_ptr<ByRow> issues;
    std::unique_ptr<table::Source> source;
    Account account;
};
Opened open_input(const model::InputSpec& spec, model::Role role, const Options& options, IssueSink& issues);

/// Closes the account. \throws Error GW-BUG-001 where read = accepted + rejected + filtered does not hold.
void close_account(Account& account, const table::RowCounts& counts, std::uint64_t accepted, std::uint64_t rejected);

} // namespace gridwarden::ingest
