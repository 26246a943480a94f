#include "command/runner.hpp"
#include "core/error.hpp"
#include "text/near_miss.hpp"

#include <filesystem>

namespace gridwarden::command {

namespace {

/// What a step's binding needs to know to tell a mistake with its line and column.
struct Binding {
    const project::Step& step;
    const project::Project& project;
    const std::string& folder;
    Language lang;

    [[noreturn]] void fail(const json::Value& value, std::string_view key, std::string_view expected) const {
        throw Error("GW-PROJ-010", {{"file", project.path},
                                    {"line", std::size_t{value.at.line}},
                                    {"column", std::size_t{value.at.column}},
                                    {"step", step.as},
                                    {"key", key},
                                    {"value", value.text.empty() ? std::string(json::name_of(value.kind).in(lang)) : value.text},
                                    {"expected", expected}});
    }
};

/// A scalar of the file as it would be typed on the command line.
std::string typed(const Binding& binding, const json::Value& value, const Parameter& parameter) {
    switch (value.kind) {
    case json::Kind::string:
    case json::Kind::number: return value.text;
    case json::Kind::boolean: return value.boolean ? "true" : "false";
    default: binding.fail(value, parameter.name, name_of(parameter.takes));
    }
}

void set_value(const Binding& binding, Parameter& parameter, const json::Value& value) {
    try {
        parameter.set(typed(binding, value, parameter));
    } catch (const Error& error) {
        if (error.code() == "GW-PROJ-010") {
            throw;
        }
        binding.fail(value, parameter.name, error.message(binding.lang));
    }
}

void set_input(const Binding& binding, Parameter& parameter, const json::Value& value) {
    if (value.kind != json::Kind::string) {
        parameter.set_input(project::read_input(value, binding.project.path));
        return;
    }
    try {
        parameter.set_input(value.text.starts_with('@') ? model::InputSpec{value.text, {}, {}, {}}
                                                        : model::parse_input_spec(value.text));
    } catch (const Error& error) {
        binding.fail(value, parameter.name, error.message(binding.lang));
    }
}

/// `false` leaves an output out; a text renames it inside the folder of the run.
void set_output(const Binding& binding, Parameter& parameter, const json::Value& value) {
    if (value.kind == json::Kind::boolean && !value.boolean) {
        parameter.set("");
        return;
    }
    const std::filesystem::path name(value.text);
    if (value.kind != json::Kind::string || name.empty() || name == "." || name == ".." || name.has_parent_path()) {
        binding.fail(value, parameter.name, Bilingual{"a file name without folders, or false", "不含文件夹的文件名，或 false"}.in(binding.lang));
    }
    parameter.set(binding.folder + "/" + value.text);
}

void set_from_file(const Binding& binding, Parameter& parameter, const json::Value& value) {
    if (parameter.takes == Takes::output) {
        set_output(binding, parameter, value);
        return;
    }
    const auto set_one = [&](const json::Value& one) {
        parameter.takes == Takes::input ? set_input(binding, parameter, one) : set_value(binding, parameter, one);
    };
    if (value.kind != json::Kind::array) {
        set_one(value);
        return;
    }
    if (!parameter.repeatable && !parameter.comma_list) {
        binding.fail(value, parameter.name, Bilingual{"one value, not a list", "单个值，不是列表"}.in(binding.lang));
    }
    for (const auto& item : value.items) {
        set_one(item);
    }
}

/// The name of an output that a step does not name: `<as>.geojson`, `<as>-<output>.csv`, `<as>-<output>-%level.geojson`.
std::string default_output(const project::Step& step, const Parameter& parameter) {
    std::string name = step.as;
    if (!parameter.main_output) {
        name += "-" + parameter.name;
    }
    const bool per_level = parameter.extension.starts_with("%level");
    return name + (per_level ? "-" : ".") + parameter.extension;
}

void fill_defaults(const Binding& binding, Parameter& parameter) {
    if (parameter.takes == Takes::output && !parameter.extension.empty()) {
        parameter.set(binding.folder + "/" + default_output(binding.step, parameter));
        return;
    }
    if (parameter.takes != Takes::input || !parameter.role) {
        return;
    }
    if (const auto inputs = binding.project.inputs.find(*parameter.role); inputs != binding.project.inputs.end()) {
        for (const auto& input : inputs->second) {
            parameter.set_input(input);
        }
    }
}

/// The nearest key; all of them where none is near.
std::string nearest_name(const Args& args, std::string_view key) {
    auto best = text::near_miss(key, args.parameters(), &Parameter::name);
    if (best.empty()) {
        for (const auto& parameter : args.parameters()) {
            best += (best.empty() ? "" : ", ") + parameter.name;
        }
    }
    return best;
}

} // namespace

void bind_step(Args& args, const project::Step& step, const project::Project& project, const std::string& folder, Language lang) {
    const Binding binding{step, project, folder, lang};
    for (const auto& [key, value] : step.options.members) {
        auto* parameter = args.find(key);
        if (parameter == nullptr) {
            throw Error("GW-PROJ-011", {{"file", project.path},
                                        {"line", std::size_t{value.at.line}},
                                        {"column", std::size_t{value.at.column}},
                                        {"step", step.command},
                                        {"key", key},
                                        {"nearest", nearest_name(args, key)}});
        }
        set_from_file(binding, *parameter, value);
    }
    for (auto& parameter : args.parameters()) {
        if (step.options.find(parameter.name) == nullptr) {
            fill_defaults(binding, parameter);
        }
        if (parameter.required && parameter.show().empty()) {
            throw Error("GW-PROJ-012", {{"file", project.path},
                                        {"line", std::size_t{step.at.line}},
                                        {"column", std::size_t{step.at.column}},
                                        {"step", step.as},
                                        {"key", parameter.name}});
        }
    }
}

} // namespace gridwarden::command
