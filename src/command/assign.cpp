#include "analysis/assign.hpp"

#include "analysis/cells.hpp"
#include "analysis/rollup.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"
#include "command/level_path.hpp"
#include "geodesy/crs.hpp"
#include "ingest/overlap.hpp"

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> units;
    std::vector<std::string> by;
    std::string output;
    std::string rollup;
    std::string shares;
};

void declare(Args& args, Options& o) {
    args.positional("sites", o.sites, model::Role::sites, {"problem sites", "问题点位"}).required = true;
    args.input("units", o.units, model::Role::units,
               {"areal units, coarsest first, or one file with levels", "区划或网格，由粗到细；或含多级的单个文件"})
        .required = true;
    args.names("by", o.by, "FIELD",
               {"count sites by the values of these fields in the rollup", "汇总时按这些字段的取值计数"});
    args.output("output", o.output, "geojson", {"sites with their units at every level", "带各级单元的点位图层"});
    args.output("rollup", o.rollup, "%level.geojson",
                {"units with counts, a file a level: `%level` stands for its number", "各级单元汇总，每级一个文件：`%level` 为级号"});
    args.output("shares", o.shares, "csv",
                {"shares of footprints by unit", "地块在各单元中的占比"});
}

/// `site_id unit_id level share`, rows by site in input order, then level, then unit.
table::Table shares_table(const table::Table& sites, const model::UnitTree& units,
                          const std::vector<analysis::Share>& shares) {
    table::Table out;
    out.schema.has_geometry = false;
    out.schema.fields = {{"site_id", table::Type::text, "id"},
                         {"unit_id", table::Type::text, ""},
                         {"level", table::Type::integer, ""},
                         {"share", table::Type::number, ""}};
    const auto ids = analysis::texts_of(sites, sites.schema.index_of_role("id"));
    table::TextBuilder site_ids;
    table::TextBuilder unit_ids;
    table::IntegerColumn levels;
    table::NumberColumn values;
    table::Batch batch;
    for (const auto& share : shares) {
        site_ids.push(ids[share.site]);
        share.unit == model::no_unit ? unit_ids.push_null() : unit_ids.push(units.levels[share.level].ids[share.unit]);
        levels.values.push_back(static_cast<std::int64_t>(share.level) + 1);
        values.values.push_back(share.share);
        batch.geometry.push_none();
        batch.rows.push_back(static_cast<std::uint32_t>(batch.rows.size() + 1));
    }
    batch.columns = {{"site_id", site_ids.finish()}, {"unit_id", unit_ids.finish()},
                     {"level", std::move(levels)}, {"share", std::move(values)}};
    out.batches.push_back(std::move(batch));
    return out;
}

void tell_plan(Context& context, const table::Table& sites, const model::UnitTree& units, Result& result) {
    result.lines.push_back(say(context, {"{sites} {sites|site|sites}, {levels} {levels|level|levels} of units, finest {units} {units|unit|units}; memory about {mb} MB",
                                         "点位 {sites} 个，单元 {levels} 级，最细一级 {units} 个；内存约 {mb} MB"},
                               {{"sites", sites.size()},
                                {"levels", units.levels.size()},
                                {"units", units.levels.back().size()},
                                {"mb", sites.overhead_bytes() / 1'000'000 + 1}}));
    for (const auto& account : context.accounts()) {
        result.lines.push_back(account.input + ": " + account.crs);
    }
    if (const auto extent = context.extent(); !extent.empty()) {
        const auto plane = geodesy::choose_plane(extent);
        result.lines.push_back(say(context, {"local metric plane: {plane} ({reason})", "本地米制平面：{plane}（{reason}）"},
                                   {{"plane", plane.crs.text}, {"reason", plane.reason}}));
    }
}

Result run(const Options& o, Context& context) {
    const auto& units = context.units(o.units).tree;
    const auto& sites = context.sites(o.sites, model::Role::sites).table;
    ingest::require_overlap(sites, units, context.issues);
    Result result;
    if (context.options.dry_run) {
        tell_plan(context, sites, units, result);
        return result;
    }
    std::vector<analysis::Share> shares;
    const analysis::AssignOptions options{context.options.default_accuracy, !o.shares.empty(), context.threads, context.progress};
    const auto assignment = analysis::assign(sites, units, options, &shares);
    const auto rollups = analysis::rollup(sites, units, assignment, {o.by, context.declared_values, context.as_of}, context.issues);
    context.write(o.output, analysis::with_assignment(sites, units, assignment), "sites");
    for (std::size_t level = 0; level < rollups.size(); ++level) {
        context.write(level_path(o.rollup, level + 1, rollups.size()), rollups[level].table, "rollup");
    }
    if (!o.shares.empty()) {
        context.write(o.shares, shares_table(sites, units, shares), "");
    }
    result.balance = {{"in", sites.size()}};
    for (std::size_t level = 0; level < rollups.size(); ++level) {
        result.balance.emplace_back("assigned_level" + std::to_string(level + 1), rollups[level].assigned);
        result.balance.emplace_back("unassigned_level" + std::to_string(level + 1), rollups[level].unassigned);
    }
    result.lines.push_back(say(context, {"{sites} {sites|site|sites}: {assigned} in a unit, {out} in none",
                                         "点位 {sites} 个：{assigned} 个落入单元，{out} 个未落入"},
                               {{"sites", sites.size()},
                                {"assigned", assignment.assigned},
                                {"out", sites.size() - assignment.assigned}}));
    return result;
}

} // namespace

Command assign_command() {
    return make_command<Options>(
        {.name = "assign",
         .topic = Topic::data,
         .summary = {"Gives every site its areal unit at every level, and counts sites by unit.",
                     "给每个点位定出各级单元，并按单元汇总。"},
         .text = {"Containment is exact with edges straight in lon/lat. Nested levels are decided at the finest and inherited. On a "
                  "border the declared unit decides, else the smallest id; a footprint goes to the unit of its largest share.",
                  "包含判断精确，边线在经纬度中为直线。层级嵌套时在最细一级判定，上级沿用。落在边界上时以申报单元为准，否则取编码最小者；"
                  "面状地块归入占比最大的单元。"},
         .examples = {{"gridwarden assign petitions.csv,crs=wgs84 --units county.geojson --units towns.gpkg -o sites.geojson "
                       "--rollup counts_%level.geojson",
                       {"sites with their county and town, and a map of counts for each level",
                        "点位及其县、镇，以及各级计数图层"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
