#include "command/publication.hpp"

#include "analysis/cells.hpp"
#include "command/runner.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "geodesy/crs.hpp"
#include "publish/personal.hpp"
#include "publish/titles.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace gridwarden::command {

namespace {

std::vector<publish::PublishedClaim> published(const std::vector<CheckedClaim>& claims, Language lang) {
    std::vector<publish::PublishedClaim> out;
    for (const auto& claim : claims) {
        std::string ids;
        for (const auto& id : claim.ids) {
            ids += (ids.empty() ? "" : " ") + id;
        }
        const auto& verdict = claim.verdict;
        out.push_back({verdict.says, verdict.expected, verdict.got, verdict.match, verdict.rows.size(), ids,
                       lang == Language::zh ? verdict.change_zh : verdict.change_en});
    }
    return out;
}

std::vector<publish::PublishedIssue> published(const std::vector<IssueGroup>& groups, Language lang) {
    std::vector<publish::PublishedIssue> out;
    for (const auto& group : groups) {
        const auto& first = group.samples.front();
        out.push_back({group.code, group.level, group.file, group.sheet, group.count, first.message(lang), first.suggestion(lang)});
    }
    return out;
}

/// Takes personal columns out of every layer, tells each once and lists them.
void leave_out_personal(const project::Project& project, publish::Publication& publication, Context& context) {
    const std::set<std::string> kept(project.keep_personal.begin(), project.keep_personal.end());
    std::set<std::string> all;
    for (auto& layer : publication.layers) {
        std::set<std::string> names;
        for (const auto& name : publish::personal_columns(layer.table)) {
            if (!kept.contains(name)) {
                names.insert(name);
            }
        }
        if (!names.empty()) {
            layer.table = publish::without_columns(std::move(layer.table), names);
            if (layer.style) {
                std::erase_if(layer.style->fields, [&](const auto& field) { return names.contains(field.name); });
            }
        }
        all.insert(names.begin(), names.end());
    }
    for (auto& level : publication.units.levels) {
        const auto names = publish::personal_columns(level.attributes);
        level.attributes = publish::without_columns(std::move(level.attributes), {names.begin(), names.end()});
    }
    publication.personal_columns.assign(all.begin(), all.end());
    for (const auto& name : all) {
        context.issues.add({.code = "GW-PUB-001", .place = {std::filesystem::path(project.path).filename().string(), "", 0, name}, .value = name, .arguments = {{"column", name}}});
    }
}

/// The latest day that the registers know and that is not after the as-of day.
std::optional<std::int32_t> latest_day(const std::vector<publish::PublishedLayer>& layers, std::int32_t as_of) {
    std::optional<std::int32_t> latest;
    for (const auto& layer : layers) {
        for (const auto* role : {"opened", "accepted", "closed"}) {
            for (const auto day : analysis::role_days(layer.table, role)) {
                if (day != table::DateColumn::null && day <= as_of) {
                    latest = std::max(latest.value_or(day), day);
                }
            }
        }
    }
    return latest;
}

/// The sites as they were read, where no step made a layer of them.
void add_sites(const project::Project& project, publish::Publication& publication, Context& context) {
    const auto sites = project.inputs.find(model::Role::sites);
    const auto drawn = [](const auto& layer) { return layer.style_name == "sites"; };
    if (sites == project.inputs.end() || std::any_of(publication.layers.begin(), publication.layers.end(), drawn)) {
        return;
    }
    const auto& table = context.sites(sites->second, model::Role::sites).table;
    const auto style = publish::make_style("sites", table, context.file_lang, {context.declared_values});
    publication.layers.insert(publication.layers.begin(), {"sites", "sites", "sites", publish::style_title("sites", context.file_lang), style, table, false, {}});
}

} // namespace

publish::Publication make_publication(const project::Project& project, const std::vector<project::Manifest::Step>& steps, const std::vector<CheckedClaim>& claims,
                                     Context& context) {
    publish::Publication made;
    made.lang = context.file_lang;
    const auto title = project.title.find(context.file_lang == Language::zh ? "zh" : "en");
    made.title = title == project.title.end() ? std::string() : title->second;
    made.as_of = context.as_of;
    made.approval_number = project.approval_no;
    made.producer = project.producer;
    made.source = project.source;
    made.program = "gridwarden " + std::string(version);
    if (const auto units = project.inputs.find(model::Role::units); units != project.inputs.end()) {
        made.units = context.units(units->second).tree;
    }
    made.layers = context.published();
    add_sites(project, made, context);
    publish::tell_titles_apart(made);
    made.data_until = latest_day(made.layers, made.as_of);
    leave_out_personal(project, made, context);
    for (const auto& a : context.accounts()) {
        made.inputs.push_back({a.path, a.layer, std::string(name_of(a.role)), a.sha256, a.crs, a.read, a.accepted, a.rejected, a.filtered});
    }
    made.claims = published(claims, context.file_lang);
    made.issues = published(context.issues.sorted(), context.file_lang);
    for (const auto& step : steps) {
        made.steps.push_back({step.command, step.as, step.options, step.balance});
    }
    made.extent = context.extent();
    if (!made.extent.empty()) {
        const auto plane = geodesy::choose_plane(made.extent);
        made.plane_crs = plane.crs.text;
        made.plane_reason = plane.reason;
    }
    return made;
}

namespace {

/// The steps of a project that make what pages show, computed and not written.
publish::Publication compute(const project::Project& project, Context& context, Result& result) {
    const auto as_name = context.as_name;
    const auto parameters = context.parameters;
    const auto command_line = context.command_line;
    context.compute_only = true;
    project::Manifest manifest;
    const auto claims = run_steps(project, project.folder, context, manifest, result);
    context.compute_only = false;
    context.as_name = as_name;
    context.parameters = parameters;
    context.command_line = command_line;
    return make_publication(project, manifest.steps, claims, context);
}

} // namespace

const publish::Publication& publication_of(const std::string& project_path, Context& context, Result& result) {
    if (!context.publication) {
        if (project_path.empty()) {
            throw Error("GW-ARG-006", {{"name", "project"}});
        }
        const auto project = project::read_project(project_path);
        prepare(context, project);
        context.keep_published = true;
        context.publication = std::make_shared<publish::Publication>(compute(project, context, result));
    }
    return *context.publication;
}

} // namespace gridwarden::command
