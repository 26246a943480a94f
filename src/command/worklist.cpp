#include "command/worklist_desk.hpp"

#include "command/commands.hpp"
#include "command/publication.hpp"
#include "command/runner.hpp"
#include "core/error.hpp"

namespace gridwarden::command {

namespace {

struct Options {
    std::string project;
    std::string output;
};

void declare(Args& args, Options& o) {
    args.positional("project", o.project, "PROJECT", {"project file; a step of a project needs none", "项目文件；作为项目步骤时不需要"});
    args.output("output", o.output, "xlsx", {".xlsx: a sheet a team, to print; .geojson, .csv and others: one table", ".xlsx：每队一张工作表，可打印；.geojson、.csv 等：一张表"});
}

Result run(const Options& o, Context& context) {
    Result result;
    if (o.project.empty() && !context.project) {
        throw Error("GW-ARG-006", {{"name", "project"}});
    }
    if (context.options.dry_run) {
        if (!o.project.empty()) {
            prepare(context, project::read_project(o.project));
        }
        result.lines.push_back(say(context, {"a row an open site, ordered by: {order}", "每个未销号点位一行，排序依据：{order}"}, {{"order", priority_text(*context.project)}}));
        return result;
    }
    publication_of(o.project, context, result);
    const auto list = make_worklist(context);
    write_worklist(o.output, list.table, context);
    tell_worklist(list, context, result);
    return result;
}

} // namespace

Command worklist_command() {
    return make_command<Options>(
        {.name = "worklist",
         .topic = Topic::first,
         .summary = {"Where do I send people tomorrow? Every open site with its reasons, by team.", "明天派人去哪里？按队伍列出全部未销号点位及其理由。"},
         .text = {"A row an open site, ordered by the project's `priority` (`overdue`, `rebound`, `zone:1`, `zone:2`, `zone:quasi`, `zone`, `hot`, `due:7d`, `behind`, `new`, `mismatch`, "
                  "`never-visited`): sites with the first reason come first, of these those with the second too, and so on; then the most overdue. Reasons are what this project's own "
                  "steps found: `zone:…` needs a step `hits`, `hot` a `hotspot` (a bin of 90 % or more, or a rule), `rebound` a `lookback`. `new` is opened after the run that "
                  "`previous` names, else in the month of the as-of day. A site of unknown state is open. Closed problems are listed only where `priority` names `rebound` or "
                  "`never-visited` and a look-back found that of them. Team and keeper are the site's own, else those of the finest areal unit that has one.",
                  "每个未销号点位一行，按项目 `priority` 排序（`overdue`、`rebound`、`zone:1`、`zone:2`、`zone:quasi`、`zone`、`hot`、`due:7d`、`behind`、`new`、`mismatch`、"
                  "`never-visited`）：先列具有第一理由者，其中再先列兼有第二理由者，依此类推；其余按逾期天数。理由来自本项目各步骤的结果：`zone:…` 需有 `hits` 步骤，"
                  "`hot` 需有 `hotspot`（90 % 及以上或按规则），`rebound` 需有 `lookback`。`new` 指 `previous` 所指运行之后立案，否则为基准日当月立案。状态不明按未销号处理。"
                  "只有 `priority` 含 `rebound` 或 `never-visited` 且回头看如此认定时，才列入已销号问题。队伍与网格员以点位自身为准，否则取最细一级有填写的单元。"},
         .examples = {{"gridwarden worklist project.json -o worklist.xlsx", {"a sheet a team, to print on A4", "每队一张工作表，A4 打印"}},
                      {"gridwarden worklist project.json -o worklist.geojson", {"the same as a map", "同样内容的地图图层"}}},
         .page = true,
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
