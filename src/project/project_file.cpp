#include "project/project_file.hpp"

#include "core/error.hpp"
#include "project/reading.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

namespace gridwarden::project {

namespace {

using json::Kind;
using json::Value;

constexpr std::array keys{
    ProjectKey{"$schema", {"address of this schema, for editors", "本 Schema 的地址，供编辑器使用"}, false, Kind::string},
    ProjectKey{"gridwarden", {"version of this format: 1", "格式版本：1"}, true, Kind::number},
    ProjectKey{"title", {"title of the results, by language", "成果标题（按语言）"}, false, Kind::object},
    ProjectKey{"as_of", {"the day the results speak of", "成果所述日期"}, true, Kind::string},
    ProjectKey{"timezone", {"time zone in which that day ends", "该日期所在时区"}, false, Kind::string},
    ProjectKey{"lang", {"language of titles and aliases: en or zh", "标题和别名的语言：en 或 zh"}, false, Kind::string},
    ProjectKey{"values", {"declared values of fields, so that columns do not change from month to month", "字段的取值表，使各期列一致"}, false, Kind::object},
    ProjectKey{"priority", {"order of reasons in the worklist", "工作清单中理由的顺序"}, false, Kind::array},
    ProjectKey{"approval_no", {"map approval number (审图号) printed on maps", "地图审图号，印在图上"}, false, Kind::string},
    ProjectKey{"producer", {"who makes the report, printed on maps", "编制单位，印在图上"}, false, Kind::string},
    ProjectKey{"source", {"where boundaries and registers come from, printed on maps", "数据来源，印在图上"}, false, Kind::string},
    ProjectKey{"keep_personal", {"columns that look personal and may stand in pages all the same", "看似个人信息但允许出现在成果页中的列"}, false, Kind::array},
    ProjectKey{"inputs", {"input files by role", "按角色列出的输入文件"}, true, Kind::object},
    ProjectKey{"steps", {"commands in order", "按顺序执行的命令"}, true, Kind::array},
    ProjectKey{"claims", {"statements whose numbers are recomputed", "需要重新核算的数字表述"}, false, Kind::array},
};

void check_keys(const Reading& reading, const Value& root) {
    for (const auto& [key, value] : root.members) {
        const auto known = std::find_if(keys.begin(), keys.end(), [&](const auto& k) { return k.name == key; });
        if (known == keys.end()) {
            reading.unknown_key(value, key, keys);
        }
        reading.expect(value, known->kind, key);
    }
    for (const auto& key : keys) {
        if (key.required && root.find(key.name) == nullptr) {
            reading.fail("GW-PROJ-003", root, {{"key", key.name}});
        }
    }
}

/// A key's value as the command line would have it: numbers keep their text, lists (`code_levels`) are joined by `/`.
std::string input_value(const Reading& reading, const Value& value, std::string_view key) {
    switch (value.kind) {
    case Kind::string:
    case Kind::number: return value.text;
    case Kind::array: {
        std::string joined;
        for (const auto& item : value.items) {
            joined += (joined.empty() ? "" : "/") + input_value(reading, item, key);
        }
        return joined;
    }
    default: reading.fail("GW-PROJ-002", value, {{"key", key}, {"expected", name_of(Kind::string)}, {"got", name_of(value.kind)}});
    }
}

std::string checked_path(const Reading& reading, const Value& value) {
    auto path = reading.text(value, "path");
    if (path.find('\\') != std::string::npos) {
        auto mended = path;
        std::replace(mended.begin(), mended.end(), '\\', '/');
        reading.fail("GW-PROJ-004", value, {{"value", path}, {"mended", mended}});
    }
    if (path.empty()) {
        reading.fail("GW-PROJ-003", value, {{"key", "path"}});
    }
    return path;
}

void read_inputs(const Reading& reading, const Value& inputs, Project& project) {
    for (const auto& [name, list] : inputs.members) {
        const auto role = model::role_of(name);
        if (!role) {
            reading.fail("GW-PROJ-001", list, {{"key", name}, {"nearest", "units, sites, stations, zones, receptors, plants, visits, previous"}});
        }
        const auto add = [&](const Value& one) {
            const auto spec = read_input(one, reading.file);
            if (!spec.as.empty() && !project.named.emplace(spec.as, spec).second) {
                reading.fail("GW-PROJ-005", one, {{"name", spec.as}});
            }
            project.inputs[*role].push_back(spec);
        };
        if (list.kind == Kind::array) {
            std::for_each(list.items.begin(), list.items.end(), add);
        } else {
            add(list); // `previous` is one path
        }
    }
}

Step read_step(const Reading& reading, const Value& value) {
    reading.expect(value, Kind::object, "steps");
    if (value.members.size() != 1) {
        reading.fail("GW-PROJ-007", value, {{"count", value.members.size()}});
    }
    const auto& [command, options] = value.members.front();
    Step step{command, command, reading.expect(options, Kind::object, command), value.at};
    auto& members = step.options.members;
    if (const auto* as = step.options.find("as")) {
        step.as = reading.text(*as, "as");
        if (step.as.empty() || step.as.find_first_of("/\\@") != std::string::npos) {
            reading.fail("GW-PROJ-008", *as, {{"value", step.as}});
        }
        std::erase_if(members, [](const auto& member) { return member.first == "as"; });
    }
    return step;
}

void read_steps(const Reading& reading, const Value& steps, Project& project) {
    std::set<std::string> names;
    for (const auto& value : steps.items) {
        auto step = read_step(reading, value);
        if (!names.insert(step.as).second || project.named.contains(step.as)) {
            reading.fail("GW-PROJ-005", value, {{"name", step.as}});
        }
        project.steps.push_back(std::move(step));
    }
}

void read_priority(const Reading& reading, const Value& list, Project& project) {
    const auto words = reading.texts(list, "priority");
    std::string usual;
    for (const auto& reason : model::default_priority()) {
        usual += (usual.empty() ? "" : ", ") + to_text(reason);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto reason = model::parse_reason(words[i]);
        if (!reason) {
            reading.fail("GW-WORK-001", list.items[i], {{"value", words[i]}, {"words", model::reason_words()}, {"default", usual}});
        }
        project.priority.push_back(*reason);
    }
}

void read_settings(const Reading& reading, const Value& root, Project& project) {
    if (const auto* version = root.find("gridwarden"); version->text != "1") {
        reading.fail("GW-PROJ-009", *version, {{"value", version->text}});
    }
    const auto& as_of = *root.find("as_of");
    const auto day = text::parse_date(as_of.text);
    if (!day) {
        reading.fail("GW-PROJ-002", as_of, {{"key", "as_of"}, {"expected", Bilingual{"a date as 2024-05-09", "形如 2024-05-09 的日期"}}, {"got", as_of.text}});
    }
    project.as_of = *day;
    project.as_of_text = text::date_text(*day);
    if (const auto* lang = root.find("lang")) {
        project.lang = lang->text;
        if (project.lang != "en" && project.lang != "zh") {
            reading.fail("GW-PROJ-002", *lang, {{"key", "lang"}, {"expected", Bilingual{"en or zh", "en 或 zh"}}, {"got", lang->text}});
        }
    }
    if (const auto* zone = root.find("timezone")) {
        project.timezone = zone->text;
        if (!text::is_time_zone(project.timezone)) {
            reading.fail("GW-PROJ-016", *zone, {{"value", project.timezone}, {"nearest", text::nearest_time_zone(project.timezone)}});
        }
    }
    if (const auto* title = root.find("title")) {
        for (const auto& [language, value] : title->members) {
            project.title[language] = reading.text(value, "title");
        }
    }
    if (const auto* values = root.find("values")) {
        for (const auto& [field, list] : values->members) {
            project.values[field] = reading.texts(list, field);
        }
    }
    if (const auto* priority = root.find("priority")) {
        read_priority(reading, *priority, project);
    }
    for (const auto& [key, field] : {std::pair{"approval_no", &project.approval_no}, {"producer", &project.producer}, {"source", &project.source}}) {
        if (const auto* value = root.find(key)) {
            *field = value->text;
        }
    }
    if (const auto* keep = root.find("keep_personal")) {
        project.keep_personal = reading.texts(*keep, "keep_personal");
    }
    if (const auto* claims = root.find("claims")) {
        project.claims = read_claims(*claims, reading.file);
    }
}

} // namespace

std::span<const ProjectKey> project_keys() { return keys; }

model::InputSpec read_input(const Value& value, const std::string& file) {
    const Reading reading{file};
    model::InputSpec spec;
    if (value.kind == Kind::string) {
        spec.path = checked_path(reading, value);
        return spec;
    }
    const auto* path = reading.expect(value, Kind::object, "input").find("path");
    if (path == nullptr) {
        reading.fail("GW-PROJ-003", value, {{"key", "path"}});
    }
    spec.path = checked_path(reading, *path);
    for (const auto& [key, member] : value.members) {
        const auto known = [&](const model::InputKey& k) { return k.name == key; };
        if (key == "as") {
            spec.as = reading.text(member, key);
        } else if (key == "label") {
            spec.label = reading.text(member, key);
        } else if (key == "role") {
            reading.fail("GW-PROJ-006", member, {{"path", spec.path}});
        } else if (key == "crs" && member.text == "?") {
            reading.fail("GW-PROJ-014", member, {{"path", spec.path}});
        } else if (std::ranges::any_of(model::input_keys(), known)) {
            spec.keys[key] = input_value(reading, member, key);
        } else if (key != "path") {
            reading.unknown_key(member, key, model::input_keys());
        }
    }
    return spec;
}

Project read_project(const std::string& path) {
    const Reading reading{path};
    const auto root = json::parse_file(path);
    reading.expect(root, Kind::object, "project");
    check_keys(reading, root);
    Project project;
    project.path = path;
    const auto folder = std::filesystem::path(path).parent_path().string();
    project.folder = folder.empty() ? "." : folder;
    read_settings(reading, root, project);
    read_inputs(reading, *root.find("inputs"), project);
    read_steps(reading, *root.find("steps"), project);
    return project;
}

} // namespace gridwarden::project
