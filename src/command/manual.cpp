#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"

#include <filesystem>

namespace gridwarden::command {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string folder;
};

void declare(Args& args, Options& o) {
    args.positional("folder", o.folder, "DIR", {"folder for the pages", "手册页面所在的文件夹"}).required = true;
}

/// A text inside a cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c == '|' ? "\\|" : c == '<' ? "&lt;" : std::string(1, c);
    }
    return out;
}

std::string flag_of(const Parameter& p) {
    if (p.positional) {
        return "`" + p.metavar + (p.repeatable ? "..." : "") + "`";
    }
    const std::string short_form = p.short_name != 0 ? "-" + std::string(1, p.short_name) + ", " : "";
    return "`" + short_form + "--" + p.name + (p.takes == Takes::flag ? "" : " " + p.metavar) + "`";
}

std::string default_of(const Parameter& p, Language lang) {
    if (p.required) {
        return lang == Language::zh ? "必需" : "required";
    }
    return p.default_text.empty() ? "" : "`" + p.default_text + "`";
}

std::string options_table(const std::vector<Parameter>& parameters, Language lang) {
    const bool zh = lang == Language::zh;
    std::string out = zh ? "| 选项 | 含义 | 缺省 |\n|---|---|---|\n" : "| option | meaning | default |\n|---|---|---|\n";
    for (const auto& p : parameters) {
        std::string help = cell(p.help.in(lang));
        for (std::size_t i = 0; i < p.choices.size(); ++i) {
            help += (i == 0 ? (zh ? "：" : ": ") : ", ") + ("`" + p.choices[i] + "`");
        }
        out += "| " + flag_of(p) + " | " + help + " | " + default_of(p, lang) + " |\n";
    }
    return out;
}

std::string page(const Command& command, Language lang) {
    const auto& d = command.description;
    const bool zh = lang == Language::zh;
    const auto call = command.make();
    CommonOptions common;
    std::vector<Parameter> own;
    std::vector<Parameter> shared;
    const auto all = all_parameters(d, call->args(), common);
    for (const auto& p : all.parameters()) {
        (p.group.empty() ? own : shared).push_back(p);
    }
    std::string out = "# gridwarden " + std::string(d.name) + "\n\n" + std::string(d.summary.in(lang)) + "\n\n";
    for (const auto& example : d.examples) {
        out += "```sh\n" + std::string(example.line) + "   # " + std::string(example.says.in(lang)) + "\n```\n\n";
    }
    out += d.text.en.empty() ? "" : std::string(d.text.in(lang)) + "\n\n";
    out += own.empty() ? "" : (zh ? "## 选项\n\n" : "## Options\n\n") + options_table(own, lang) + "\n";
    return out + (zh ? "## 通用选项\n\n" : "## Common options\n\n") + options_table(shared, lang);
}

std::string keys_page(Language lang) {
    const bool zh = lang == Language::zh;
    std::string out = zh ? "# 输入的键\n\n`PATH,键=值…`；工程文件中用同样的键。以 `=` 开头的值是常量（`kind==landfill`）。\n\n| 键 | 含义 |\n|---|---|\n"
                         : "# Keys of inputs\n\n`PATH,key=value...`; a project file takes the same keys. A value that begins with `=` is a "
                           "constant (`kind==landfill`).\n\n| key | meaning |\n|---|---|\n";
    for (const auto& key : model::input_keys()) {
        out += "| `" + std::string(key.name) + "` | " + cell(key.help.in(lang)) + " |\n";
    }
    return out;
}

std::string messages_page(Language lang) {
    const bool zh = lang == Language::zh;
    std::string out = zh ? "# 消息代码\n" : "# Message codes\n";
    for (const auto& entry : catalogue()) {
        out += "\n## " + std::string(entry.code) + "\n\n" + cell(fill(entry.message.in(lang), {})) + "\n\n" + cell(entry.explanation.in(lang)) + "\n";
        out += entry.hint.en.empty() ? "" : std::string(zh ? "\n**怎么办：** " : "\n**What to do:** ") + cell(fill(entry.hint.in(lang), {})) + "\n";
    }
    return out;
}

std::string index_page(Language lang) {
    const bool zh = lang == Language::zh;
    std::string out = zh ? "# gridwarden 手册\n\n由 `gridwarden manual` 生成。\n\n" : "# The gridwarden manual\n\nMade by `gridwarden manual`.\n\n";
    for (const auto& command : registry()) {
        const std::string name(command.description.name);
        out += "- [" + name + "](" + name + ".md): " + std::string(command.description.summary.in(lang)) + "\n";
    }
    out += zh ? "- [输入的键](keys.md)\n- [消息代码](messages.md)\n" : "- [keys of inputs](keys.md)\n- [message codes](messages.md)\n";
    return out;
}

void write_pages(const std::string& folder, Language lang, Context& context) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) {
        throw Error("GW-OUT-002", {{"path", folder}, {"reason", failed.message()}});
    }
    const auto write = [&](const std::string& name, const std::string& text) { context.write_text(folder + "/" + name + ".md", text); };
    write("index", index_page(lang));
    write("keys", keys_page(lang));
    write("messages", messages_page(lang));
    for (const auto& command : registry()) {
        write(std::string(command.description.name), page(command, lang));
    }
}

Result run(const Options& o, Context& context) {
    write_pages(o.folder, Language::en, context);
    write_pages(o.folder + "/zh", Language::zh, context);
    Result result;
    result.lines.push_back(say(context, {"{n} {n|page|pages} in {folder}", "已写出 {n} 页：{folder}"},
                               {{"n", context.outputs().size()}, {"folder", o.folder}}));
    return result;
}

} // namespace

Command manual_command() {
    return make_command<Options>(
        {.name = "manual",
         .topic = Topic::setup,
         .summary = {"Writes the manual: a page a command, the keys of inputs and every message code, in both languages.",
                     "写出手册：每个命令一页，另有输入的键和全部消息代码，中英文各一套。"},
         .examples = {{"gridwarden manual manual", {"then open manual/index.md", "之后打开 manual/index.md"}}},
         .reads = false,
         .works = false,
         .without = {"format", "precision", "out-crs", "no-style"}},
        declare, run);
}

} // namespace gridwarden::command
