#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

struct Options {
    std::string code;
};

void declare(Args& args, Options& o) {
    args.positional("code", o.code, "CODE", {"a code such as GW-CRS-101; all codes where none is given", "代码，例如 GW-CRS-101；不给则列出全部"});
}

Bilingual level_name(Level level) {
    switch (level) {
    case Level::error: return {"error", "错误"};
    case Level::warning: return {"warning", "警告"};
    default: return {"note", "提示"};
    }
}

std::string upper(std::string code) {
    std::transform(code.begin(), code.end(), code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return code;
}

std::string list_of_codes(Language lang) {
    std::string out;
    for (const auto& entry : catalogue()) {
        out += text::pad(entry.code, 15) + text::pad(level_name(entry.level).in(lang), 9) + fill(entry.message.in(lang), {}) + "\n";
    }
    return out;
}

std::string told(const MessageEntry& entry, Language lang) {
    const bool zh = lang == Language::zh;
    std::string out = std::string(entry.code) + " (" + std::string(level_name(entry.level).in(lang)) + ")\n";
    out += "  " + fill(entry.message.in(lang), {}) + "\n\n";
    out += std::string(zh ? "为什么：" : "Why: ") + std::string(entry.explanation.in(lang)) + "\n";
    if (!entry.hint.en.empty()) {
        out += std::string(zh ? "怎么办：" : "What to do: ") + fill(entry.hint.in(lang), {}) + "\n";
    }
    return out;
}

Result run(const Options& o, Context& context) {
    context.print(o.code.empty() ? list_of_codes(context.lang) : told(catalogue_entry(upper(o.code)), context.lang));
    return {};
}

} // namespace

Command explain_command() {
    return make_command<Options>(
        {.name = "explain",
         .topic = Topic::first,
         .summary = {"Tells what a message code means, why it matters and what to do.", "说明一个消息代码的含义、原因和处理办法。"},
         .text = {"Words in braces stand for what a message names: a file, a row, a value.", "花括号中的词代表消息中的文件、行、值等。"},
         .examples = {{"gridwarden explain GW-CRS-101", {"what does this code mean?", "这个代码是什么意思？"}},
                      {"gridwarden explain", {"every code", "全部代码"}}},
         .reads = false,
         .writes = false,
         .works = false,
         .without = {"json"}},
        declare, run);
}

} // namespace gridwarden::command
