#include "command/runner.hpp"

#include "command/command.hpp"
#include "json/writer.hpp"

namespace gridwarden::command {

namespace {

void describe(json::Writer& out, Bilingual help) {
    out.key("description").value(std::string(help.en) + " / " + std::string(help.zh));
}

void reference(json::Writer& out, std::string_view definition) {
    out.key("$ref").value("#/$defs/" + std::string(definition));
}

/// `{"path": ..., key: ..., "as": ..., "label": ...}`, or a text as on the command line.
void define_input(json::Writer& out) {
    out.key("input").begin_object().key("oneOf").begin_array();
    out.begin_object().key("type").value("string").key("description").value("PATH[,key=value...] or @name / 路径[,键=值…] 或 @名称").end_object();
    out.begin_object().key("type").value("object").key("required").begin_array().value("path").end_array();
    out.key("additionalProperties").value(false).key("properties").begin_object();
    const auto text = [&](std::string_view name, Bilingual help) {
        out.key(name).begin_object().key("type").value("string");
        describe(out, help);
        out.end_object();
    };
    text("path", {"file, relative to the project file", "文件路径，相对于工程文件"});
    for (const auto& key : model::input_keys()) {
        out.key(key.name).begin_object().key("type").begin_array().value("string").value("number").end_array();
        describe(out, key.help);
        out.end_object();
    }
    text("as", {"name by which steps refer to it", "供步骤引用的名称"});
    text("label", {"what people call this level of units", "该级单元的通称"});
    out.end_object().end_object().end_array().end_object();
}

std::string_view json_type(Takes takes) {
    switch (takes) {
    case Takes::flag: return "boolean";
    case Takes::integer: return "integer";
    case Takes::number: return "number";
    default: return "string";
    }
}

void one_value(json::Writer& out, const Parameter& parameter) {
    if (parameter.takes == Takes::input) {
        reference(out, "input");
        return;
    }
    if (parameter.takes == Takes::output) {
        out.key("type").begin_array().value("string").value("boolean").end_array();
        return;
    }
    out.key("type").value(json_type(parameter.takes));
    if (!parameter.choices.empty()) {
        out.key("enum").begin_array();
        for (const auto& choice : parameter.choices) {
            out.value(choice);
        }
        out.end_array();
    }
}

void define_parameter(json::Writer& out, const Parameter& parameter) {
    out.key(parameter.name).begin_object();
    describe(out, parameter.help);
    if (parameter.repeatable || parameter.comma_list) {
        out.key("oneOf").begin_array().begin_object();
        one_value(out, parameter);
        out.end_object().begin_object().key("type").value("array").key("items").begin_object();
        one_value(out, parameter);
        out.end_object().end_object().end_array();
    } else {
        one_value(out, parameter);
    }
    out.end_object();
}

void define_step(json::Writer& out, const Command& command) {
    out.begin_object().key("type").value("object").key("required").begin_array().value(command.description.name).end_array();
    out.key("additionalProperties").value(false).key("properties").begin_object();
    out.key(command.description.name).begin_object().key("type").value("object");
    describe(out, command.description.summary);
    out.key("additionalProperties").value(false).key("properties").begin_object();
    const auto call = command.make();
    CommonOptions common;
    const auto args = step_parameters(command.description, call->args(), common);
    for (const auto& parameter : args.parameters()) {
        define_parameter(out, parameter);
    }
    out.key("as").begin_object().key("type").value("string");
    describe(out, {"name of the step and of its outputs", "步骤及其输出的名称"});
    out.end_object().end_object().end_object().end_object().end_object();
}

void define_inputs(json::Writer& out) {
    out.key("additionalProperties").value(false).key("properties").begin_object();
    for (int role = 0; role <= static_cast<int>(model::Role::previous); ++role) {
        const auto name = name_of(static_cast<model::Role>(role));
        out.key(name).begin_object();
        if (static_cast<model::Role>(role) == model::Role::previous) {
            out.key("type").value("string");
        } else {
            out.key("type").value("array").key("items").begin_object();
            reference(out, "input");
            out.end_object();
        }
        out.end_object();
    }
    out.end_object();
}

void define_steps(json::Writer& out) {
    out.key("items").begin_object().key("oneOf").begin_array();
    for (const auto& command : registry()) {
        if (command.description.step) {
            define_step(out, command);
        }
    }
    out.end_array().end_object();
}

void define_key(json::Writer& out, const project::ProjectKey& key) {
    out.key(key.name).begin_object();
    out.key("type").value(schema_type(key.kind));
    describe(out, key.help);
    if (key.name == "inputs") {
        define_inputs(out);
    } else if (key.name == "steps") {
        define_steps(out);
    } else if (key.name == "gridwarden") {
        out.key("const").value(1);
    } else if (key.name == "as_of") {
        out.key("format").value("date");
    } else if (key.name == "lang") {
        out.key("enum").begin_array().value("en").value("zh").end_array();
    }
    out.end_object();
}

} // namespace

std::string project_schema() {
    json::Writer out;
    out.begin_object().key("$schema").value("https://json-schema.org/draft/2020-12/schema");
    out.key("title").value("gridwarden project file");
    out.key("type").value("object").key("required").begin_array();
    for (const auto& key : project::project_keys()) {
        if (key.required) {
            out.value(key.name);
        }
    }
    out.end_array().key("additionalProperties").value(false).key("properties").begin_object();
    for (const auto& key : project::project_keys()) {
        define_key(out, key);
    }
    out.end_object().key("$defs").begin_object();
    define_input(out);
    out.end_object().end_object();
    return out.take() + "\n";
}

} // namespace gridwarden::command
