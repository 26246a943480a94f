#include "command/commands.hpp"
#include "command/context.hpp"
#include "command/init_project.hpp"
#include "core/error.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <filesystem>

namespace gridwarden::command {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string folder;
    std::string from;
    std::string output;
    std::optional<std::int32_t> as_of;
};

void declare(Args& args, Options& o) {
    args.positional("folder", o.folder, "FOLDER", {"folder with your files", "存放数据文件的文件夹"});
    args.option("from", o.from, "PROJECT", {"start the next month from this project instead", "以该项目为基础建立下一期"});
    args.date("as-of", o.as_of, {"the day the results will speak of; today where not given", "成果所述日期；缺省为今天"});
    args.output("output", o.output, "", {"project file to write; FOLDER/project.json where not given", "要写出的工程文件；缺省为 FOLDER/project.json"});
}

std::string role_text(const FoundInput& input) { return input.role ? std::string(name_of(*input.role)) : "?"; }

/// Asks on a terminal what an input is for; elsewhere it stays open.
void ask_roles(Scan& scan, Context& context) {
    for (auto& input : scan.inputs) {
        if (input.role || !context.ask) {
            continue;
        }
        const auto answer = context.ask(say(context, {"What is {path}? units, sites, stations, zones, receptors, plants (Enter: decide later) ",
                                                      "{path} 是什么？units 单元、sites 点位、stations 站点、zones 保护区、receptors 敏感点、plants 处理厂（回车：以后再定）"},
                                            {{"path", to_text(input.spec)}}));
        input.role = model::role_of(text::trim(answer));
    }
}

std::string columns_text(const FoundInput& input) {
    std::string all;
    for (const auto& column : input.layer.columns) {
        all += (all.empty() ? "" : ", ") + column;
    }
    return text::clip(all, 100);
}

std::string crs_text(const FoundInput& input, const Context& context) {
    if (input.crs_open) {
        return say(context, {"CRS not stated: fill in \"crs\" (wgs84, cgcs2000, gcj02, bd09 or EPSG:n) as those who took the coordinates say",
                             "未注明坐标系：请按采集者的说明填写 \"crs\"（wgs84、cgcs2000、gcj02、bd09 或 EPSG:n）"}, {});
    }
    const auto& crs = input.layer.crs.text;
    const bool fixed = input.layer.driver.starts_with("GeoJSON");
    return fixed ? say(context, {"{crs}, as GeoJSON is unless \"crs\" says gcj02", "{crs}（GeoJSON 的规定；若为 gcj02 请写明 \"crs\"）"}, {{"crs", crs}})
                 : say(context, {"{crs}, stated by the file", "{crs}（文件注明）"}, {{"crs", text::clip(crs, 60)}});
}

void tell(const Scan& scan, const Context& context, Result& result) {
    std::size_t level = 0;
    for (const auto& input : scan.inputs) {
        auto role = role_text(input);
        if (input.role == model::Role::units) {
            ++level;
            role = say(context, {"units, level {k} ({n} {n|row|rows}, fewest first)", "单元第 {k} 级（{n} 行，由少到多）"},
                       {{"k", level}, {"n", std::size_t{input.layer.rows}}});
        }
        const auto layer = input.spec.has("layer") ? input.spec.get("layer") : input.spec.get("sheet");
        result.lines.push_back(input.spec.path + (layer.empty() ? "" : " [" + layer + "]") + ": " + role);
        result.lines.push_back("  " + columns_text(input));
        result.lines.push_back("  " + crs_text(input, context));
    }
    for (const auto& file : scan.left_out) {
        result.lines.push_back(say(context, {"{path}: left out, {reason}", "{path}：未使用，{reason}"}, {{"path", file.path}, {"reason", file.reason}}));
    }
}

Result init_folder(const Options& o, Context& context, std::int32_t as_of) {
    auto scan = scan_folder(o.folder, context.lang);
    ask_roles(scan, context);
    const auto target = o.output.empty() ? (fs::path(o.folder) / "project.json").string() : o.output;
    const auto home = fs::absolute(target == "-" ? o.folder + "/-" : target).parent_path();
    const auto title = fs::weakly_canonical(o.folder).filename().string();
    context.write_text(target, project_text(scan, title, as_of, context.lang, fs::proximate(fs::absolute(o.folder), home).generic_string()));
    Result result;
    tell(scan, context, result);
    const auto open = std::count_if(scan.inputs.begin(), scan.inputs.end(), [](const auto& input) { return !input.role || input.crs_open; });
    result.balance = {{"inputs", scan.inputs.size()}, {"open", static_cast<std::uint64_t>(open)}, {"left_out", scan.left_out.size()}};
    if (open > 0) {
        result.lines.push_back(say(context, {"{n} {n|input has|inputs have} a \"?\" in {path}: fill it in first", "{path} 中有 {n} 个输入标有 \"?\"，请先填写"},
                                   {{"n", static_cast<std::size_t>(open)}, {"path", target}}));
    }
    result.next.push_back("gridwarden run " + pasted(target));
    return result;
}

Result init_next(const Options& o, Context& context, std::int32_t as_of) {
    const fs::path from(o.from);
    const auto beside = from.parent_path() / ("project-" + text::date_text(as_of) + ".json");
    const auto target = o.output.empty() ? beside.string() : o.output;
    context.write_text(target, next_project(o.from, as_of, target == "-" ? o.from : target));
    Result result;
    result.lines.push_back(say(context, {"{path}: as {from}, as of {day}, compared with the run before", "{path}：沿用 {from}，日期 {day}，与上一期比较"},
                               {{"path", target}, {"from", o.from}, {"day", text::date_text(as_of)}}));
    result.next.push_back("gridwarden run " + pasted(target));
    return result;
}

Result run(const Options& o, Context& context) {
    if (o.folder.empty() == o.from.empty()) {
        throw Error("GW-ARG-006", {{"name", o.folder.empty() ? "folder" : "folder or --from, not both"}});
    }
    const auto as_of = o.as_of.value_or(text::today());
    return o.from.empty() ? init_folder(o, context, as_of) : init_next(o, context, as_of);
}

} // namespace

Command init_command() {
    return make_command<Options>(
        {.name = "init",
         .topic = Topic::first,
         .summary = {"Makes a project file from a folder of your own files: roles, columns, CRS, order of levels.",
                     "由您的数据文件夹生成工程文件：角色、列、坐标系、层级顺序。"},
         .text = {"A file's role is told by its sub-folder or name: units, sites, stations, zones, receptors, plants (单元的“边界”“网格”、“台账”、“站点”、"
                  "“保护区”、“敏感点”). What cannot be told is written as \"?\", which `run` refuses: nothing is guessed.",
                  "文件的角色由子文件夹名或文件名判断：units（边界、网格）、sites（台账）、stations（站点）、zones（保护区）、receptors（敏感点）、plants。"
                  "无法判断的写作 \"?\"，`run` 会拒绝执行：从不猜测。"},
         .examples = {{"gridwarden init . -o my-project.json", {"what is in this folder, as a project", "把本文件夹的内容变成工程"}},
                      {"gridwarden init --from project.json --as-of 2024-06-09", {"the next month, compared with this one", "下一期，并与本期比较"}}},
         .reads = false,
         .works = false,
         .without = {"format", "precision", "out-crs", "no-style"}},
        declare, run);
}

} // namespace gridwarden::command
