#include "analysis/assign.hpp"
#include "analysis/disagreements.hpp"
#include "analysis/levels.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"
#include "command/issue_file.hpp"
#include "command/issue_report.hpp"
#include "command/rejected_rows.hpp"
#include "core/error.hpp"

#include <optional>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> units;
    std::string output;
    std::string valid;
    std::string invalid;
};

void declare(Args& args, Options& o) {
    args.positional("sites", o.sites, model::Role::sites, {"registers of sites to check", "待检查的点位台账"});
    args.input("units", o.units, model::Role::units, {"areal units to check, coarsest first", "待检查的区划或网格，由粗到细"});
    args.output("output", o.output, "geojson",
                {"the issues as a table, a map layer or a report (.csv .json .geojson .gpkg .md .txt)",
                 "问题清单：表格、图层或报告（.csv .json .geojson .gpkg .md .txt）"});
    args.output("valid", o.valid, "", {"the rows that were accepted", "被接受的行"});
    args.output("invalid", o.invalid, "", {"the rows that were rejected, each with its reasons", "被拒绝的行及其原因"});
}

/// Passes issues on to every sink that is there.
class Fan final : public IssueSink {
public:
    explicit Fan(std::vector<IssueSink*> sinks) : sinks_(std::move(sinks)) {}
    void add(Issue issue) override {
        for (auto* sink : sinks_) {
            sink->add(issue);
        }
    }

private:
    std::vector<IssueSink*> sinks_;
};

enum class Form { text, markdown, table };

Form form_of(const std::string& output, const std::string& format) {
    const auto ends = [&](std::string_view ending) { return format.empty() && output.ends_with(ending); };
    if (format == "md" || format == "markdown" || ends(".md")) {
        return Form::markdown;
    }
    if (format == "text" || format == "txt" || ends(".txt") || (format.empty() && (output.empty() || output == "-"))) {
        return Form::text;
    }
    return Form::table;
}

Result run(const Options& o, Context& context) {
    if (o.sites.empty() && o.units.empty()) {
        throw Error("GW-ARG-060");
    }
    const auto form = form_of(o.output, context.in_project ? std::string() : context.options.format);
    const std::string target = !o.output.empty() ? o.output : context.options.json ? "" : "-";
    IssueGroups groups;
    RejectedRows rejected;
    IssueFile file(form == Form::table ? target : std::string(), context);
    Fan fan({&groups, &rejected, &file});
    Result result;
    Fan all({&fan, &context.issues});
    const auto* units = o.units.empty() ? nullptr : &context.units_telling(o.units, fan).tree;
    if (units != nullptr) {
        const auto topology = analysis::check_topology(*units, context.threads, all);
        result.balance.emplace_back("gaps", topology.gaps);
        result.balance.emplace_back("overlaps", topology.overlaps);
    }
    if (!o.sites.empty()) {
        const auto& sites = context.sites_telling(o.sites, model::Role::sites, fan).table;
        result.balance.emplace_back("sites", sites.size());
        if (units != nullptr && sites.schema.index_of_role("unit") >= 0) {
            const auto assignment = analysis::assign(sites, *units, {context.options.default_accuracy, false, context.threads, context.progress});
            result.balance.emplace_back("elsewhere", analysis::tell_disagreements(sites, *units, assignment, all));
        }
        context.write(o.valid, sites, "sites");
        if (!o.invalid.empty()) {
            context.write(o.invalid, rejected_table(context, o.sites, rejected), "");
        }
    }
    file.finish();
    if (form != Form::table) {
        context.write_text(target, issue_report(groups.sorted(), context.accounts(), context.lang,
                                                form == Form::markdown ? ReportForm::markdown : ReportForm::text, true));
    } else if (target != "-" && !target.empty()) {
        context.style_beside(target, issue_schema(), "issues");
    }
    result.told_issues = target == "-" && !context.in_project;
    result.differs = groups.count(Level::error) > 0;
    for (const auto level : {Level::error, Level::warning, Level::note}) {
        constexpr const char* names[] = {"errors", "warnings", "notes"};
        result.balance.emplace_back(names[static_cast<int>(level)], groups.count(level));
    }
    result.lines.push_back(say(context, {"{errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}, {notes} {notes|note|notes}", "错误 {errors}，警告 {warnings}，提示 {notes}"},
                               {{"errors", groups.count(Level::error)},
                                {"warnings", groups.count(Level::warning)},
                                {"notes", groups.count(Level::note)}}));
    return result;
}

} // namespace

Command check_command() {
    return make_command<Options>(
        {.name = "check",
         .topic = Topic::first,
         .summary = {"Tells what is wrong with registers and boundaries, row by row, and changes nothing.",
                     "逐行指出台账和边界中的问题，不改动任何数据。"},
         .text = {"Every row is accepted, accepted with an issue, or rejected with a reason; the three add up. Boundaries are checked for "
                  "validity, gaps, overlaps, slivers, nesting and codes; with both, sites that lie elsewhere than the unit they declare (key unit) are told. Ends with status 1 where there is an error-level issue.",
                  "每一行要么接受、要么附带问题接受、要么说明原因拒绝，三者相加等于读入行数。边界检查包括有效性、缝隙、重叠、碎屑、层级嵌套与编码；同时给出两者时，指出实际位置与登记单元（键 unit）不一致的点位。存在错误级问题时以状态 1 结束。"},
         .examples = {{"gridwarden check petitions.csv,crs=wgs84 --units county.geojson --units towns.gpkg",
                       {"a report on the terminal", "在终端打印报告"}},
                      {"gridwarden check petitions.csv,crs=wgs84 -o issues.csv --invalid rejected.csv",
                       {"the issues as a table, and the rejected rows", "问题清单及被拒绝的行"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
