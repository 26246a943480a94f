#include "cli/parse.hpp"

#include "core/error.hpp"
#include "text/near_miss.hpp"
#include "text/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace gridwarden::cli {

namespace {

using command::Args;
using command::Parameter;
using command::Takes;

std::string flag_of(const Parameter& parameter) {
    return (parameter.short_name != 0 ? "-" + std::string(1, parameter.short_name) + "," : "") + "--" + parameter.name;
}

/// Stands before `-,format=csv` and negative numbers, which CLI11 would take for options.
const std::string stdin_mark = "\x1f";

bool would_pass_for_option(std::string_view word) {
    return word.starts_with("-,") || (word.starts_with("-") && text::parse_number(word));
}

/// What CLI11 took from the words, by parameter.
struct Taken {
    std::map<std::string, std::vector<std::string>> values;
};

void declare_option(CLI::App& app, const Parameter& parameter, Taken& taken) {
    auto& values = taken.values[parameter.name];
    if (parameter.takes == Takes::flag) {
        app.add_flag_callback(flag_of(parameter), [&values] { values = {"true"}; });
        return;
    }
    auto* option = app.add_option(parameter.positional ? parameter.name : flag_of(parameter), values);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    if (parameter.positional && parameter.repeatable) {
        option->expected(0, 1 << 20);
    } else {
        option->expected(1); // one value each time it is given: `--units a b` would swallow a positional
        option->allow_extra_args(false);
        option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
}

std::string nearest_flag(const Args& args, std::string_view word) {
    const auto flag = [](const command::Parameter& parameter) { return parameter.positional ? std::string() : "--" + parameter.name; };
    const auto best = text::near_miss(word.substr(0, word.find('=')), args.parameters(), flag);
    return best.empty() ? "--help" : best;
}

void apply(const Taken& taken, Args& args) {
    for (auto& parameter : args.parameters()) {
        const auto& values = taken.values.at(parameter.name);
        if (values.size() > 1 && !parameter.repeatable && parameter.takes != Takes::flag) {
            throw Error("GW-ARG-004", {{"name", parameter.name}, {"count", values.size()}});
        }
        for (const auto& value : values) {
            parameter.set(value.starts_with(stdin_mark) ? value.substr(stdin_mark.size()) : value);
        }
        if (parameter.required && parameter.show().empty()) {
            const auto form = parameter.positional ? text::lower_ascii(parameter.name) : "--" + parameter.name;
            throw Error("GW-ARG-006", {{"name", form}});
        }
    }
}

/// The first word of the line that is neither a flag nor the value of one before the command.
std::size_t command_word(const std::vector<std::string>& words) {
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with("-") && words[at] != "-") {
        at += words[at] == "--lang" || words[at] == "--color" ? 2U : 1U;
    }
    return at;
}

bool given(const std::vector<std::string>& words, std::string_view flag) {
    return std::find(words.begin(), words.end(), flag) != words.end();
}

void parse_words(std::vector<std::string> words, Args& args) {
    CLI::App app;
    app.set_help_flag();
    Taken taken;
    for (const auto& parameter : args.parameters()) {
        declare_option(app, parameter, taken);
    }
    for (auto& word : words) {
        word = would_pass_for_option(word) ? stdin_mark + word : word;
    }
    std::reverse(words.begin(), words.end()); // CLI11 takes them from the back
    try {
        app.parse(words);
    } catch (const CLI::ExtrasError&) {
        const auto extras = app.remaining();
        const auto word = extras.empty() ? std::string() : extras.front();
        if (word.starts_with("-")) {
            throw Error("GW-ARG-002", {{"value", word}, {"nearest", nearest_flag(args, word)}});
        }
        throw Error("GW-ARG-007", {{"value", word}});
    } catch (const CLI::ParseError& error) {
        throw Error("GW-ARG-005", {{"what", error.what()}});
    }
    apply(taken, args);
}

} // namespace

Invocation parse(const std::vector<std::string>& words) {
    Invocation invocation;
    const auto at = command_word(words);
    std::vector<std::string> rest(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size())));
    invocation.help = given(rest, "-h") || given(rest, "--help") || words.empty();
    invocation.version = given(rest, "--version");
    invocation.json_usage = given(rest, "--json-usage");
    if (at >= words.size()) {
        return invocation;
    }
    auto name = words[at];
    rest.assign(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
    if (name == "help") {
        invocation.help = true;
        if (rest.empty()) {
            return invocation;
        }
        name = rest.front();
    }
    invocation.command = &command::find_command(name);
    invocation.call = invocation.command->make();
    invocation.help = invocation.help || given(rest, "-h") || given(rest, "--help");
    invocation.json_usage = invocation.json_usage || given(rest, "--json-usage");
    if (invocation.help || invocation.json_usage) {
        return invocation;
    }
    rest.insert(rest.begin(), words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
    auto parameters = all_parameters(invocation.command->description, invocation.call->args(), invocation.common);
    parse_words(std::move(rest), parameters);
    return invocation;
}

Language language_of(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--lang=zh" || (words[i] == "--lang" && i + 1 < words.size() && words[i + 1] == "zh")) {
            return Language::zh;
        }
        if (words[i].starts_with("--lang")) {
            return Language::en;
        }
    }
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const auto* value = std::getenv(name); value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
        }
    }
    return Language::en;
}

} // namespace gridwarden::cli
