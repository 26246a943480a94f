#include "ingest/opened.hpp"

#include "core/error.hpp"
#include "io/files.hpp"
#include "io/reader.hpp"

#include <filesystem>

namespace gridwarden::ingest {

Opened open_input(const model::InputSpec& spec, model::Role role, const Options& options, IssueSink& issues) {
    auto opened = spec;
    if (!options.base_folder.empty() && spec.path != "-" && !std::filesystem::path(spec.path).is_absolute()) {
        opened.path = (std::filesystem::path(options.base_folder) / spec.path).lexically_normal().string();
    }
    const auto layer = spec.has("layer") ? spec.get("layer") : spec.get("sheet");
    Opened input;
    input.issues = std::make_unique<ByRow>(spec.path, issues, layer);
    input.source = io::open_source(opened, *input.issues, options.threads);
    input.account.input = to_text(spec);
    input.account.path = spec.path;
    input.account.layer = layer;
    input.account.role = role;
    if (spec.path != "-") {
        input.sha256 = std::async(options.threads > 1 ? std::launch::async : std::launch::deferred, io::sha256_file, opened.path);
    }
    return input;
}

void close_account(Opened& input, std::uint64_t accepted, std::uint64_t rejected) {
    auto& account = input.account;
    const auto counts = input.source->counts();
    account.sha256 = input.sha256.valid() ? input.sha256.get() : std::string();
    account.read = counts.read;
    account.filtered = counts.filtered;
    account.accepted = accepted;
    account.rejected = counts.rejected + rejected;
    if (account.read != account.accepted + account.rejected + account.filtered) {
        defect("the rows of " + account.path + " do not add up: " + std::to_string(account.read) + " read, " +
               std::to_string(account.accepted) + " accepted, " + std::to_string(account.rejected) + " rejected, " +
               std::to_string(account.filtered) + " filtered");
    }
}

} // namespace gridwarden::ingest
