#include "command/check_claims.hpp"
#include "command/issue_file.hpp"
#include "command/libraries.hpp"
#include "command/office_files.hpp"
#include "command/pages.hpp"
#include "command/publication.hpp"
#include "command/qgis_file.hpp"
#include "command/runner.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "geodesy/crs.hpp"
#include "io/files.hpp"
#include "text/near_miss.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>

namespace gridwarden::command {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string utc_now() {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

/// Names after `@` in a step's options, so that the outputs they name are kept in memory.
void collect_references(const json::Value& value, std::set<std::string>& names) {
    if (value.kind == json::Kind::string && value.text.starts_with('@')) {
        names.insert(value.text.substr(1));
    }
    for (const auto& item : value.items) {
        collect_references(item, names);
    }
    for (const auto& [key, member] : value.members) {
        collect_references(member, names);
    }
}

/// The command of a step. \throws Error GW-PROJ-013, GW-PROJ-015
const Command& command_of(const project::Project& project, const project::Step& step) {
    const auto refuse = [&](std::string_view code, std::string_view nearest) {
        throw Error(code, {{"file", project.path},
                           {"line", std::size_t{step.at.line}},
                           {"column", std::size_t{step.at.column}},
                           {"step", step.command},
                           {"nearest", nearest}});
    };
    std::vector<std::string> steps;
    for (const auto& command : registry()) {
        if (command.description.name == step.command && !command.description.step) {
            refuse("GW-PROJ-013", "");
        }
        if (command.description.step) {
            steps.emplace_back(command.description.name);
        }
    }
    const auto near = text::near_miss(step.command, steps);
    if (std::find(steps.begin(), steps.end(), step.command) == steps.end()) {
        refuse("GW-PROJ-015", near.empty() ? steps.front() : near);
    }
    return find_command(step.command);
}

/// Refuses a project that cannot run before any of its data is read.
void check_steps(const project::Project& project, const std::string& folder, Language lang) {
    for (const auto& step : project.steps) {
        const auto& command = command_of(project, step);
        const auto call = command.make();
        CommonOptions common;
        auto args = step_parameters(command.description, call->args(), common);
        bind_step(args, step, project, folder, lang);
    }
}

/// The run before must be one, and of an earlier day. \throws Error GW-IO-001, GW-PROJ-020
void check_previous(const project::Project& project, const Context& context, IssueSink& issues) {
    const auto inputs = project.inputs.find(model::Role::previous);
    if (inputs == project.inputs.end()) {
        return;
    }
    for (const auto& input : inputs->second) {
        const auto before = project::parse_manifest(io::read_file(context.opened(input).path), input.path);
        const auto day = text::parse_date(before.as_of);
        if (day && *day >= context.as_of) {
            issues.add({"GW-PROJ-017", {input.path, "", 0, ""}, before.as_of, {{"as_of", text::date_text(context.as_of)}}});
        }
    }
}

/// Runs one step and gives its entry in the manifest.
project::Manifest::Step run_step(const project::Project& project, const project::Step& step, const std::string& folder,
                                 Context& context, Result& result) {
    const auto start = Clock::now();
    const auto& command = command_of(project, step);
    const auto call = command.make();
    const auto common = context.options;
    auto args = step_parameters(command.description, call->args(), context.options);
    bind_step(args, step, project, folder, context.lang);
    project::Manifest::Step entry{step.command, step.as, {}, {}, 0};
    for (const auto& parameter : call->args().parameters()) {
        if (parameter.takes != Takes::output) {
            entry.options.emplace_back(parameter.name, parameter.show());
        }
    }
    context.command_line = step.command;
    context.as_name = step.as;
    for (auto& changing : changing_results(context.options)) {
        entry.options.push_back(std::move(changing));
    }
    context.parameters = entry.options;
    const auto done = call->run(context);
    context.options = common;
    entry.options = context.parameters; // with what the command found for itself
    entry.balance = done.balance;
    entry.seconds = seconds_since(start);
    for (const auto& line : done.lines) {
        result.lines.push_back(step.as + ": " + line);
    }
    result.findings += done.findings;
    result.overdue += done.overdue;
    result.failed_claims += done.failed_claims;
    return entry;
}

/// read = accepted + rejected + filtered, for every input; anything else is a defect of ours.
void check_accounts(const std::vector<ingest::Account>& accounts) {
    for (const auto& account : accounts) {
        if (account.read != account.accepted + account.rejected + account.filtered) {
            defect("the rows of " + account.path + " do not add up");
        }
    }
}

void describe_inputs(project::Manifest& manifest, const std::vector<ingest::Account>& accounts) {
    check_accounts(accounts);
    for (const auto& a : accounts) {
        manifest.inputs.push_back({a.path, a.layer, std::string(name_of(a.role)), a.sha256, a.crs, a.read, a.accepted, a.rejected, a.filtered});
    }
}

project::Manifest describe_project(const project::Project& project, const Context& context) {
    project::Manifest manifest;
    manifest.version = version;
    manifest.project_path = project.path;
    manifest.project_sha256 = io::sha256_file(project.path);
    manifest.as_of = text::date_text(context.as_of);
    if (context.as_of != project.as_of) {
        manifest.overrides["as-of"] = manifest.as_of;
    }
    if (!context.options.lang.empty() && context.options.lang != project.lang) {
        manifest.overrides["lang"] = context.options.lang;
    }
    for (const auto& [name, values] : changing_results(context.options)) {
        manifest.overrides[name] = values.front();
    }
    if (context.options.no_style) {
        manifest.overrides["no-style"] = "true"; // the QGIS project is of layers with styles
    }
    if (!context.pages) {
        manifest.overrides["no-pages"] = "true";
    }
    manifest.libraries = library_versions();
    manifest.threads = context.threads;
    manifest.started = utc_now();
    return manifest;
}

std::vector<CheckedClaim> recompute_claims(const project::Project& project, Context& context, project::Manifest& manifest, Result& result) {
    const auto sites = project.inputs.find(model::Role::sites);
    const auto every = sites == project.inputs.end() ? std::vector<model::InputSpec>() : sites->second;
    auto claims = check_claims(project.claims, project.path, every, context, result);
    for (const auto& [verdict, ids] : claims) {
        manifest.claims.push_back({verdict.says, verdict.expected, verdict.got, verdict.match, verdict.rows.size()});
    }
    return claims;
}

/// Steps that make pages come after those that make what the pages show.
bool is_page(const project::Project& project, const project::Step& step) {
    const auto& description = command_of(project, step).description;
    return description.topic == Topic::publish || description.page;
}

void add_step(project::Manifest& manifest, project::Manifest::Step step, Result& result) {
    result.balance.insert(result.balance.end(), step.balance.begin(), step.balance.end());
    manifest.steps.push_back(std::move(step));
}

void make_pages(const project::Project& project, const std::string& folder, const std::vector<CheckedClaim>& claims, Context& context,
                project::Manifest& manifest, Result& result) {
    if (!context.options.dry_run) {
        context.publication = std::make_shared<publish::Publication>(make_publication(project, manifest.steps, claims, context));
        manifest.personal_columns = context.publication->personal_columns;
    }
    for (const auto& step : project.steps) {
        if (is_page(project, step)) {
            add_step(manifest, run_step(project, step, folder, context, result), result);
        }
    }
    if (context.publication) {
        if (context.pages) {
            write_office_files(folder, context);
            write_pages(folder, context);
        }
        write_qgis_project(*context.publication, folder, context);
    }
}

} // namespace

void prepare(Context& context, const project::Project& project) {
    context.in_project = true;
    context.project = std::make_shared<project::Project>(project);
    context.base_folder = project.folder;
    context.named_inputs = project.named;
    context.declared_values = project.values;
    if (!context.options.as_of) {
        context.as_of = project.as_of;
    }
    const auto& lang = context.options.lang.empty() ? project.lang : context.options.lang;
    context.file_lang = lang == "zh" ? Language::zh : Language::en;
    for (const auto& step : project.steps) {
        collect_references(step.options, context.wanted_outputs);
    }
    for (const auto& claim : project.claims) {
        context.wanted_outputs.insert(claim.from);
    }
}

std::vector<CheckedClaim> run_steps(const project::Project& project, const std::string& folder, Context& context, project::Manifest& manifest, Result& result) {
    for (const auto& step : project.steps) {
        if (!is_page(project, step)) {
            add_step(manifest, run_step(project, step, folder, context, result), result);
        }
    }
    return recompute_claims(project, context, manifest, result);
}

project::Manifest run_project(const project::Project& project, const std::string& folder, Context& context, Result& result) {
    const auto start = Clock::now();
    check_steps(project, folder, context.lang);
    auto manifest = describe_project(project, context);
    const bool dry = context.options.dry_run;
    IssueFile issue_file(dry ? std::string() : folder + "/issues.csv", context);
    context.issues.set_next(&issue_file);
    check_previous(project, context, context.issues);
    context.keep_published = !dry;
    const auto claims = run_steps(project, folder, context, manifest, result);
    make_pages(project, folder, claims, context, manifest, result);
    context.issues.set_next(nullptr);
    issue_file.finish();
    describe_inputs(manifest, context.accounts());
    for (const auto& output : context.outputs()) {
        manifest.outputs.push_back({fs::path(output.path).lexically_relative(folder).string(), output.features, output.sha256});
    }
    if (const auto extent = context.extent(); !extent.empty()) {
        const auto plane = geodesy::choose_plane(extent);
        manifest.plane = plane.crs.text;
        manifest.plane_reason = plane.reason;
    }
    manifest.issues = context.issues.counts();
    manifest.seconds = seconds_since(start);
    return manifest;
}

} // namespace gridwarden::command
