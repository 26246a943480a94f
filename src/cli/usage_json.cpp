#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "core/version.hpp"
#include "json/writer.hpp"

namespace gridwarden::cli {

namespace {

void write_text(json::Writer& out, std::string_view key, Bilingual text) {
    out.key(key).begin_object().key("en").value(text.en).key("zh").value(text.zh).end_object();
}

void write_parameter(json::Writer& out, const command::Parameter& p) {
    out.begin_object().key("name").value(p.name).key("takes").value(name_of(p.takes));
    out.key("positional").value(p.positional).key("required").value(p.required).key("repeatable").value(p.repeatable || p.comma_list);
    if (p.short_name != 0) {
        out.key("short").value(std::string(1, p.short_name));
    }
    if (!p.default_text.empty()) {
        out.key("default").value(p.default_text);
    }
    if (!p.choices.empty()) {
        out.key("choices").begin_array();
        for (const auto& choice : p.choices) {
            out.value(choice);
        }
        out.end_array();
    }
    out.key("common").value(!p.group.empty());
    write_text(out, "help", p.help);
    out.end_object();
}

void write_command(json::Writer& out, const command::Command& command) {
    const auto& d = command.description;
    const auto call = command.make();
    command::CommonOptions common;
    const auto all = all_parameters(d, call->args(), common);
    out.begin_object().key("name").value(d.name);
    write_text(out, "summary", d.summary);
    out.key("step").value(d.step).key("examples").begin_array();
    for (const auto& example : d.examples) {
        out.begin_object().key("line").value(example.line);
        write_text(out, "says", example.says);
        out.end_object();
    }
    out.end_array().key("parameters").begin_array();
    for (const auto& parameter : all.parameters()) {
        write_parameter(out, parameter);
    }
    out.end_array().end_object();
}

} // namespace

std::string usage_json(const command::Command* only) {
    json::Writer out;
    if (only != nullptr) {
        write_command(out, *only);
        return out.take() + "\n";
    }
    out.begin_object().key("gridwarden").value(version).key("commands").begin_array();
    for (const auto& command : command::registry()) {
        write_command(out, command);
    }
    out.end_array().end_object();
    return out.take() + "\n";
}

} // namespace gridwarden::cli
