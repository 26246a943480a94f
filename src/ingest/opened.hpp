#pragma once

#include "ingest/by_row.hpp"
#include "ingest/ingest.hpp"
#include "table/stream.hpp"

#include <future>
#include <memory>

namespace gridwarden::ingest {

/// An input that is open: its reader, its account begun, and the sink that its issues go through.
struct Opened {
    std::unique_ptr<ByRow> issues;
    std::unique_ptr<table::Source> source;
    Account account;
    std::future<std::string> sha256; ///< of the file, taken while it is read
};
Opened open_input(const model::InputSpec& spec, model::Role role, const Options& options, IssueSink& issues);

/// Closes the account, hash and all. \throws Error GW-BUG-001 where read = accepted + rejected + filtered does not hold.
void close_account(Opened& input, std::uint64_t accepted, std::uint64_t rejected);

} // namespace gridwarden::ingest
