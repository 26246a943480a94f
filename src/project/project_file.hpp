#pragma once

#include "json/value.hpp"
#include "model/input_spec.hpp"
#include "model/reason.hpp"
#include "project/claim.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gridwarden::project {

/// One step: a command with its options as they stand in the file (each value knows its line and column).
struct Step {
    std::string command;
    std::string as; ///< the command's name where not given
    json::Value options;
    json::Position at;
};

/// A project file as values. `inputs` keep the order of the file within each role.
struct Project {
    std::string path;
    std::string folder; ///< paths are relative to it
    std::map<std::string, std::string> title; ///< by language
    std::int32_t as_of = 0;
    std::string as_of_text;
    std::string timezone;
    std::string lang;
    std::map<std::string, std::vector<std::string>> values;
    std::vector<model::Reason> priority;    ///< what sends people to a site, the strongest first; empty where not stated
    std::string approval_no; ///< 审图号 of the maps; empty where there is none yet
    std::string producer;    ///< who makes the report
    std::string source;      ///< where boundaries and registers come from, for the captions
    std::vector<std::string> keep_personal; ///< columns that look personal and may stand in pages all the same
    std::map<model::Role, std::vector<model::InputSpec>> inputs;
    std::map<std::string, model::InputSpec> named; ///< inputs with `as`
    std::vector<Step> steps;
    std::vector<Claim> claims;
};

/// One key of a project file, for the reader and the published schema alike.
struct ProjectKey {
    std::string_view name;
    Bilingual help;
    bool required;
    json::Kind kind;
};
std::span<const ProjectKey> project_keys();

/// Reads one input: an object with `path` and keys (`"kind": "=landfill"`), for `inputs` and for steps alike.
/// \throws Error GW-PROJ-001, -002, -003, -004 as read_project.
model::InputSpec read_input(const json::Value& value, const std::string& file);

/// \throws Error GW-JSON-001 (not JSON), GW-PROJ-016 (no time zone), GW-PROJ-001 (unknown key, with the nearest), -002 (wrong type), -003 (missing key), -004
/// (backslash in a path), -005 (two steps of one name), -006 (role "?" left open), GW-WORK-001 (no reason), each with line, column and what was expected.
Project read_project(const std::string& path);

} // namespace gridwarden::project
