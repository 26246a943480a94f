#include "core/error.hpp"
#include "ingest/damaged_text.hpp"
#include "ingest/ingest.hpp"
#include "ingest/merging.hpp"
#include "ingest/opened.hpp"
#include "ingest/placing.hpp"
#include "ingest/repeated_ids.hpp"
#include "ingest/tell.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace gridwarden::ingest {

namespace {

/// Which columns were taken by their headings, for the note that says so.
void tell_columns(const model::InputSpec& spec, const std::vector<std::string>& names, const CoordinateColumns& columns,
                  const std::vector<Mapping>& mappings, IssueSink& issues) {
    std::string found;
    const auto add = [&](std::string_view what, int column, bool given) {
        if (column >= 0 && !given) {
            found += (found.empty() ? "" : ", ") + std::string(what) + " = " + names[static_cast<std::size_t>(column)];
        }
    };
    const bool given = names_coordinates(spec);
    add("lon", columns.x, given);
    add("lat", columns.y, given);
    add("wkt", columns.wkt, given);
    for (const auto& mapping : mappings) {
        add(mapping.role, mapping.column, spec.has(mapping.role));
    }
    if (!found.empty()) {
        tell(issues, "GW-COL-003", {}, found);
    }
}

/// A batch with its canonical columns in front, of an origin that is named as the user wrote it.
table::Batch with_canonical(table::Batch batch, const std::vector<Mapping>& mappings, const std::string& file, IssueSink& issues) {
    std::vector<table::Column> columns;
    for (const auto& mapping : mappings) {
        columns.push_back(canonical_column(mapping, batch, file, issues));
    }
    std::move(batch.columns.begin(), batch.columns.end(), std::back_inserter(columns));
    batch.columns = std::move(columns);
    batch.origin = std::make_shared<table::Origin>(table::Origin{file, batch.origin->layer});
    return batch;
}

/// What can be told only when all rows have been seen.
void tell_summary(const Placer& placer, const Account& account, IssueSink& issues) {
    tell_stray(placer.largest_stray(), issues);
    const auto& kinds = placer.kinds();
    if (std::count_if(kinds.begin() + 1, kinds.end(), [](auto count) { return count > 0; }) > 1) {
        tell(issues, "GW-GEOM-103", {}, "", {{"points", kinds[1]}, {"lines", kinds[2]}, {"polygons", kinds[3]}});
    }
    if (account.accepted == 0) {
        tell(issues, "GW-COL-006", {}, "", {{"read", std::size_t{account.read}}});
    }
}

/// All rows of a batch.
std::vector<std::uint32_t> every_row(const table::Batch& batch) {
    std::vector<std::uint32_t> rows(batch.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

/// Reads, places and settles all rows, and closes the account. Without a placer rows have no place.
void read_rows(Opened& input, Placer* placer, const std::string& file, Register& into, const Options& options) {
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    table::Batch batch;
    while (input.source->next(batch)) {
        check_cancel();
        options.progress->advance(batch.size());
        tell_damaged_text(batch, *input.issues);
        const auto keep = placer == nullptr ? every_row(batch) : placer->place(batch);
        rejected += batch.size() - keep.size();
        accepted += keep.size();
        if (!keep.empty()) {
            auto kept = keep.size() == batch.size() ? std::move(batch) : select(batch, keep);
            into.batches.push_back(with_canonical(std::move(kept), into.mappings, file, *input.issues));
        }
        input.issues->flush();
        batch = {};
    }
    close_account(input, accepted, rejected);
}

/// Where the places of an input stand: its geometry, or columns of coordinates.
struct Places {
    bool own_geometry = false;
    CoordinateColumns columns;
    [[nodiscard]] bool found() const { return own_geometry || columns.found(); }
};

Places places_of(const model::InputSpec& spec, const table::Schema& schema, const std::vector<std::string>& names) {
    const bool own = schema.has_geometry && !names_coordinates(spec);
    return {own, own ? CoordinateColumns{} : coordinate_columns(spec, names)};
}

void read_placed(Opened& input, const model::InputSpec& spec, const Places& places, Register& into, const Options& options) {
    const auto& schema = input.source->schema();
    auto crs = choose_crs(spec, schema, places.own_geometry, options, *input.issues);
    input.account.crs = crs.said;
    tell_columns(spec, names_of(schema), places.columns, into.mappings, *input.issues);
    Placer placer(std::move(crs), places.columns, *input.issues);
    read_rows(input, &placer, spec.path, into, options);
    tell_summary(placer, input.account, *input.issues);
    input.issues->flush();
}

Register read_register(const model::InputSpec& spec, model::Role role, const Options& options, IssueSink& issues, Account& account) {
    auto input = open_input(spec, role, options, issues);
    const auto& schema = input.source->schema();
    const auto names = names_of(schema);
    const auto places = places_of(spec, schema, names);
    if (!places.found()) {
        throw Error("GW-COL-002", {{"file", spec.path}, {"columns", listed(names)}});
    }
    Register out{mappings_of(spec, role, names), schema.fields, {}};
    read_placed(input, spec, places, out, options);
    account = input.account;
    return out;
}

Options with_progress(Options options) {
    options.progress = options.progress == nullptr ? &no_progress() : options.progress;
    return options;
}

} // namespace

Sites read_sites(std::span<const model::InputSpec> inputs, model::Role role, const Options& asked, IssueSink& issues) {
    const auto options = with_progress(asked);
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

Sites read_plain(const model::InputSpec& spec, const Options& asked, IssueSink& issues) {
    const auto options = with_progress(asked);
    options.progress->stage("read", 0, "rows");
    auto input = open_input(spec, model::Role::sites, options, issues);
    const auto& schema = input.source->schema();
    const auto places = places_of(spec, schema, names_of(schema));
    std::vector<Register> registers{{{}, schema.fields, {}}};
    if (places.found()) {
        read_placed(input, spec, places, registers.front(), options);
    } else {
        read_rows(input, nullptr, spec.path, registers.front(), options);
    }
    Sites layer{merge(std::move(registers)), {input.account}};
    layer.table.schema.has_geometry = places.found();
    return layer;
}

} // namespace gridwarden::ingest
