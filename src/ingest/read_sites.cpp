#include "core/error.hpp"
#include "ingest/ingest.hpp"
#include "ingest/merging.hpp"
#include "ingest/opened.hpp"
#include "ingest/placing.hpp"
#include "ingest/repeated_ids.hpp"

namespace gridwarden::ingest {

namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) {
        all += (all.empty() ? "" : ", ") + name;
    }
    return all;
}

/// Which columns were taken by their headings, for the note that says so.
void tell_columns(const model::InputSpec& spec, const std::vector<std::string>& names, const CoordinateColumns& columns,
                  const std::vector<Mapping>& mappings, IssueSink& issues) {
    std::string found;
    const auto add = [&](std::string_view what, int column, bool given) {
        if (column >= 0 && !given) {
            found += (found.empty() ? "" : ", ") + std::string(what) + " = " + names[static_cast<std::size_t>(column)];
        }
    };
    add("lon", columns.x, spec.has("lon") || spec.has("x"));
    add("lat", columns.y, spec.has("lat") || spec.has("y"));
    add("wkt", columns.wkt, spec.has("wkt"));
    for (const auto& mapping : mappings) {
        add(mapping.role, mapping.column, spec.has(mapping.role));
    }
    if (!found.empty()) {
        issues.add({"GW-COL-003", {spec.path, "", 0, ""}, found, {}});
    }
}

/// A batch with its canonical columns in front.
table::Batch with_canonical(table::Batch batch, const std::vector<Mapping>& mappings, const std::string& file, IssueSink& issues) {
    std::vector<table::Column> columns;
    for (const auto& mapping : mappings) {
        columns.push_back(canonical_column(mapping, batch, file, issues));
    }
    std::move(batch.columns.begin(), batch.columns.end(), std::back_inserter(columns));
    batch.columns = std::move(columns);
    return batch;
}

Register read_register(const model::InputSpec& spec, model::Role role, const Options& options, IssueSink& issues, Account& account) {
    auto input = open_input(spec, role, options, issues);
    auto& told = *input.issues;
    const auto& schema = input.source->schema();
    const auto names = names_of(schema);
    const bool own_geometry = schema.has_geometry && !spec.has("lon") && !spec.has("x") && !spec.has("wkt");
    const auto columns = own_geometry ? CoordinateColumns{} : coordinate_columns(spec, names);
    if (!own_geometry && !columns.found()) {
        throw Error("GW-COL-002", {{"file", spec.path}, {"columns", joined(names)}});
    }
    auto crs = choose_crs(spec, schema, options, told);
    input.account.crs = crs.said;
    Register out{mappings_of(spec, role, names), schema.fields, {}};
    tell_columns(spec, names, columns, out.mappings, told);
    Placer placer(spec, schema, std::move(crs), columns, told);
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    table::Batch batch;
    while (input.source->next(batch)) {
        check_cancel();
        options.progress->advance(batch.size());
        const auto keep = placer.place(batch);
        accepted += keep.size();
        rejected += batch.size() - keep.size();
        out.batches.push_back(with_canonical(keep.size() == batch.size() ? std::move(batch) : select(batch, keep), out.mappings, spec.path, told));
        batch = {};
    }
    if (placer.largest_stray() > Length::metres(0.1)) {
        told.add({"GW-CRS-106", {spec.path, "", 0, ""}, to_text(placer.largest_stray()), {{"metres", placer.largest_stray().in_metres()}}});
    }
    close_account(input.account, input.source->counts(), accepted, rejected);
    if (accepted == 0) {
        told.add({"GW-COL-006", {spec.path, "", 0, ""}, "", {{"read", std::size_t{input.account.read}}}});
    }
    account = input.account;
    return out;
}

} // namespace

Sites read_sites(std::span<const model::InputSpec> inputs, model::Role role, const Options& asked, IssueSink& issues) {
    auto options = asked;
    options.progress = asked.progress == nullptr ? &no_progress() : asked.progress;
    options.progress->stage("read " + std::string(name_of(role)), 0, "rows");
    Sites sites;
    std::vector<Register> registers;
    for (const auto& spec : inputs) {
        sites.accounts.emplace_back();
        registers.push_back(read_register(spec, role, options, issues, sites.accounts.back()));
    }
    sites.table = merge(std::move(registers));
    tell_repeated_ids(sites.table, issues);
    return sites;
}

} // namespace gridwarden::ingest
