#include "command/parameter.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "text/near_miss.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

namespace gridwarden::command {

namespace {

[[noreturn]] void refuse(const std::string& name, std::string_view value, Bilingual expected) {
    throw Error("GW-ARG-003", {{"name", name}, {"value", value}, {"expected", expected}});
}

/// Splits at commas, blanks around each value dropped; empty values are refused.
std::vector<std::string> split_commas(const std::string& name, std::string_view text) {
    std::vector<std::string> out;
    while (true) {
        const auto comma = text.find(',');
        const auto value = text::trim(text.substr(0, comma));
        if (value.empty()) {
            refuse(name, text, {"names separated by single commas", "以单个逗号分隔的名称"});
        }
        out.emplace_back(value);
        if (comma == text.npos) {
            return out;
        }
        text.remove_prefix(comma + 1);
    }
}

template <class Number>
Number whole_number(const std::string& name, std::string_view text) {
    const auto value = text::parse_integer(text);
    if (!value || !std::in_range<Number>(*value)) {
        refuse(name, text, std::is_unsigned_v<Number> ? Bilingual{"a whole number from 0", "从 0 起的整数"} : Bilingual{"a whole number", "整数"});
    }
    return static_cast<Number>(*value);
}

std::string joined(const std::vector<std::string>& values) {
    std::string all;
    for (const auto& value : values) {
        all += (all.empty() ? "" : ", ") + value;
    }
    return all;
}

void check_choice(const std::string& name, std::string_view value, const std::vector<std::string>& choices) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) {
        return;
    }
    const auto near = text::near_miss(value, choices);
    const auto all = joined(choices);
    const std::string en = near.empty() ? "one of " + all : near + " (of " + all + ")";
    const std::string zh = near.empty() ? all + " 之一" : near + "（可选：" + all + "）";
    refuse(name, value, {en, zh});
}

/// A quantity as `parse` reads it; a refusal names the option as well.
template <class Quantity>
Quantity quantity(const std::string& name, std::string_view text, Quantity (*parse)(std::string_view)) {
    try {
        return parse(text);
    } catch (const Error& error) {
        throw Error(error.code(), {{"value", "--" + name + " " + std::string(text)}});
    }
}

/// A parameter without its binding.
Parameter made(std::string name, Takes takes, std::string metavar, Bilingual help) {
    Parameter p;
    p.name = std::move(name);
    p.takes = takes;
    p.metavar = std::move(metavar);
    p.help = help;
    return p;
}

template <class Number>
Parameter whole(const std::string& name, Number& field, std::string metavar, Bilingual help) {
    auto p = made(name, Takes::integer, std::move(metavar), help);
    p.default_text = std::to_string(field);
    p.set = [&field, name](std::string_view text) { field = whole_number<Number>(name, text); };
    p.show = [&field] { return std::vector{std::to_string(field)}; };
    return p;
}

template <class Quantity>
Parameter measured(const std::string& name, Quantity& field, Takes takes, std::string metavar, Bilingual help,
                   Quantity (*parse)(std::string_view)) {
    auto p = made(name, takes, std::move(metavar), help);
    p.default_text = to_text(field);
    p.set = [&field, name, parse](std::string_view text) { field = quantity(name, text, parse); };
    p.show = [&field] { return std::vector{to_text(field)}; };
    return p;
}

} // namespace

std::string_view name_of(Takes takes) {
    constexpr std::string_view names[] = {"flag", "text", "integer", "number", "length", "area", "date", "choice", "input", "output"};
    return names[static_cast<std::size_t>(takes)];
}

Parameter& Args::add(Parameter parameter) { return parameters_.emplace_back(std::move(parameter)); }

Parameter* Args::find(std::string_view name) {
    const auto found = std::find_if(parameters_.begin(), parameters_.end(), [&](const auto& p) { return p.name == name; });
    return found == parameters_.end() ? nullptr : &*found;
}

Parameter& Args::input(std::string name, std::vector<model::InputSpec>& field, std::optional<model::Role> role, Bilingual help) {
    auto p = made(std::move(name), Takes::input, "FILE", help);
    p.repeatable = true;
    p.role = role;
    p.set = [&field](std::string_view text) { field.push_back(model::parse_input_spec(text)); };
    p.set_input = [&field](const model::InputSpec& spec) { field.push_back(spec); };
    p.show = [&field] {
        std::vector<std::string> shown;
        for (const auto& spec : field) {
            shown.push_back(to_text(spec));
        }
        return shown;
    };
    return add(std::move(p));
}

Parameter& Args::positional(std::string name, std::vector<model::InputSpec>& field, model::Role role, Bilingual help) {
    auto& p = input(std::move(name), field, role, help);
    p.positional = true;
    return p;
}

Parameter& Args::option(std::string name, std::string& field, std::string metavar, Bilingual help) {
    auto p = made(std::move(name), Takes::text, std::move(metavar), help);
    p.default_text = field;
    p.set = [&field](std::string_view text) { field = text; };
    p.show = [&field] { return field.empty() ? std::vector<std::string>{} : std::vector{field}; };
    return add(std::move(p));
}

Parameter& Args::first_positional(std::string name, std::vector<model::InputSpec>& field, model::Role role, Bilingual help) {
    auto& p = positional(std::move(name), field, role, help);
    p.required = true;
    p.repeatable = false;
    p.comma_list = true;
    return p;
}

Parameter& Args::positional(std::string name, std::string& field, std::string metavar, Bilingual help) {
    auto& p = option(std::move(name), field, std::move(metavar), help);
    p.positional = true;
    return p;
}

Parameter& Args::option(std::string name, std::vector<std::string>& field, std::string metavar, Bilingual help) {
    auto p = made(std::move(name), Takes::text, std::move(metavar), help);
    p.repeatable = true;
    p.set = [&field](std::string_view text) { field.emplace_back(text); };
    p.show = [&field] { return field; };
    return add(std::move(p));
}

Parameter& Args::names(std::string name, std::vector<std::string>& field, std::string metavar, Bilingual help,
                       std::vector<std::string> choices) {
    auto& p = option(name, field, std::move(metavar), help);
    p.comma_list = true;
    p.choices = choices;
    p.default_text = joined(field);
    p.set = [&field, name, choices = std::move(choices), given = false](std::string_view text) mutable {
        auto values = split_commas(name, text);
        for (const auto& value : values) {
            if (!choices.empty()) {
                check_choice(name, value, choices);
            }
        }
        if (!std::exchange(given, true)) {
            field.clear();
        }
        field.insert(field.end(), values.begin(), values.end());
    };
    return p;
}

Parameter& Args::option(std::string name, int& field, std::string metavar, Bilingual help) {
    return add(whole(name, field, std::move(metavar), help));
}

Parameter& Args::option(std::string name, unsigned& field, std::string metavar, Bilingual help) {
    return add(whole(name, field, std::move(metavar), help));
}

Parameter& Args::option(std::string name, double& field, std::string metavar, Bilingual help) {
    auto p = made(name, Takes::number, std::move(metavar), help);
    p.default_text = number_text(field);
    p.set = [&field, name](std::string_view text) {
        const auto value = text::parse_number(text);
        if (!value || !std::isfinite(*value)) {
            refuse(name, text, {"a number", "一个数"});
        }
        field = *value;
    };
    p.show = [&field] { return std::vector{number_text(field)}; };
    return add(std::move(p));
}

Parameter& Args::option(std::string name, Length& field, Bilingual help) {
    return add(measured(name, field, Takes::length, "LENGTH", help, parse_length));
}

Parameter& Args::option(std::string name, std::optional<Length>& field, Bilingual help) {
    auto p = made(name, Takes::length, "LENGTH", help);
    p.set = [&field, name](std::string_view text) { field = quantity(name, text, parse_length); };
    p.show = [&field] { return field ? std::vector{to_text(*field)} : std::vector<std::string>{}; };
    return add(std::move(p));
}

Parameter& Args::option(std::string name, Area& field, Bilingual help) {
    return add(measured(name, field, Takes::area, "AREA", help, parse_area));
}

Parameter& Args::date(std::string name, std::optional<std::int32_t>& field, Bilingual help) {
    auto p = made(name, Takes::date, "YYYY-MM-DD", help);
    p.set = [&field, name](std::string_view text) {
        const auto day = text::parse_date(text);
        if (!day) {
            refuse(name, text, {"a date as 2024-05-09", "形如 2024-05-09 的日期"});
        }
        field = day;
    };
    p.show = [&field] { return field ? std::vector{text::date_text(*field)} : std::vector<std::string>{}; };
    return add(std::move(p));
}

Parameter& Args::choice(std::string name, std::string& field, std::vector<std::string> choices, Bilingual help) {
    auto& p = option(name, field, "WORD", help);
    p.takes = Takes::choice;
    p.choices = choices;
    p.set = [&field, name, choices = std::move(choices)](std::string_view text) {
        check_choice(name, text, choices);
        field = text;
    };
    return p;
}

Parameter& Args::flag(std::string name, bool& field, Bilingual help) {
    auto p = made(name, Takes::flag, {}, help);
    p.set = [&field, name](std::string_view text) {
        if (text != "true" && text != "false") {
            refuse(name, text, {"true or false", "true 或 false"});
        }
        field = text == "true";
    };
    p.show = [&field] { return std::vector<std::string>{field ? "true" : "false"}; };
    return add(std::move(p));
}

Parameter& Args::output(std::string name, std::string& field, std::string extension, Bilingual help) {
    auto& p = option(std::move(name), field, "FILE", help);
    p.takes = Takes::output;
    p.extension = std::move(extension);
    if (p.name == "output") {
        p.main_output = true;
        p.short_name = 'o';
    }
    return p;
}

} // namespace gridwarden::command
