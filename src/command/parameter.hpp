#pragma once

#include "core/language.hpp"
#include "core/quantity.hpp"
#include "model/input_spec.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::command {

/// What a parameter takes; help, completion and the JSON Schema are told by it.
enum class Takes { flag, text, integer, number, length, area, date, choice, input, output };
std::string_view name_of(Takes takes);

/// One parameter of a command: the single declaration that feeds the command line, the project file, help, the manual,
/// completion and the JSON Schema. Its name is the flag without dashes and the key in a project.
struct Parameter {
    std::string name;
    char short_name = 0;
    Takes takes = Takes::text;
    bool positional = false;
    bool repeatable = false;  ///< a list: one value each time it is given (command line), an array (project)
    bool required = false;
    bool comma_list = false;  ///< one value may hold several, separated by commas (`--by kind,status`)
    Bilingual help;
    std::string metavar;                    ///< `FILE`, `LENGTH`, ...
    std::vector<std::string> choices;
    std::string default_text;               ///< as a user would type it; empty for none
    std::optional<model::Role> role;        ///< inputs: filled from a project's inputs of this role
    std::string extension;                  ///< outputs: format of `<as>-<name>` in a project; empty: not written unless asked for
    std::string_view group;                 ///< common options: what they are about (talking, reading, writing, working)
    bool in_step = false;                   ///< common options: may stand in a step of a project, and hold for that step
    bool changes_result = false;            ///< common options: told in the metadata of results where given
    bool main_output = false;               ///< `-o`: named `<as>` in a project
    std::function<void(std::string_view)> set;                ///< one value as typed. \throws Error GW-ARG-*
    std::function<std::vector<std::string>()> show;           ///< the resolved values, as they could be typed
    std::function<void(const model::InputSpec&)> set_input;   ///< inputs only: from a project
};

/// Binds parameters to the fields of an options struct. Defaults are what the fields hold when they are declared.
class Args {
public:
    /// Inputs. A vector is repeatable, an optional one is not required.
    Parameter& positional(std::string name, std::vector<model::InputSpec>& field, model::Role role, Bilingual help);
    /// The first input of the command line, alone in its role there (further ones are the next positional's); a project may list several.
    Parameter& first_positional(std::string name, std::vector<model::InputSpec>& field, model::Role role, Bilingual help);
    Parameter& input(std::string name, std::vector<model::InputSpec>& field, std::optional<model::Role> role, Bilingual help);
    Parameter& positional(std::string name, std::string& field, std::string metavar, Bilingual help);

    Parameter& option(std::string name, std::string& field, std::string metavar, Bilingual help);
    Parameter& option(std::string name, std::vector<std::string>& field, std::string metavar, Bilingual help);
    /// A list of names, of `choices` where there are any; one value may hold several, separated by commas. The first value
    /// given takes the place of the default.
    Parameter& names(std::string name, std::vector<std::string>& field, std::string metavar, Bilingual help,
                     std::vector<std::string> choices = {});
    Parameter& option(std::string name, int& field, std::string metavar, Bilingual help);
    Parameter& option(std::string name, unsigned& field, std::string metavar, Bilingual help);
    Parameter& option(std::string name, double& field, std::string metavar, Bilingual help);
    Parameter& option(std::string name, Length& field, Bilingual help);
    Parameter& option(std::string name, std::optional<Length>& field, Bilingual help); ///< nothing where not given
    Parameter& option(std::string name, Area& field, Bilingual help);
    Parameter& date(std::string name, std::optional<std::int32_t>& field, Bilingual help);
    Parameter& choice(std::string name, std::string& field, std::vector<std::string> choices, Bilingual help);
    Parameter& flag(std::string name, bool& field, Bilingual help);
    /// `-o/--output` (main) or a further output file.
    Parameter& output(std::string name, std::string& field, std::string extension, Bilingual help);

    [[nodiscard]] std::vector<Parameter>& parameters() noexcept { return parameters_; }
    [[nodiscard]] const std::vector<Parameter>& parameters() const noexcept { return parameters_; }
    [[nodiscard]] Parameter* find(std::string_view name);

private:
    Parameter& add(Parameter parameter);
    std::vector<Parameter> parameters_;
};

} // namespace gridwarden::command
