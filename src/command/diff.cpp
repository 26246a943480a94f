#include "analysis/change.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"

#include <algorithm>
#include <array>

namespace gridwarden::command {

namespace {

using analysis::Change;

struct Options {
    std::vector<model::InputSpec> before;
    std::vector<model::InputSpec> now;
    Length moved = Length::metres(50);
    Length within = Length::metres(200);
    std::string output;
    std::string matrix;
};

void declare(Args& args, Options& o) {
    args.first_positional("old", o.before, model::Role::previous, {"the earlier snapshot of the ledger", "上一期台账"});
    args.positional("new", o.now, model::Role::sites, {"the later snapshot", "本期台账"}).required = true;
    args.option("moved", o.moved, {"a problem farther than this from where it was has moved", "位置变化超过此距离视为移动"});
    args.option("within", o.within, {"rows without an id match within this distance, by place and name", "没有编号的行在此距离内按位置和名称匹配"});
    args.output("output", o.output, "geojson", {"every problem with what became of it", "各问题及其变化"});
    args.output("matrix", o.matrix, "csv", {"how many went from which state to which", "状态转移表"});
}

Result run(const Options& o, Context& context) {
    const auto before = context.sites(o.before, model::Role::previous).table;
    const auto& now = context.sites(o.now, model::Role::sites).table;
    const auto rows = analysis::changes(before, now, {context.as_of, o.moved, o.within, context.threads}, context.issues);
    context.write(o.output, analysis::changes_table(before, now, rows, context.as_of), "diff");
    context.write(o.matrix, analysis::state_matrix(before, now, rows, context.as_of), "");
    std::array<std::uint64_t, 8> counts{};
    for (const auto& row : rows) {
        ++counts[static_cast<std::size_t>(row.change)];
    }
    Result result;
    result.balance = {{"old", before.size()}, {"new", now.size()}};
    Arguments said{{"old", before.size()}, {"new", now.size()}};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto name = name_of(static_cast<Change>(i));
        result.balance.emplace_back(name, counts[i]);
        said.emplace_back(name, counts[i]);
    }
    result.findings = rows.size() - counts[static_cast<std::size_t>(Change::same)];
    result.lines.push_back(say(context, {"{old} problems before, {new} now: {opened} opened, {closed} closed, {reopened} reopened, {slipped} slipped, {moved} moved, "
                                         "{reworded} reworded, {gone} gone, {same} the same",
                                         "上期 {old} 个，本期 {new} 个：新立案 {opened}，销号 {closed}，反弹 {reopened}，延期 {slipped}，移动 {moved}，改写 {reworded}，消失 {gone}，不变 {same}"},
                               said));
    return result;
}

} // namespace

Command diff_command() {
    return make_command<Options>(
        {.name = "diff",
         .topic = Topic::data,
         .summary = {"What changed between two snapshots of a ledger: opened, closed, slipped, reopened, moved, reworded, gone.",
                     "两期台账之间的变化：新立案、销号、延期、反弹、移动、改写、消失。"},
         .text = {"Rows are matched by id; where a row has no id of its own, by place and name with a score. A row that is gone is told: problems are closed, they "
                  "do not vanish. States are those of the as-of day in both.",
                  "按编号匹配；没有编号的行按位置和名称匹配并给出得分。消失的行会提示：问题应销号，而不会凭空消失。两期的状态都以基准日为准。"},
         .examples = {{"gridwarden diff ledger.xlsx,sheet=台账,id=问题编号,status=整改状态,deadline=整改时限,crs=wgs84 "
                       "ledger.xlsx,sheet=台账,id=问题编号,status=整改状态,deadline=整改时限,crs=wgs84 --as-of 2024-05-09 -o changes.geojson",
                       {"the changes of a month; the same file twice changes nothing", "一个月内的变化；同一文件比较则无变化"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
