#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"
#include "io/reader.hpp"

namespace gridwarden::command {

namespace {

struct Options {
    std::string shell = "bash";
    std::string columns;
};

void declare(Args& args, Options& o) {
    args.positional("shell", o.shell, "SHELL", {"bash", "bash"});
    args.option("columns", o.columns, "FILE", {"print the columns of a file, one a line, as the script asks for them", "逐行打印文件的列名，供补全脚本调用"});
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) {
        all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

/// `assign) flags="--by --units"` and, where an option takes fixed words, `--lang) words="en zh"`.
std::string case_of(const Command& command) {
    const auto call = command.make();
    CommonOptions common;
    const auto all = all_parameters(command.description, call->args(), common);
    std::vector<std::string> flags{"--help", "--json-usage"};
    std::string choices;
    for (const auto& parameter : all.parameters()) {
        if (parameter.positional) {
            continue;
        }
        flags.push_back("--" + parameter.name);
        if (!parameter.choices.empty()) {
            choices += "            --" + parameter.name + ") words=\"" + joined(parameter.choices) + "\" ;;\n";
        }
    }
    return "        " + std::string(command.description.name) + ") flags=\"" + joined(flags) + "\"\n            case $previous in\n" + choices +
           "            esac ;;\n";
}

std::string keys() {
    std::string all;
    for (const auto& key : model::input_keys()) {
        all += (all.empty() ? "" : " ") + std::string(key.name) + "=";
    }
    return all;
}

std::string bash_script() {
    std::vector<std::string> names;
    std::string cases;
    for (const auto& command : registry()) {
        names.emplace_back(command.description.name);
        cases += case_of(command);
    }
    return R"sh(# bash completion of gridwarden: eval "$(gridwarden completion bash)"
_gridwarden() {
    local word=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT} previous= flags= words= whole
    whole=${line##* }
    [ "$COMP_CWORD" -gt 0 ] && previous=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W ")sh" +
           joined(names) + R"sh( --help --version --json-usage" -- "$word"))
        return
    fi
    case ${COMP_WORDS[1]} in
)sh" + cases + R"sh(    esac
    if [[ $whole == *,* && -e ${whole%%,*} ]]; then # keys of an input, and columns after one
        local before=${whole%,*} last=${whole##*,}
        if [[ $last == *=* ]]; then
            local columns
            columns=$(gridwarden completion --columns "${whole%%,*}" 2>/dev/null)
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$columns" -- "${last#*=}"))
        else
            COMPREPLY=($(compgen -P "$before," -W ")sh" +
           keys() + R"sh(" -- "$last"))
            compopt -o nospace
        fi
    elif [ -n "$words" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$word"))
    elif [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$flags" -- "$word"))
    else
        compopt -o default
    fi
}
complete -F _gridwarden gridwarden
)sh";
}

std::string columns_of(const std::string& path) {
    std::string out;
    for (const auto& layer : io::list_layers(path)) {
        for (const auto& column : layer.columns) {
            out += column + "\n";
        }
    }
    return out;
}

Result run(const Options& o, Context& context) {
    if (o.shell != "bash") {
        throw Error("GW-ARG-003", {{"name", "shell"}, {"value", o.shell}, {"expected", "bash"}});
    }
    context.print(o.columns.empty() ? bash_script() : columns_of(o.columns));
    return {};
}

} // namespace

Command completion_command() {
    return make_command<Options>(
        {.name = "completion",
         .topic = Topic::setup,
         .summary = {"Prints a script by which bash completes commands, options, keys and columns.", "打印 bash 补全脚本：命令、选项、键和列名。"},
         .examples = {{"gridwarden completion bash > gridwarden.bash", {"then `source gridwarden.bash`", "之后执行 `source gridwarden.bash`"}}},
         .reads = false,
         .writes = false,
         .works = false,
         .without = {"json"}},
        declare, run);
}

} // namespace gridwarden::command
