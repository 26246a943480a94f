#pragma once

#include "core/issue.hpp"
#include "ingest/ingest.hpp"
#include "table/stream.hpp"

#include <memory>
#include <string>

namespace gridwarden::ingest {

/// An input that is open: its reader, its account begun, and a sink that names the file as the user wrote it.
struct Opened {
    std::unique_ptr<IssueSink> issues;
    std::unique_ptr<table::Source> source;
    Account account;
};
Opened open_input(const model::InputSpec& spec, model::Role role, const Options& options, IssueSink& issues);

/// Closes the account. \throws Error GW-BUG-001 where read = accepted + rejected + filtered does not hold.
void close_account(Account& account, const table::RowCounts& counts, std::uint64_t accepted, std::uint64_t rejected);

} // namespace gridwarden::ingest
