#include "cli/help.hpp"

#include "cli/parse.hpp"
#include "core/version.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::cli {

namespace {

using command::Command;
using command::Parameter;
using command::Takes;
using command::Topic;

/// Breaks a text into lines of a width, the later ones indented; Chinese may break anywhere.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string out;
    std::string line;
    const auto room = width > indent + 20 ? width - indent : 20;
    const auto end_line = [&] {
        out += (out.empty() ? "" : "\n" + std::string(indent, ' ')) + line;
        line.clear();
    };
    while (!text.empty()) {
        const auto blank = text.find(' ');
        auto word = std::string(text.substr(0, blank));
        text = blank == text.npos ? std::string_view() : text.substr(blank + 1);
        while (text::display_width(word) > room) { // a run without blanks, as Chinese is
            auto head = text::clip(word, room - text::display_width(line) - (line.empty() ? 0 : 1) + 1);
            if (head.ends_with("…")) {
                head.resize(head.size() - std::string_view("…").size());
            }
            line += (line.empty() ? "" : " ") + head;
            end_line();
            word = word.substr(head.size());
        }
        if (text::display_width(line) + 1 + text::display_width(word) > room) {
            end_line();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    end_line();
    return out;
}

std::string left_side(const Parameter& p) {
    if (p.positional) {
        return "  " + p.metavar + (p.repeatable ? "..." : "");
    }
    const std::string flag = (p.short_name != 0 ? std::string("-") + p.short_name + ", " : "    ") + "--" + p.name;
    return "  " + flag + (p.takes == Takes::flag ? "" : " " + p.metavar);
}

std::string right_side(const Parameter& p, Language lang) {
    const bool zh = lang == Language::zh;
    std::string text(p.help.in(lang));
    if (!p.choices.empty()) {
        std::string all;
        for (const auto& choice : p.choices) {
            all += (all.empty() ? "" : ", ") + choice;
        }
        text += (zh ? "：" : ": ") + all;
    }
    if (p.required) {
        text += zh ? "（必需）" : " (required)";
    } else if (!p.default_text.empty()) {
        text += (zh ? "（缺省 " : " (default ") + p.default_text + (zh ? "）" : ")");
    }
    return text;
}

std::string rows_of(const std::vector<Parameter>& parameters, Language lang, std::size_t width) {
    constexpr std::size_t column = 32;
    std::string out;
    for (const auto& p : parameters) {
        const auto left = left_side(p);
        out += text::display_width(left) + 2 > column ? left + "\n" + std::string(column, ' ') : text::pad(left, column);
        out += wrapped(right_side(p, lang), column, width) + "\n";
    }
    return out;
}

std::string title(Bilingual text, Language lang) { return "\n" + std::string(text.in(lang)) + "\n"; }

std::string examples_of(const Command& command, Language lang, std::size_t width) {
    if (command.description.examples.empty()) {
        return {};
    }
    auto out = title({"Examples", "示例"}, lang);
    for (const auto& example : command.description.examples) {
        out += "  # " + wrapped(example.says.in(lang), 4, width) + "\n  " + std::string(example.line) + "\n";
    }
    return out;
}

std::string usage_line(const std::vector<Parameter>& own, std::string_view name, Language lang) {
    std::string line = std::string(lang == Language::zh ? "用法：" : "Usage: ") + "gridwarden " + std::string(name);
    for (const auto& p : own) {
        if (p.positional) {
            const auto word = p.metavar + (p.repeatable ? "..." : "");
            line += " " + (p.required ? word : "[" + word + "]");
        } else if (p.required) {
            line += " --" + p.name + " " + p.metavar;
        }
    }
    return line + (lang == Language::zh ? " [选项]\n" : " [options]\n");
}

struct TopicTitle {
    Topic topic;
    Bilingual title;
};
constexpr TopicTitle topics[] = {
    {Topic::first, {"Begin here", "从这里开始"}},
    {Topic::data, {"Sites, units and files", "点位、单元与文件"}},
    {Topic::project, {"Projects", "项目"}},
    {Topic::publish, {"Pages", "成图"}},
    {Topic::setup, {"About the program", "关于程序"}},
};

} // namespace

std::string program_help(Language lang, std::size_t width) {
    const bool zh = lang == Language::zh;
    std::string out = "gridwarden " + std::string(version) + "\n";
    out += wrapped(zh ? "把环境问题点位叠加到行政区划和监管网格上，输出图层、汇总与可复核的清单。"
                      : "Overlays environmental problem sites on administrative boundaries and supervision grids: layers, rollups, and a "
                        "manifest that can be checked.",
                   0, width) +
           "\n";
    out += title({"Examples", "示例"}, lang);
    out += "  gridwarden init my-files\n  gridwarden run my-files/project.json\n";
    for (const auto& [topic, heading] : topics) {
        std::string rows;
        for (const auto& command : command::registry()) {
            if (command.description.topic == topic) {
                rows += text::pad("  " + std::string(command.description.name), 16) + wrapped(command.description.summary.in(lang), 16, width) + "\n";
            }
        }
        out += rows.empty() ? "" : title(heading, lang) + rows;
    }
    out += "\n" + wrapped(zh ? "`gridwarden COMMAND --help` 显示该命令的示例和全部选项。退出状态：0 完成，1 检查发现，2 用法错误，3 输入不可用，4 无法写出，70 "
                               "程序缺陷，130 中断。"
                             : "`gridwarden COMMAND --help` shows a command's examples and every option. Exit status: 0 done, 1 a check found "
                               "something, 2 wrong call, 3 unusable input, 4 output not written, 70 defect, 130 interrupted.",
                         0, width) +
           "\n";
    return out;
}

std::string command_help(const Command& command, Language lang, std::size_t width) {
    const auto call = command.make();
    command::CommonOptions common;
    const auto all = all_parameters(command.description, call->args(), common).parameters();
    std::vector<Parameter> positional;
    std::vector<Parameter> own;
    std::vector<Parameter> shared;
    for (const auto& p : all) {
        (p.positional ? positional : p.group.empty() ? own : shared).push_back(p);
    }
    auto out = wrapped(command.description.summary.in(lang), 0, width) + "\n" + examples_of(command, lang, width);
    out += "\n" + usage_line(all, command.description.name, lang);
    out += positional.empty() ? "" : title({"What it works on", "处理对象"}, lang) + rows_of(positional, lang, width);
    out += own.empty() ? "" : title({"Options", "选项"}, lang) + rows_of(own, lang, width);
    out += title({"Common options", "通用选项"}, lang) + rows_of(shared, lang, width);
    if (!command.description.text.en.empty()) {
        out += "\n" + wrapped(command.description.text.in(lang), 0, width) + "\n";
    }
    const bool inputs = std::any_of(all.begin(), all.end(), [](const auto& p) { return p.takes == Takes::input; });
    if (inputs) {
        out += "\n" + wrapped(lang == Language::zh
                                  ? "FILE 可带键：PATH,key=value…，例如 ledger.csv,lon=经度,lat=纬度,crs=gcj02；全部键见手册。"
                                  : "A FILE may carry keys: PATH,key=value..., as ledger.csv,lon=x,lat=y,crs=gcj02; the manual lists every key.",
                              0, width) +
               "\n";
    }
    return out;
}

} // namespace gridwarden::cli
