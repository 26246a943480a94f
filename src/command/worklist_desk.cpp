#include "command/worklist_desk.hpp"

#include "core/version.hpp"
#include "io/files.hpp"
#include "office/worklist_book.hpp"
#include "project/manifest.hpp"
#include "project/project_file.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace gridwarden::command {

namespace {

const std::vector<model::InputSpec>& inputs_of(const project::Project& project, model::Role role) {
    static const std::vector<model::InputSpec> none;
    const auto found = project.inputs.find(role);
    return found == project.inputs.end() ? none : found->second;
}

/// Mainland China's zones; there navigation apps take GCJ-02.
bool navigates_in_gcj02(const std::string& zone) {
    constexpr std::array zones = {"Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC"};
    return std::find(zones.begin(), zones.end(), zone) != zones.end();
}

/// The day after the run before, else the first of the month.
std::int32_t new_since(const project::Project& project, Context& context) {
    for (const auto& input : inputs_of(project, model::Role::previous)) {
        const auto before = project::parse_manifest(io::read_file(context.opened(input).path), input.path);
        if (const auto day = text::parse_date(before.as_of)) {
            return *day + 1;
        }
    }
    return *text::parse_date(text::date_text(context.as_of).substr(0, 8) + "01");
}

/// How a look-back step joined its visits, so that both join them alike.
void join_visits_alike(const std::vector<publish::PublishedLayer>& layers, analysis::WorklistOptions& options) {
    for (const auto& layer : layers) {
        if (layer.style_name != "lookback") {
            continue;
        }
        for (const auto& [name, values] : layer.parameters) {
            if (name == "problem" && !values.empty()) {
                options.problem = values.front();
            } else if (name == "within" && !values.empty()) {
                options.visit_within = parse_length(values.front());
            }
        }
    }
}

bool has(const table::Table& table, std::string_view column) { return table.schema.index_of(column) >= 0; }

/// Its name without its folder, which differs by where it is run from.
std::string project_file(const project::Project& project) { return std::filesystem::path(project.path).filename().string(); }

analysis::WorklistOptions options_of(const project::Project& project, const std::vector<publish::PublishedLayer>& layers, Context& context) {
    analysis::WorklistOptions options;
    options.as_of = context.as_of;
    options.new_since = new_since(project, context);
    options.priority = project.priority;
    options.navigation = navigates_in_gcj02(project.timezone);
    options.default_accuracy = context.options.default_accuracy;
    options.threads = context.threads;
    join_visits_alike(layers, options);
    if (!options.navigation) {
        context.issues.add({"GW-WORK-003", {project_file(project), "", 0, ""}, project.timezone, {}});
    }
    return options;
}

bool is_workbook(const std::string& path, const Context& context) {
    return context.options.format.empty() ? text::lower_ascii(path).ends_with(".xlsx") : context.options.format == "xlsx";
}

/// A table of text states its own `lon` and `lat`.
table::Table without_geometry(table::Table table) {
    table.schema.has_geometry = false;
    table.schema.crs = {};
    for (auto& batch : table.batches) {
        batch.geometry = {};
        while (batch.geometry.size() < batch.size()) {
            batch.geometry.push_none();
        }
    }
    return table;
}

} // namespace

analysis::Worklist make_worklist(Context& context) {
    const auto& project = *context.project;
    const auto& layers = context.made();
    const auto& sites = context.sites(inputs_of(project, model::Role::sites), model::Role::sites).table;
    analysis::WorklistSources sources{.sites = sites, .units = nullptr, .hits = {}, .hot = {}, .lookbacks = {}, .visits = nullptr};
    if (const auto& units = inputs_of(project, model::Role::units); !units.empty()) {
        sources.units = &context.units(units).tree;
    }
    if (const auto& visits = inputs_of(project, model::Role::visits); !visits.empty()) {
        sources.visits = &context.sites(visits, model::Role::visits).table;
    }
    for (const auto& layer : layers) {
        if (has(layer.table, "zone_level") && has(layer.table, "relation")) {
            sources.hits.push_back(&layer.table);
        } else if (has(layer.table, "gi_bin") || has(layer.table, "rule_hot")) {
            sources.hot.push_back(&layer.table);
        } else if (has(layer.table, "rebound_reason")) {
            sources.lookbacks.push_back(&layer.table);
        }
    }
    auto list = analysis::worklist(sources, options_of(project, layers, context));
    if (list.unknown > 0) {
        context.issues.add({"GW-WORK-002", {project_file(project), "", 0, ""}, "", {{"count", std::size_t(list.unknown)}}});
    }
    return list;
}

void write_worklist(const std::string& path, const table::Table& list, Context& context) {
    if (is_workbook(path, context) && path != "-") {
        const auto& titles = context.project->title;
        const auto title = titles.find(context.file_lang == Language::zh ? "zh" : "en");
        const office::BookMeta meta{title == titles.end() ? "" : title->second, "gridwarden " + std::string(version), context.as_of, context.file_lang};
        context.write_text(path, office::worklist_book(list, meta, context.issues));
        return;
    }
    const auto& format = context.options.format;
    const auto lower = text::lower_ascii(path);
    const bool plain = format == "csv" || format == "json" || (format.empty() && (lower.ends_with(".csv") || lower.ends_with(".json")));
    context.write(path, plain ? without_geometry(list) : list, plain ? "" : "worklist");
}

std::string priority_text(const project::Project& project) {
    std::string words;
    for (const auto& reason : project.priority.empty() ? model::default_priority() : project.priority) {
        words += (words.empty() ? "" : ", ") + to_text(reason);
    }
    return words;
}

void tell_worklist(const analysis::Worklist& list, Context& context, Result& result) {
    result.balance = {{"in", list.sites}, {"open", list.open}, {"open_of_unknown_state", list.unknown}, {"closed", list.closed}, {"later", list.later},
                      {"closed_to_look_at", list.look_back}};
    result.lines.push_back(say(context, {"{open} of {sites} sites are open; ordered by: {order}", "{sites} 个点位中 {open} 个未销号；排序依据：{order}"},
                               {{"open", std::size_t(list.open)}, {"sites", std::size_t(list.sites)}, {"order", priority_text(*context.project)}}));
    if (list.look_back > 0) {
        result.lines.push_back(say(context, {"{count} closed {count|problem is|problems are} to be looked at again", "另有 {count} 个已销号问题需再次查看"},
                                   {{"count", std::size_t(list.look_back)}}));
    }
}

} // namespace gridwarden::command
