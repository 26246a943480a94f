#include "command/commands.hpp"
#include "command/dispatch_desk.hpp"
#include "core/error.hpp"
#include "io/line_reader.hpp"
#include "text/text.hpp"

#include <map>

namespace gridwarden::command {

namespace {

struct Options {
    std::string alerts = "-";
    DeskOptions desk;
};

void declare(Args& args, Options& o) {
    args.positional("alerts", o.alerts, "ALERTS", {"alerts, one JSON object a line; - is stdin", "告警，每行一个 JSON 对象；- 为标准输入"});
    declare_desk(args, o.desk);
}

/// What became of the alerts.
struct Tally {
    std::map<std::string, std::uint64_t, std::less<>> by_status{{"ok", 0}, {"border", 0}, {"no-area", 0}, {"error", 0}};
    std::uint64_t in_zones = 0;
};

/// The id as it came: a text or a number; anything else is none.
void write_id(json::Writer& out, const json::Value* id) {
    out.key("id");
    if (id != nullptr && id->kind == json::Kind::string) {
        out.value(id->text);
    } else if (id != nullptr && id->kind == json::Kind::number) {
        out.raw(id->text);
    } else {
        out.null();
    }
}

/// A line of JSON; what is wrong with it is told without the name of a file. \throws Error GW-DISP-001, GW-DISP-006
json::Value parse_alert(const io::LineReader::Line& line, Language lang) {
    if (line.too_long) {
        throw Error("GW-DISP-006", {{"limit", io::LineReader::longest}});
    }
    json::Value alert;
    try {
        alert = json::parse(line.text, "alert");
    } catch (const Error& error) {
        throw Error("GW-DISP-001", {{"what", error.message(lang)}});
    }
    if (alert.kind != json::Kind::object) {
        throw Error("GW-DISP-001", {{"what", json::name_of(alert.kind)}});
    }
    return alert;
}

/// The answer to one line, whatever it holds.
std::string answer_line(const Desk& desk, const io::LineReader::Line& line, std::uint64_t number, Language lang, Tally& tally) {
    json::Value alert;
    json::Writer out(0);
    try {
        alert = parse_alert(line, lang);
        const auto at = desk.place_of(alert);
        const auto answer = desk.answer(at, Desk::accuracy_of(alert));
        out.begin_object();
        write_id(out, alert.find("id"));
        desk.write(out, at, answer);
        ++tally.by_status.find(name_of(answer.status))->second;
        tally.in_zones += answer.zones.empty() ? 0U : 1U;
    } catch (const Error& error) {
        if (error.exit() == Exit::interrupted) {
            throw;
        }
        out = json::Writer(0);
        out.begin_object();
        write_id(out, alert.find("id"));
        out.key("status").value("error").key("line").value(static_cast<std::int64_t>(number)).key("error").begin_object().key("code").value(error.code());
        out.key("message").value(error.message(lang)).end_object();
        ++tally.by_status["error"];
    }
    return out.end_object().take() + "\n";
}

Result run(const Options& o, Context& context) {
    const Desk desk(o.desk, context);
    io::LineReader lines(o.alerts);
    Tally tally;
    std::uint64_t number = 0;
    while (const auto line = lines.next()) {
        ++number;
        if (!text::trim(line->text).empty()) {
            context.print(answer_line(desk, *line, number, context.lang, tally)); // each at once: somebody waits for it
        }
    }
    Result result;
    result.findings = tally.in_zones;
    std::uint64_t all = 0;
    for (const auto& [status, count] : tally.by_status) {
        all += count;
    }
    result.balance = {{"in", all}};
    for (const auto* status : {"ok", "border", "no-area", "error"}) {
        result.balance.emplace_back(status, tally.by_status[status]);
    }
    result.lines.push_back(say(context, {"{all} {all|alert|alerts}: ok {ok}, border {border}, no area {none}, error {error}; in a zone {zone}",
                                         "告警 {all} 条：正常 {ok}，边界 {border}，无所属单元 {none}，无法识别 {error}；位于保护区 {zone}"},
                               {{"all", all}, {"ok", tally.by_status["ok"]}, {"border", tally.by_status["border"]},
                                {"none", tally.by_status["no-area"]}, {"error", tally.by_status["error"]}, {"zone", tally.in_zones}}));
    return result;
}

} // namespace

Command dispatch_command() {
    return make_command<Options>(
        {.name = "dispatch",
         .topic = Topic::data,
         .summary = {"Answers a stream of alerts: whose ground is it, who keeps it, which stations and zones are there.",
                     "应答告警流：属于哪个单元、由谁负责、附近有哪些站点、是否在保护区内。"},
         .text = {"An alert is {id, lon, lat} or {id, tower, bearing_deg, distance_m} (tower: the id of a station of the project; the bearing from "
                  "true north); other keys are ignored; with --accuracy its own accuracy_m goes before that. Each line is answered at once by one line: status ok, border (on a "
                  "border, in an overlap, or within its error of several units: all are listed, and keeper and team are those of the smallest id that "
                  "holds it), no-area, or error with line, code and message; a bad line does not stop the stream. keeper, team, responsible and phone come from "
                  "the finest unit that has them, else from the units above it; a telephone column is found by its name (phone, 电话, 联系电话, 手机, …). They are "
                  "personal data: send the answers to those who need them.",
                  "告警为 {id, lon, lat} 或 {id, tower, bearing_deg, distance_m}（tower 为项目中站点编号；方位自真北起算），其他键忽略；使用 --accuracy 时，告警自带的 accuracy_m 优先。每行立即应答一行："
                  "状态 ok、border（在边界上、重叠处或误差范围内有多个单元：全部列出，负责人取包含该点且编码最小者）、no-area（无所属单元）或 error（含行号、代码和说明）；"
                  "坏行不会中断数据流。keeper、team、responsible、phone 取自最细一级有值的单元，否则取上级；电话列按列名识别（phone、电话、联系电话、手机等）。"
                  "这些属于个人信息，应答只发给需要的人。"},
         .examples = {{"gridwarden dispatch --project project.json <<< '{\"id\": 7, \"tower\": \"LT-01\", \"bearing_deg\": 90, \"distance_m\": 1500}'",
                       {"smoke seen 1.5 km east of a tower", "某塔以东 1.5 公里发现烟雾"}}},
         .writes = false,
         .without = {"json", "dry-run", "as-of"}},
        declare, run);
}

} // namespace gridwarden::command
