#include "command/context.hpp"

#include "analysis/levels.hpp"
#include "core/error.hpp"
#include "core/parallel.hpp"
#include "core/version.hpp"
#include "io/files.hpp"
#include "io/raster_file.hpp"
#include "io/writer.hpp"
#include "json/writer.hpp"
#include "publish/layer_values.hpp"
#include "publish/raster_style.hpp"
#include "publish/style.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <filesystem>

namespace gridwarden::command {

namespace {

/// Passes issues on to two sinks; either may be missing.
class Tee final : public IssueSink {
public:
    Tee(IssueSink* first, IssueSink* second) : first_(first), second_(second) {}
    void add(Issue issue) override {
        if (second_ != nullptr) {
            second_->add(issue);
        }
        if (first_ != nullptr) {
            first_->add(std::move(issue));
        }
    }

private:
    IssueSink* first_;
    IssueSink* second_;
};

std::string key_of(const std::vector<model::InputSpec>& inputs, std::string_view what) {
    std::string key(what);
    for (const auto& input : inputs) {
        key += '\n';
        key += to_text(input);
    }
    return key;
}

} // namespace

/// What has been read and made so far, by what was asked for.
struct Context::Store {
    std::map<std::string, ingest::Sites> sites;
    std::map<std::string, ingest::Units> units;
    std::map<std::string, ingest::Sites> outputs; ///< by the name of the step's output, without extension
    std::vector<ingest::Account> accounts;       ///< in the order of reading, each input once
    std::vector<publish::PublishedLayer> published;
    struct InputUse {
        std::string step;
        model::Role role;
        std::string key; ///< of `sites`
        friend bool operator==(const InputUse&, const InputUse&) = default;
    };
    std::vector<InputUse> uses; ///< by steps, of inputs that their maps show

    void account(const std::vector<ingest::Account>& more) {
        for (const auto& entry : more) {
            const auto same = [&](const ingest::Account& a) { return a.input == entry.input && a.role == entry.role; };
            if (std::none_of(accounts.begin(), accounts.end(), same)) {
                accounts.push_back(entry);
            }
        }
    }
};

Context::Context(CommonOptions common)
    : options(std::move(common)), as_of(options.as_of.value_or(text::today())), threads(thread_count(options.threads)),
      progress(&no_progress()), store_(std::make_shared<Store>()) {
    issues.strict = options.strict;
}

std::vector<model::InputSpec> Context::resolve(const std::vector<model::InputSpec>& inputs) const {
    std::vector<model::InputSpec> resolved;
    for (const auto& input : inputs) {
        if (input.path.starts_with('@')) {
            const auto named = named_inputs.find(input.path.substr(1));
            if (named == named_inputs.end()) {
                throw Error("GW-ARG-040", {{"name", input.path}});
            }
            resolved.push_back(named->second);
        } else {
            resolved.push_back(input);
        }
    }
    return resolved;
}

ingest::Options Context::reading() const {
    ingest::Options reading;
    reading.base_folder = base_folder;
    reading.assume_wgs84 = options.assume_wgs84;
    reading.default_accuracy = options.default_accuracy;
    reading.threads = threads;
    reading.progress = progress;
    return reading;
}

const ingest::Sites& Context::sites(const std::vector<model::InputSpec>& inputs, model::Role role) {
    if (inputs.size() == 1 && inputs.front().path.starts_with('@')) {
        if (const auto made = store_->outputs.find(inputs.front().path.substr(1)); made != store_->outputs.end()) {
            return made->second;
        }
    }
    const auto key = key_of(inputs, name_of(role));
    note_input(role, key);
    if (const auto found = store_->sites.find(key); found != store_->sites.end()) {
        return found->second;
    }
    auto sites = ingest::read_sites(resolve(inputs), role, reading(), issues);
    store_->account(sites.accounts);
    return store_->sites.emplace(key, std::move(sites)).first->second;
}

const ingest::Sites& Context::sites_telling(const std::vector<model::InputSpec>& inputs, model::Role role, IssueSink& all) {
    if (inputs.size() == 1 && inputs.front().path.starts_with('@') && store_->outputs.contains(inputs.front().path.substr(1))) {
        return store_->outputs.at(inputs.front().path.substr(1)); // its rows were judged when it was made
    }
    const auto key = key_of(inputs, name_of(role));
    const bool known = store_->sites.contains(key);
    Tee tee(known ? nullptr : &issues, &all);
    auto sites = ingest::read_sites(resolve(inputs), role, reading(), tee);
    store_->account(sites.accounts);
    return store_->sites.insert_or_assign(key, std::move(sites)).first->second;
}

const ingest::Units& Context::units(const std::vector<model::InputSpec>& inputs) {
    const auto key = key_of(inputs, "units");
    if (const auto found = store_->units.find(key); found != store_->units.end()) {
        return found->second;
    }
    auto units = ingest::read_units(resolve(inputs), reading(), issues);
    analysis::link_levels(units.tree, threads, issues);
    store_->account(units.accounts);
    return store_->units.emplace(key, std::move(units)).first->second;
}

const ingest::Units& Context::units_telling(const std::vector<model::InputSpec>& inputs, IssueSink& all) {
    const auto key = key_of(inputs, "units");
    const bool known = store_->units.contains(key);
    Tee tee(known ? nullptr : &issues, &all);
    auto units = ingest::read_units(resolve(inputs), reading(), tee);
    analysis::link_levels(units.tree, threads, tee);
    store_->account(units.accounts);
    return store_->units.insert_or_assign(key, std::move(units)).first->second;
}

ingest::Sites Context::plain(const model::InputSpec& input) {
    auto layer = ingest::read_plain(resolve({input}).front(), reading(), issues);
    store_->account(layer.accounts);
    return layer;
}

model::InputSpec Context::opened(model::InputSpec input) const {
    if (!base_folder.empty() && input.path != "-") {
        input.path = (std::filesystem::path(base_folder) / input.path).string();
    }
    return input;
}

void Context::style_beside(const std::string& path, const table::Schema& schema, std::string_view style) {
    if (!options.no_style && !options.dry_run && !compute_only) {
        write_style(path, {schema, {}}, style);
    }
}

std::vector<ingest::Account> Context::accounts() const { return store_->accounts; }

shape::Box Context::extent() const {
    shape::Box box;
    for (const auto& [key, units] : store_->units) {
        for (const auto& level : units.tree.levels) {
            for (const auto& polygon : level.polygons) {
                box.add(shape::box_of(polygon));
            }
        }
    }
    if (!box.empty()) {
        return box;
    }
    for (const auto& [key, sites] : store_->sites) {
        for (const auto& batch : sites.table.batches) {
            for (const auto c : batch.geometry.coordinates()) {
                box.add(c); // NaN adds nothing
            }
        }
    }
    return box;
}

std::string Context::metadata() const {
    json::Writer writer(0);
    writer.begin_object().key("version").value(version).key("command").value(command_line);
    writer.key("parameters").begin_object();
    for (const auto& [name, values] : parameters) {
        writer.key(name).begin_array();
        for (const auto& value : values) {
            writer.value(value);
        }
        writer.end_array();
    }
    writer.end_object();
    writer.key("as_of").value(text::date_text(as_of));
    writer.key("inputs").begin_array();
    for (const auto& account : store_->accounts) {
        writer.begin_object().key("path").value(account.path).key("sha256").value(account.sha256).end_object();
    }
    writer.end_array().end_object();
    return writer.take();
}

void Context::write(const std::string& path, const table::Table& layer, std::string_view style) {
    if (const auto name = std::filesystem::path(path).stem().string(); wanted_outputs.contains(name)) {
        store_->outputs[name] = {layer, {}};
    }
    if (path.empty() || options.dry_run) {
        return;
    }
    publish(std::filesystem::path(path).stem().string(), layer, style);
    if (compute_only) {
        return;
    }
    io::WriteOptions writing;
    writing.format = options.format;
    writing.overwrite = options.overwrite;
    writing.precision = options.precision;
    writing.out_crs = options.out_crs;
    writing.bom = in_project;
    writing.metadata = metadata();
    writing.threads = threads;
    std::string sha256;
    writing.sha256 = &sha256;
    const auto sink = io::open_sink(path, writing, issues);
    sink->begin(layer.schema);
    for (const auto& batch : layer.batches) {
        check_cancel();
        sink->write(batch);
    }
    const auto features = sink->finish();
    if (path == "-") {
        return;
    }
    outputs_.push_back({path, features, sha256.empty() ? io::sha256_file(path) : sha256});
    if (!options.no_style && !style.empty()) {
        write_style(path, layer, style);
    }
}

void Context::publish(const std::string& name, const table::Table& layer, std::string_view style) {
    if (!keep_published) {
        return;
    }
    std::optional<publish::Style> drawn;
    if (!style.empty() && !publish::kinds_of(layer).empty()) {
        drawn = publish::make_style(style, layer, file_lang, {declared_values});
    }
    const auto title = style.empty() ? name : publish::style_title(style, file_lang);
    store_->published.push_back({name, as_name, std::string(style), title, std::move(drawn), layer, false, parameters});
}

void Context::note_input(model::Role role, const std::string& key) {
    using model::Role;
    const bool shown = role == Role::stations || role == Role::zones || role == Role::plants || role == Role::receptors;
    const Store::InputUse use{as_name, role, key};
    if (keep_published && shown && std::find(store_->uses.begin(), store_->uses.end(), use) == store_->uses.end()) {
        store_->uses.push_back(use);
    }
}

const std::vector<publish::PublishedLayer>& Context::made() const { return store_->published; }

std::vector<publish::PublishedLayer> Context::published() const {
    auto layers = store_->published;
    for (const auto& use : store_->uses) {
        const auto& table = store_->sites.at(use.key).table;
        const auto role = std::string(name_of(use.role));
        const auto style = use.role == model::Role::zones ? std::string("declared_zones") : role;
        if (!publish::kinds_of(table).empty()) {
            layers.push_back({role, use.step, style, publish::style_title(style, file_lang), publish::make_style(style, table, file_lang, {declared_values}), table, true, {}});
        }
    }
    return layers;
}

void Context::write_style(const std::string& path, const table::Table& layer, std::string_view style) {
    if (style.empty()) {
        return;
    }
    auto drawn = publish::make_style(style, layer, file_lang, {declared_values});
    write_qml(path, publish::to_qml(drawn));
    std::vector<publish::ProjectPart> parts;
    for (const auto kind : publish::kinds_of(layer)) {
        drawn.kinds = {kind};
        parts.push_back({kind, publish::to_qml(drawn)});
    }
    note_layer(path, style, std::move(parts), shape::wgs84().text);
}

void Context::write_raster(const std::string& path, const table::Raster& raster, const std::vector<double>& limits, std::string_view style) {
    if (path.empty() || options.dry_run || compute_only) {
        return;
    }
    io::write_geotiff(path, raster, {options.overwrite, metadata()});
    outputs_.push_back({path, 0, io::sha256_file(path)});
    if (!options.no_style && !limits.empty()) {
        auto qml = publish::raster_qml_for(style, limits, file_lang);
        write_qml(path, qml);
        note_layer(path, style, {{shape::Kind::none, std::move(qml)}}, raster.grid.crs.text);
    }
}

/// An empty layer is left out: a GeoJSON file cannot say of what kind of geometry it has none.
void Context::note_layer(const std::string& path, std::string_view style, std::vector<publish::ProjectPart> parts, const std::string& crs) {
    if (!parts.empty()) {
        layers_.push_back({std::filesystem::path(path).filename().string(), as_name, publish::style_title(style, file_lang), std::move(parts), crs, false});
    }
}

void Context::write_qml(const std::string& path, const std::string& qml) {
    if (const auto written = publish::write_style_beside(path, qml, earlier_folder); !written.empty()) {
        outputs_.push_back({written, 0, io::sha256_file(written)});
    }
}

void Context::write_text(const std::string& path, std::string_view text) {
    if (path.empty() || options.dry_run || compute_only) {
        return;
    }
    if (path == "-") {
        print(text);
        return;
    }
    io::write_file(path, text, options.overwrite);
    outputs_.push_back({path, 0, io::sha256_file(path)});
}

std::string pasted(const std::string& path) {
    const bool plain = path.find_first_of(" \t'\"$&|;<>()*?[]{}!`\\#~") == std::string::npos;
    std::string quoted = "'";
    for (const char c : path) {
        quoted += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return plain ? path : quoted + "'";
}

std::string say(const Context& context, Bilingual sentence, const Arguments& arguments) {
    return fill(sentence.in(context.lang), arguments, context.lang);
}

} // namespace gridwarden::command
