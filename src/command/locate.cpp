#include "command/commands.hpp"
#include "command/dispatch_desk.hpp"
#include "core/error.hpp"
#include "text/text.hpp"

#include <cmath>

namespace gridwarden::command {

namespace {

struct Options {
    std::string lon;
    std::string lat;
    bool json = false;
    DeskOptions desk;
};

void declare(Args& args, Options& o) {
    args.positional("lon", o.lon, "LON", {"longitude in degrees (or easting, with --crs)", "经度（度）；配合 --crs 时可为横坐标"}).required = true;
    args.positional("lat", o.lat, "LAT", {"latitude in degrees (or northing)", "纬度（度）；或纵坐标"}).required = true;
    args.flag("json", o.json, {"print one JSON object, as dispatch does", "打印一个 JSON 对象，与 dispatch 相同"});
    declare_desk(args, o.desk);
}

double degrees(const char* name, const std::string& text) {
    const auto value = text::parse_number(text);
    if (!value || !std::isfinite(*value)) {
        throw Error("GW-DISP-004", {{"key", name}, {"value", text}, {"expected", "a number as 117.05"}});
    }
    return *value;
}

Result run(const Options& o, Context& context) {
    const shape::Coord given{degrees("lon", o.lon), degrees("lat", o.lat)};
    const Desk desk(o.desk, context);
    const auto at = desk.placed(given);
    const auto answer = desk.answer(at);
    if (o.json) {
        json::Writer out;
        out.begin_object();
        desk.write(out, at, answer);
        context.print(out.end_object().take() + "\n");
    } else {
        context.print(desk.told(at, answer, context.lang));
    }
    Result result;
    result.findings = answer.zones.size();
    return result;
}

} // namespace

Command locate_command() {
    return make_command<Options>(
        {.name = "locate",
         .topic = Topic::data,
         .summary = {"Tells whose ground a point is: unit at each level, keeper, team, stations near, zones.",
                     "查询一个点：各级单元、网格员、队伍、附近站点、保护区。"},
         .text = {"The same answer as dispatch gives to an alert. A negative number needs no quoting.", "与 dispatch 对告警的应答相同。负数无需引号。"},
         .examples = {{"gridwarden locate 117.05 31.2 --project project.json", {"who keeps this place?", "这里归谁管？"}},
                      {"gridwarden locate 117.0556 31.198 --crs gcj02 --project project.json --json -q", {"a point from a Chinese map service, for a program", "国内地图服务上的点，供程序使用"}}},
         .writes = false,
         .without = {"dry-run", "as-of"}},
        declare, run);
}

} // namespace gridwarden::command
