#include "command/commands.hpp"
#include "command/runner.hpp"

#include "core/error.hpp"
#include "io/files.hpp"
#include "publish/style.hpp"
#include "text/text.hpp"

#include <filesystem>

namespace gridwarden::command {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string project;
    std::string output;
    bool no_pages = false;
};

void declare(Args& args, Options& o) {
    args.positional("project", o.project, "PROJECT", {"project file", "项目文件"}).required = true;
    args.output("output", o.output, "", {"folder of the results; `out/<as-of>` beside the project where not given",
                                         "结果文件夹；缺省为项目旁的 `out/<日期>`"});
    args.flag("no-pages", o.no_pages, {"layers and manifest only: no appendix, web page, workbooks, package",
                                       "只写图层与清单，不生成附图、网页、工作簿和数据包"});
}

/// The files that an earlier run of ours left in a folder, so that `--overwrite` removes those and no others. A style that was
/// edited by hand is the user's.
std::vector<std::string> owned_files(const std::string& folder) {
    const auto manifest_path = fs::path(folder) / "run.json";
    if (!fs::exists(manifest_path)) {
        return {};
    }
    const auto manifest = project::parse_manifest(io::read_file(manifest_path.string()), manifest_path.string());
    std::vector<std::string> owned{"run.json"};
    for (const auto& output : manifest.outputs) {
        const auto file = (fs::path(folder) / output.path).string();
        const bool kept = output.path.ends_with(".qml") && fs::exists(file) && publish::edited_by_hand(file);
        if (!kept) {
            owned.push_back(output.path);
        }
    }
    return owned;
}

Result run(const Options& o, Context& context) {
    const auto project = project::read_project(o.project);
    prepare(context, project);
    context.pages = !o.no_pages;
    const auto day = text::date_text(context.as_of);
    const auto target = o.output.empty() ? (fs::path(project.folder) / "out" / day).string() : o.output;
    Result result;
    if (context.options.dry_run) {
        const auto manifest = run_project(project, target, context, result);
        return result;
    }
    io::AtomicFolder folder(target, context.options.overwrite);
    context.earlier_folder = fs::is_directory(target) ? target : "";
    auto manifest = run_project(project, folder.working_path(), context, result);
    manifest.project_path = fs::proximate(fs::absolute(o.project), fs::absolute(target)).string();
    io::write_file(folder.working_path() + "/run.json", project::to_json(manifest), false);
    folder.commit(owned_files(target));
    result.lines.push_back(say(context, {"{n} {n|file|files} in {folder}", "已写出 {n} 个文件：{folder}"},
                               {{"n", manifest.outputs.size() + 1}, {"folder", target}}));
    result.next.push_back("gridwarden verify " + pasted(target));
    return result;
}

} // namespace

Command run_command() {
    return make_command<Options>(
        {.name = "run",
         .topic = Topic::first,
         .summary = {"The main job: every step of a project into one folder, with a manifest.",
                     "主要任务：执行项目的每一步，结果放入一个文件夹并附清单。"},
         .text = {"The folder is made aside and swapped in when everything is done: a run that stops leaves nothing half. "
                  "`run.json` lists inputs with their hashes and rows, every resolved option, the balance of every step and every output.",
                  "结果先在旁边生成，全部完成后再换入：中途停止不会留下半成品。`run.json` 列出输入的哈希与行数、全部选项、每步的平衡以及每个输出。"},
         .examples = {{"gridwarden run project.json", {"layers of the month in out/2024-05-09", "当期图层在 out/2024-05-09"}}},
         .without = {"format"}},
        declare, run);
}

} // namespace gridwarden::command
