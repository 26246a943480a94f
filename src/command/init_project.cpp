#include "command/init_project.hpp"

#include "command/command.hpp"
#include "json/value.hpp"
#include "json/writer.hpp"
#include "project/project_file.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace gridwarden::command {

namespace {

namespace fs = std::filesystem;

void write_input(json::Writer& out, const FoundInput& input, const std::string& prefix) {
    json::Writer line(0); // an input stands on one line, as people write it
    line.begin_object().key("path").value((fs::path(prefix) / input.spec.path).lexically_normal().generic_string());
    if (!input.role) {
        line.key("role").value("?");
    }
    for (const auto& [key, value] : input.spec.keys) {
        line.key(key).value(value);
    }
    if (input.crs_open) {
        line.key("crs").value("?");
    }
    line.end_object();
    out.raw(line.take());
}

/// Inputs without a role stand among the sites until somebody decides.
model::Role shown_role(const FoundInput& input) { return input.role.value_or(model::Role::sites); }

void write_inputs(json::Writer& out, const Scan& scan, const std::string& prefix) {
    out.key("inputs").begin_object();
    for (int role = 0; role < static_cast<int>(model::Role::previous); ++role) {
        const auto is_of_role = [&](const FoundInput& input) { return shown_role(input) == static_cast<model::Role>(role); };
        if (std::none_of(scan.inputs.begin(), scan.inputs.end(), is_of_role)) {
            continue;
        }
        out.key(name_of(static_cast<model::Role>(role))).begin_array();
        for (const auto& input : scan.inputs) {
            if (is_of_role(input)) {
                write_input(out, input, prefix);
            }
        }
        out.end_array();
    }
    out.end_object();
}

bool any_of_role(const Scan& scan, model::Role role) {
    return std::any_of(scan.inputs.begin(), scan.inputs.end(), [&](const auto& input) { return shown_role(input) == role; });
}

void write_steps(json::Writer& out, const Scan& scan) {
    out.key("steps").begin_array();
    out.raw(R"({"check": {}})");
    if (any_of_role(scan, model::Role::units) && any_of_role(scan, model::Role::sites)) {
        std::set<std::string> by;
        for (const auto& input : scan.inputs) {
            for (const auto* key : {"kind", "status"}) {
                if (input.spec.has(key)) {
                    by.insert(key);
                }
            }
        }
        std::string fields;
        for (const auto& field : by) {
            fields += (fields.empty() ? "" : ", ") + json::quoted(field);
        }
        out.raw(by.empty() ? R"({"assign": {}})" : R"({"assign": {"by": [)" + fields + "]}}");
    }
    out.end_array();
}

void write_value(json::Writer& out, const json::Value& value) {
    switch (value.kind) {
    case json::Kind::string: out.value(value.text); return;
    case json::Kind::number: out.raw(value.text); return;
    case json::Kind::boolean: out.value(value.boolean); return;
    case json::Kind::null: out.null(); return;
    case json::Kind::array:
        out.begin_array();
        for (const auto& item : value.items) {
            write_value(out, item);
        }
        out.end_array();
        return;
    case json::Kind::object:
        out.begin_object();
        for (const auto& [key, member] : value.members) {
            write_value(out.key(key), member);
        }
        out.end_object();
    }
}

/// Paths of inputs led from the folder of one project to that of another.
class Moved {
public:
    Moved(const std::string& from, const std::string& to) : from_(folder_of(from)), to_(folder_of(to)) {}

    [[nodiscard]] std::string path(const std::string& path) const {
        if (path.empty() || path == "-" || path.starts_with('@') || fs::path(path).is_absolute()) {
            return path;
        }
        return fs::proximate(from_ / path, to_).generic_string();
    }

    /// An input as a command line would name it: a path, with keys behind it perhaps.
    void named(json::Value& value) const {
        if (value.kind != json::Kind::string || value.text.empty()) {
            input(value);
            return;
        }
        const auto spec = model::parse_input_spec(value.text);
        value.text.replace(0, spec.path.size(), path(spec.path));
    }

    void input(json::Value& value) const {
        if (value.kind == json::Kind::string) {
            value.text = path(value.text);
        }
        for (auto& [key, member] : value.members) {
            if (key == "path") {
                member.text = path(member.text);
            }
        }
    }

private:
    static fs::path folder_of(const std::string& file) { return fs::absolute(file).parent_path(); }
    fs::path from_;
    fs::path to_;
};

json::Value text_value(std::string text) {
    json::Value value;
    value.kind = json::Kind::string;
    value.text = std::move(text);
    return value;
}

void move_inputs(json::Value& inputs, const Moved& moved, const std::string& previous) {
    std::erase_if(inputs.members, [](const auto& member) { return member.first == "previous"; });
    for (auto& [role, list] : inputs.members) {
        for (auto& input : list.items) {
            moved.input(input);
        }
    }
    inputs.members.emplace_back("previous", text_value(moved.path(previous)));
}

/// The inputs that steps name themselves.
void move_steps(json::Value& steps, const Moved& moved) {
    for (auto& step : steps.items) {
        auto& [name, options] = step.members.front();
        const auto& commands = registry();
        const auto command = std::ranges::find(commands, name, [](const Command& c) { return c.description.name; });
        if (command == commands.end()) {
            continue;
        }
        const auto call = command->make();
        for (auto& [key, value] : options.members) {
            const auto* parameter = call->args().find(key);
            if (parameter == nullptr || parameter->takes != Takes::input) {
                continue;
            }
            if (value.kind == json::Kind::array) {
                std::ranges::for_each(value.items, [&](auto& item) { moved.named(item); });
            } else {
                moved.named(value);
            }
        }
    }
}

} // namespace

std::string project_text(const Scan& scan, const std::string& title, std::int32_t as_of, Language lang, const std::string& prefix) {
    const std::string_view language = lang == Language::zh ? "zh" : "en";
    json::Writer out;
    out.begin_object().key("gridwarden").value(1);
    out.key("title").begin_object().key(language).value(title).end_object();
    out.key("as_of").value(text::date_text(as_of)).key("lang").value(language);
    write_inputs(out, scan, prefix);
    write_steps(out, scan);
    out.end_object();
    return out.take() + "\n";
}

std::string next_project(const std::string& project, std::int32_t as_of, const std::string& target) {
    const auto before = project::read_project(project);
    auto root = json::parse_file(project);
    const Moved moved(project, target);
    for (auto& [key, value] : root.members) {
        if (key == "as_of") {
            value = text_value(text::date_text(as_of));
        } else if (key == "inputs") {
            move_inputs(value, moved, "out/" + before.as_of_text + "/run.json");
        } else if (key == "steps") {
            move_steps(value, moved);
        }
    }
    json::Writer out;
    write_value(out, root);
    return out.take() + "\n";
}

} // namespace gridwarden::command
