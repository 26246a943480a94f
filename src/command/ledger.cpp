#include "analysis/assign.hpp"
#include "analysis/cells.hpp"
#include "analysis/lifecycle.hpp"
#include "analysis/rollup.hpp"
#include "analysis/standing.hpp"
#include "command/check_claims.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"
#include "command/level_path.hpp"
#include "ingest/overlap.hpp"
#include "json/value.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> ledger;
    std::vector<model::InputSpec> units;
    std::vector<std::string> by{"kind", "responsible"};
    std::string claims;
    std::string output;
    std::string rollup;
    std::string standing;
    std::string claim_report;
};

void declare(Args& args, Options& o) {
    args.positional("ledger", o.ledger, model::Role::sites, {"registers of problems", "问题台账"}).required = true;
    args.input("units", o.units, model::Role::units, {"areal units, coarsest first", "区划或网格，由粗到细"});
    args.names("by", o.by, "FIELD",
               {"fields to compare by in the standing and to count by in the rollup; those that the ledger lacks are left out unless named",
                "排名与汇总所用字段；缺省字段在台账中没有时略去"});
    args.option("claims", o.claims, "FILE",
                {"claims of a report to recompute: a JSON array as in a project", "需核算的报告数字：与项目文件相同的 JSON 数组"});
    args.output("output", o.output, "geojson", {"problems with their state on the as-of day", "各问题在基准日的状态"});
    args.output("rollup", o.rollup, "%level.geojson", {"units with counts of open, overdue and closed", "各级单元的未销号、逾期、已销号数"});
    args.output("standing", o.standing, "csv", {"who stands how: a row for each value of each field, ranked", "各字段取值的进度与排名"});
    args.output("claim-report", o.claim_report, "", {"each claim with both numbers and the ids behind it", "逐项列出表述、两个数字及其依据"});
}

/// The fields to compare by: those that are there, or all where the user names them.
std::vector<std::string> fields_there(const std::vector<std::string>& by, const table::Schema& schema) {
    if (by != Options{}.by) {
        return by;
    }
    std::vector<std::string> there;
    std::copy_if(by.begin(), by.end(), std::back_inserter(there), [&](const auto& name) { return analysis::field_index(schema, name) >= 0; });
    return there;
}

void write_rollups(const Options& o, const table::Table& stated, const std::vector<std::string>& by, Context& context, Result& result) {
    if (o.units.empty()) {
        return;
    }
    const auto& units = context.units(o.units).tree;
    ingest::require_overlap(stated, units, context.issues);
    const auto assignment = analysis::assign(stated, units, {context.options.default_accuracy, false, context.threads, context.progress});
    const auto rollups = analysis::rollup(analysis::status_by_state(stated), units, assignment, {by, context.declared_values, context.as_of}, context.issues);
    for (std::size_t level = 0; level < rollups.size(); ++level) {
        context.write(level_path(o.rollup, level + 1, rollups.size()), rollups[level].table, "overdue");
        result.balance.emplace_back("assigned_level" + std::to_string(level + 1), rollups[level].assigned);
        result.balance.emplace_back("unassigned_level" + std::to_string(level + 1), rollups[level].unassigned);
    }
}

void tell_states(const analysis::Tally& tally, Context& context, Result& result) {
    result.overdue = tally.overdue;
    result.balance = {{"in", tally.all}, {"closed", tally.closed}, {"open", tally.open}, {"unknown", tally.unknown}, {"later", tally.later}};
    result.lines.push_back(say(context, {"{all} problems: {closed} closed, {open} open, {unknown} of unknown state, {later} opened later; {overdue} overdue",
                                         "问题 {all} 个：已销号 {closed}，未销号 {open}，状态不明 {unknown}，基准日之后立案 {later}；逾期 {overdue}"},
                               {{"all", tally.all}, {"closed", tally.closed}, {"open", tally.open}, {"unknown", tally.unknown}, {"later", tally.later},
                                {"overdue", tally.overdue}}));
}

std::vector<project::Claim> claims_of(const Options& o, const Context& context) {
    return o.claims.empty() ? std::vector<project::Claim>() : project::read_claims(json::parse_file(context.opened({o.claims, {}, {}, {}}).path), o.claims);
}

Result run(const Options& o, Context& context) {
    Result result;
    const auto claims = claims_of(o, context); // before anything is written: a mistake in them must not leave half the outputs
    const auto& ledger = context.sites(o.ledger, model::Role::sites).table;
    const auto life = analysis::lifecycle(ledger, context.as_of, context.issues);
    tell_states(analysis::tally(life), context, result);
    const auto stated = analysis::with_lifecycle(ledger, life);
    const auto by = fields_there(o.by, stated.schema);
    context.write(o.output, stated, "ledger");
    context.write(o.standing, analysis::standing(ledger, life, by), "");
    write_rollups(o, stated, by, context, result);
    if (!claims.empty()) {
        context.write(o.claim_report, claims_table(check_claims(claims, o.claims, o.ledger, context, result), context.file_lang), "");
    }
    return result;
}

} // namespace

Command ledger_command() {
    return make_command<Options>(
        {.name = "ledger",
         .topic = Topic::data,
         .summary = {"How each problem stands on the as-of day: its state, how long it is overdue, and whether a report's numbers hold.",
                     "各问题在基准日的状态、逾期天数，并核算报告中的数字。"},
         .text = {"The status of the register is read by a fixed table of phrases in Chinese and English; dates up to the as-of day go before it. Only what is "
                  "closed (已销号) is closed. The deadline day itself is not overdue. Rows of one id are the cycles of one problem.",
                  "整改状态按固定词表（中英文）识别；基准日及以前的日期优先于状态。只有已销号才算销号。期限当日不算逾期。同一编号的多行是同一问题的多个周期。"},
         .examples = {{"gridwarden ledger ledger.xlsx,sheet=台账,id=问题编号,status=整改状态,deadline_type=期限类型,opened=交办日期,deadline=整改时限,closed=销号日期,"
                       "responsible=责任单位,crs=wgs84 --as-of 2024-05-09 --by responsible -o problems.geojson --standing standing.csv",
                       {"the state of every problem on that day, and who has the most overdue", "当日各问题状态，以及各责任单位的逾期排名"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
