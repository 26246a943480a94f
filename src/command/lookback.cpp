#include "analysis/lookback.hpp"

#include "command/commands.hpp"
#include "command/context.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> ledger;
    std::vector<model::InputSpec> visits;
    Length within = Length::metres(100);
    Length rebound = Length::metres(100);
    std::string problem;
    std::string output;
};

void declare(Args& args, Options& o) {
    args.first_positional("closed", o.ledger, model::Role::sites, {"ledger with the closed problems", "含已销号问题的台账"});
    args.positional("visits", o.visits, model::Role::visits, {"visits: key `opened` their date, `status` what was found", "回头看记录：键 `opened` 为日期，`status` 为结果"}).required = true;
    args.option("within", o.within, {"a visit belongs to the nearest closed problem within this", "回头看点归属此距离内最近的已销号问题"});
    args.option("rebound", o.rebound, {"a new problem of the same kind within this of a closed one is that one come back", "此距离内同类新问题视为反弹"});
    args.option("problem", o.problem, "FIELD", {"column of the visits that names the problem; else they match by place", "回头看记录中的问题编号列；缺省按位置匹配"});
    args.output("output", o.output, "geojson", {"closed problems, visited or not, come back or not", "已销号问题：是否回头看、是否反弹"});
}

Result run(const Options& o, Context& context) {
    const auto ledger = context.sites(o.ledger, model::Role::sites).table;
    const auto& visits = context.sites(o.visits, model::Role::visits).table;
    const auto found = analysis::lookback(ledger, visits, {context.as_of, o.within, o.rebound, o.problem, context.threads}, context.issues);
    context.write(o.output, analysis::lookback_table(ledger, found), "lookback");
    const auto visited = static_cast<std::uint64_t>(std::count_if(found.visits.begin(), found.visits.end(), [](auto n) { return n > 0; }));
    const auto rebounds = static_cast<std::uint64_t>(std::count(found.rebound.begin(), found.rebound.end(), 1));
    Result result;
    result.findings = rebounds;
    result.balance = {{"closed", found.rows.size()}, {"visited", visited}, {"never_visited", found.rows.size() - visited}, {"rebound", rebounds},
                      {"visits", found.visits_in}, {"visits_matched", found.matched}, {"visits_early", found.early}, {"visits_elsewhere", found.elsewhere},
                      {"visits_later", found.later}};
    result.lines.push_back(say(context, {"{closed} closed problems: {visited} visited since, {never} never visited, {rebounds} came back",
                                         "已销号问题 {closed} 个：已回头看 {visited}，从未回头看 {never}，反弹 {rebounds}"},
                               {{"closed", found.rows.size()}, {"visited", visited}, {"never", found.rows.size() - visited}, {"rebounds", rebounds}}));
    return result;
}

} // namespace

Command lookback_command() {
    return make_command<Options>(
        {.name = "lookback",
         .topic = Topic::data,
         .summary = {"Which closed problems were looked at again, and which came back.", "已销号问题中哪些已回头看，哪些反弹。"},
         .text = {"A visit counts from the day of closing on. A problem came back where its last visit says so, or where a new problem of the same kind was opened near it "
                  "after the closing. There is no national definition of a rebound: the distance is yours to set.",
                  "自销号日起的回头看才计入。最近一次回头看认定反弹，或销号后在其附近新立同类问题，视为反弹。国家没有统一的反弹定义，距离可自行设定。"},
         .examples = {{"gridwarden lookback ledger.xlsx,sheet=台账,id=问题编号,kind=问题类型,status=整改状态,opened=交办日期,closed=销号日期,crs=wgs84 "
                       "visits.csv,id=编号,opened=日期,status=结果,crs=wgs84 --problem 问题编号 --as-of 2024-05-09 -o lookback.geojson",
                       {"46 closed problems: which were never visited?", "46 个已销号问题中，哪些从未回头看？"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
