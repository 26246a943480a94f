#include "project/manifest.hpp"

#include "core/error.hpp"
#include "json/value.hpp"
#include "json/writer.hpp"

namespace gridwarden::project {

namespace {

void write_inputs(json::Writer& out, const std::vector<Manifest::Input>& inputs) {
    out.key("inputs").begin_array();
    for (const auto& input : inputs) {
        out.begin_object().key("path").value(input.path);
        if (!input.layer.empty()) {
            out.key("layer").value(input.layer);
        }
        out.key("role").value(input.role).key("sha256").value(input.sha256);
        out.key("crs").value(input.crs).key("read").value(input.read).key("accepted").value(input.accepted);
        out.key("rejected").value(input.rejected).key("filtered").value(input.filtered).end_object();
    }
    out.end_array();
}

void write_steps(json::Writer& out, const std::vector<Manifest::Step>& steps) {
    out.key("steps").begin_array();
    for (const auto& step : steps) {
        out.begin_object().key("command").value(step.command).key("as").value(step.as).key("options").begin_object();
        for (const auto& [name, values] : step.options) {
            out.key(name).begin_array();
            for (const auto& value : values) {
                out.value(value);
            }
            out.end_array();
        }
        out.end_object().key("balance").begin_object();
        for (const auto& [name, count] : step.balance) {
            out.key(name).value(count);
        }
        out.end_object().key("seconds").value(step.seconds).end_object();
    }
    out.end_array();
}

template <class Map>
void write_map(json::Writer& out, std::string_view key, const Map& map) {
    out.key(key).begin_object();
    for (const auto& [name, value] : map) {
        out.key(name).value(value);
    }
    out.end_object();
}

/// Reads members of an object; what is missing or of another kind makes the text no run.json of ours.
class Reading {
public:
    explicit Reading(const std::string& file) : file_(file) {}

    const json::Value& member(const json::Value& object, std::string_view key, json::Kind kind) const {
        const auto* value = object.find(key);
        if (value == nullptr || value->kind != kind) {
            throw Error("GW-PROJ-020", {{"file", file_}, {"key", key}});
        }
        return *value;
    }
    std::string text(const json::Value& object, std::string_view key) const { return member(object, key, json::Kind::string).text; }
    double number(const json::Value& object, std::string_view key) const {
        return member(object, key, json::Kind::number).number().value_or(0);
    }
    std::uint64_t count(const json::Value& object, std::string_view key) const { return static_cast<std::uint64_t>(number(object, key)); }

private:
    const std::string& file_;
};

Manifest::Step read_step(const Reading& reading, const json::Value& value) {
    Manifest::Step step{reading.text(value, "command"), reading.text(value, "as"), {}, {}, reading.number(value, "seconds")};
    for (const auto& [name, list] : reading.member(value, "options", json::Kind::object).members) {
        std::vector<std::string> values;
        for (const auto& item : list.items) {
            values.push_back(item.text);
        }
        step.options.emplace_back(name, std::move(values));
    }
    const auto& balance = reading.member(value, "balance", json::Kind::object);
    for (const auto& [name, count] : balance.members) {
        step.balance.emplace_back(name, static_cast<std::uint64_t>(count.number().value_or(0)));
    }
    return step;
}

void write_claims(json::Writer& out, const std::vector<Manifest::Claim>& claims) {
    out.key("claims").begin_array();
    for (const auto& claim : claims) {
        out.begin_object().key("says").value(claim.says).key("expected").value(claim.expected).key("got");
        claim.got ? out.value(*claim.got) : out.null();
        out.key("result").value(claim.match ? "match" : "mismatch").key("rows").value(claim.rows).end_object();
    }
    out.end_array();
}

} // namespace

std::string to_json(const Manifest& m) {
    json::Writer out;
    out.begin_object().key("gridwarden").value(m.version);
    out.key("project").begin_object().key("path").value(m.project_path).key("sha256").value(m.project_sha256);
    write_map(out, "overrides", m.overrides);
    out.end_object().key("as_of").value(m.as_of);
    write_map(out, "libraries", m.libraries);
    if (!m.plane.empty()) {
        out.key("plane").begin_object().key("crs").value(m.plane).key("reason").value(m.plane_reason).end_object();
    }
    write_inputs(out, m.inputs);
    write_steps(out, m.steps);
    out.key("outputs").begin_array();
    for (const auto& output : m.outputs) {
        out.begin_object().key("path").value(output.path).key("features").value(output.features);
        out.key("sha256").value(output.sha256).end_object();
    }
    out.end_array();
    write_map(out, "issues", m.issues);
    out.key("personal_columns").begin_array();
    for (const auto& column : m.personal_columns) {
        out.value(column);
    }
    out.end_array();
    write_claims(out, m.claims);
    out.key("started").value(m.started).key("seconds").value(m.seconds);
    out.key("threads").value(static_cast<std::uint64_t>(m.threads)).end_object();
    return out.take() + "\n";
}

Manifest parse_manifest(const std::string& text, const std::string& file) {
    const Reading reading(file);
    const auto root = json::parse(text, file);
    Manifest m;
    m.version = reading.text(root, "gridwarden");
    const auto& project = reading.member(root, "project", json::Kind::object);
    m.project_path = reading.text(project, "path");
    m.project_sha256 = reading.text(project, "sha256");
    for (const auto& [name, value] : reading.member(project, "overrides", json::Kind::object).members) {
        m.overrides[name] = value.text;
    }
    m.as_of = reading.text(root, "as_of");
    for (const auto& [name, value] : reading.member(root, "libraries", json::Kind::object).members) {
        m.libraries[name] = value.text;
    }
    if (const auto* plane = root.find("plane")) {
        m.plane = reading.text(*plane, "crs");
        m.plane_reason = reading.text(*plane, "reason");
    }
    for (const auto& v : reading.member(root, "inputs", json::Kind::array).items) {
        const auto* layer = v.find("layer");
        m.inputs.push_back({reading.text(v, "path"), layer == nullptr ? "" : layer->text, reading.text(v, "role"), reading.text(v, "sha256"), reading.text(v, "crs"),
                            reading.count(v, "read"), reading.count(v, "accepted"), reading.count(v, "rejected"), reading.count(v, "filtered")});
    }
    for (const auto& v : reading.member(root, "steps", json::Kind::array).items) {
        m.steps.push_back(read_step(reading, v));
    }
    for (const auto& v : reading.member(root, "outputs", json::Kind::array).items) {
        m.outputs.push_back({reading.text(v, "path"), reading.count(v, "features"), reading.text(v, "sha256")});
    }
    for (const auto& [code, count] : reading.member(root, "issues", json::Kind::object).members) {
        m.issues[code] = static_cast<std::size_t>(count.number().value_or(0));
    }
    m.started = reading.text(root, "started");
    m.seconds = reading.number(root, "seconds");
    m.threads = static_cast<unsigned>(reading.count(root, "threads"));
    return m;
}

} // namespace gridwarden::project
