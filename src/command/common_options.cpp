#include "command/common_options.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gridwarden::command {

namespace {

/// Puts the options declared since `first` into a group.
void group(Args& args, std::size_t& first, std::string_view name) {
    for (; first < args.parameters().size(); ++first) {
        args.parameters()[first].group = name;
    }
}

/// \throws Error GW-ARG-003 for more decimals than a number holds
void declare_precision(Args& args, CommonOptions& o) {
    auto& precision = args.option("precision", o.precision, "N", {"decimals of coordinates in outputs", "输出坐标的小数位数"});
    precision.set = [&o, set = precision.set](std::string_view value) {
        set(value);
        if (o.precision < 0 || o.precision > 15) {
            throw Error("GW-ARG-003", {{"name", "precision"}, {"value", value}, {"expected", Bilingual{"0 to 15", "0 到 15"}}});
        }
    };
}

/// What a common option may do besides being typed on the command line.
void mark(Args& args) {
    for (const auto* name : {"force", "precision", "out-crs", "no-style"}) {
        args.find(name)->in_step = true;
    }
    for (const auto* name : {"force", "precision", "out-crs", "assume-wgs84", "default-accuracy"}) {
        args.find(name)->changes_result = true;
    }
}

} // namespace

void declare_common(Args& args, CommonOptions& o) {
    auto first = args.parameters().size();
    args.choice("lang", o.lang, {"en", "zh"}, {"language of messages and of titles in files", "消息及文件标题的语言"});
    args.flag("json", o.json, {"print the summary as one JSON object on stdout", "在标准输出打印 JSON 摘要"});
    args.flag("quiet", o.quiet, {"print errors only", "只打印错误"}).short_name = 'q';
    args.flag("verbose", o.verbose, {"print resolved options and every note", "打印解析后的选项和全部提示"}).short_name = 'v';
    args.choice("color", o.color, {"auto", "always", "never"}, {"colours in messages", "消息着色"});
    group(args, first, "talking");
    args.flag("assume-wgs84", o.assume_wgs84,
              {"take tables that state no CRS for WGS 84, with a warning", "未声明坐标系的表按 WGS 84 处理（给出警告）"});
    args.option("default-accuracy", o.default_accuracy,
                {"position error of sites that state none", "未声明精度的点位的位置误差"});
    group(args, first, "reading");
    args.option("format", o.format, "FORMAT",
                {"format of the output where its extension does not say it", "输出格式（扩展名不足以判断时）"})
        .short_name = 'f';
    args.flag("overwrite", o.overwrite, {"replace files that exist", "覆盖已有文件"});
    declare_precision(args, o);
    args.option("out-crs", o.out_crs, "CRS", {"CRS of outputs other than GeoJSON", "GeoJSON 以外输出的坐标系"});
    args.flag("no-style", o.no_style, {"write no QGIS style beside layers", "不在图层旁写 QGIS 样式"});
    group(args, first, "writing");
    args.option("threads", o.threads, "N", {"threads to use; 0 takes every core", "线程数；0 为全部核心"});
    args.date("as-of", o.as_of, {"the day the results speak of; today where not given", "结果所述日期；缺省为今天"});
    args.flag("strict", o.strict, {"a warning ends the run with status 3", "出现警告即以状态 3 结束"});
    args.flag("force", o.force,
              {"do what an analysis refuses for too little data (with a warning) or too many cells", "数据过少（给出警告）或网格过多而被拒绝时仍继续"});
    args.flag("dry-run", o.dry_run, {"read, print the plan and write nothing", "只读入并打印计划，不写任何文件"});
    args.choice("progress", o.progress, {"auto", "always", "never"}, {"progress on stderr", "在标准错误显示进度"});
    args.names("fail-on", o.fail_on, "WHAT",
               {"end with status 1 where there are any of these", "出现所列任一情形时以状态 1 结束"},
               {"finding", "issue", "rejected", "claim", "overdue"});
    group(args, first, "working");
    mark(args);
}

Args all_parameters(const Description& description, const Args& own, CommonOptions& common) {
    Args all = own;
    Args shared;
    declare_common(shared, common);
    const auto wanted = [&](const Parameter& parameter) {
        const bool group = parameter.group == "talking" || (parameter.group == "reading" && description.reads) ||
                           (parameter.group == "writing" && description.writes) ||
                           (parameter.group == "working" && description.works);
        const auto& without = description.without;
        return group && std::find(without.begin(), without.end(), parameter.name) == without.end() &&
               all.find(parameter.name) == nullptr;
    };
    std::copy_if(shared.parameters().begin(), shared.parameters().end(), std::back_inserter(all.parameters()), wanted);
    return all;
}

Args step_parameters(const Description& description, const Args& own, CommonOptions& common) {
    auto all = all_parameters(description, own, common);
    std::erase_if(all.parameters(), [](const Parameter& parameter) { return !parameter.group.empty() && !parameter.in_step; });
    return all;
}

std::vector<std::pair<std::string, std::vector<std::string>>> changing_results(const CommonOptions& common) {
    auto given = common;
    CommonOptions untouched;
    Args args;
    Args usual;
    declare_common(args, given);
    declare_common(usual, untouched);
    std::vector<std::pair<std::string, std::vector<std::string>>> changing;
    for (const auto& parameter : args.parameters()) {
        if (auto values = parameter.show(); parameter.changes_result && values != usual.find(parameter.name)->show()) {
            changing.emplace_back(parameter.name, std::move(values));
        }
    }
    return changing;
}

} // namespace gridwarden::command
