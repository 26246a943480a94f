#pragma once

#include "core/language.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gridwarden::model {

/// What an input is for. A project lists its inputs by role; a command's positionals and inputs each have one.
enum class Role { units, sites, stations, zones, receptors, plants, visits, previous };
std::string_view name_of(Role role);
std::optional<Role> role_of(std::string_view name);

/// One key of an input, as the contract lists them (`layer`, `crs`, `id`, ...).
struct InputKey {
    std::string_view name;
    Bilingual help;
    bool column;    ///< the value names a column (or is a constant after `=`)
};
std::span<const InputKey> input_keys();

/// Names an input: `PATH[,key=value...]` on the command line, an object with `path` in a project.
struct InputSpec {
    std::string path; ///< a file, `-`, or `@name` of an earlier input or output
    std::map<std::string, std::string, std::less<>> keys;
    std::string as;    ///< name by which steps refer to it; project only
    std::string label; ///< what people call this level of units (`一级网格`); project only

    [[nodiscard]] std::string get(std::string_view key) const; ///< empty where not given
    [[nodiscard]] bool has(std::string_view key) const { return keys.find(key) != keys.end(); }
    friend bool operator==(const InputSpec&, const InputSpec&) = default;
};

/// A comma separates only before a known key and `=`; `where=` takes the rest; if the whole string names a file it is
/// that file. \throws Error GW-ARG-030 for an empty path, GW-ARG-031 for a key given twice.
InputSpec parse_input_spec(std::string_view text);

/// The command-line form, for messages and run.json. `parse_input_spec(to_text(s)) == s`, but for `as` and `label`.
std::string to_text(const InputSpec& spec);

/// The value of a column key is a constant where it starts with `=`.
inline bool is_constant(std::string_view value) { return !value.empty() && value.front() == '='; }

} // namespace gridwarden::model
