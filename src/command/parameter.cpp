#include "command/parameter.hpp"

#include "core/error.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace gridwarden::command {

namespace {

[[noreturn]] void refuse(const std::string& name, std::string_view value, std::string_view expected) {
    throw Error("GW-ARG-003", {{"name", name}, {"value", value}, {"expected", expected}});
}

/// Splits at commas, blanks around each value dropped; empty values are refused.
std::vector<std::string> split_commas(const std::string& name, std::string_view text) {
    std::vector<std::string> out;
    while (true) {
        const auto comma = text.find(',');
        const auto value = text::trim(text.substr(0, comma));
        if (value.empty()) {
            refuse(name, text, "names separated by single commas");
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
        refuse(name, text, std::is_unsigned_v<Number> ? "a whole number from 0" : "a whole number");
    }
    return static_cast<Number>(*value);
}

std::string nearest(const std::vector<std::string>& choices, std::string_view value) {
    const auto best = std::min_element(choices.begin(), choices.end(), [&](const auto& a, const auto& b) {
        return text::edit_distance(a, value) < text::edit_distance(b, value);
    });
    std::string all;
    for (const auto& choice : choices) {
        all += (all.empty() ? "" : ", ") + choice;
    }
    return best != choices.end() && text::edit_distance(*best, value) <= 2 ? *best + " (of " + all + ")" : "one of " + all;
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
    Parameter p;
    p.name = std::move(name);
    p.takes = Takes::input;
    p.repeatable = true;
    p.help = help;
    p.metavar = "FILE";
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
    Parameter p;
    p.name = std::move(name);
    p.help = help;
    p.metavar = std::move(metavar);
    p.default_text = field;
    p.set = [&field](std::string_view text) { field = text; };
    p.show = [&field] { return field.empty() ? std::vector<std::string>{} : std::vector{field}; };
    return add(std::move(p));
}

Parameter& Args::positional(std::string name, std::string& field, std::string metavar, Bilingual help) {
    auto& p = option(std::move(name), field, std::move(metavar), help);
    p.positional = true;
    return p;
}

Parameter& Args::option(std::string name, std::vector<std::string>& field, std::string metavar, Bilingual help) {
    Parameter p;
    p.name = std::move(name);
    p.help = help;
    p.metavar = std::move(metavar);
    p.repeatable = true;
    p.set = [&field](std::string_view text) { field.emplace_back(text); };
    p.show = [&field] { return field; };
    return add(std::move(p));
}

Parameter& Args::names(std::string name, std::vector<std::string>& field, std::string metavar, Bilingual help) {
    auto& p = option(name, field, std::move(metavar), help);
    p.comma_list = true;
    p.set = [&field, name](std::string_view text) {
        for (auto& value : split_commas(name, text)) {
            field.push_back(std::move(value));
        }
    };
    return p;
}

Parameter& Args::option(std::string name, int& field, std::string metavar, Bilingual help) {
    Parameter p;
    p.name = name;
    p.takes = Takes::integer;
    p.help = help;
    p.metavar = std::move(metavar);
    p.default_text = std::to_string(field);
    p.set = [&field, name](std::string_view text) { field = whole_number<int>(name, text); };
    p.show = [&field] { return std::vector{std::to_string(field)}; };
    return add(std::move(p));
}

Parameter& Args::option(std::string name, unsigned& field, std::string metavar, Bilingual help) {
    Parameter p;
    p.name = name;
    p.takes = Takes::integer;
    p.help = help;
    p.metavar = std::move(metavar);
    p.default_text = std::to_string(field);
    p.set = [&field, name](std::string_view text) { field = whole_number<unsigned>(name, text); };
    p.show = [&field] { return std::vector{std::to_string(field)}; };
    return add(std::move(p));
}

Parameter& Args::option(std::string name, Length& field, Bilingual help) {
    Parameter p;
    p.name = std::move(name);
    p.takes = Takes::length;
    p.help = help;
    p.metavar = "LENGTH";
    p.default_text = to_text(field);
    p.set = [&field](std::string_view text) { field = parse_length(text); };
    p.show = [&field] { return std::vector{to_text(field)}; };
    return add(std::move(p));
}

Parameter& Args::date(std::string name, std::optional<std::int32_t>& field, Bilingual help) {
    Parameter p;
    p.name = name;
    p.takes = Takes::date;
    p.help = help;
    p.metavar = "YYYY-MM-DD";
    p.set = [&field, name](std::string_view text) {
        field = text::parse_date(text);
        if (!field) {
            refuse(name, text, "a date as 2024-05-09");
        }
    };
    p.show = [&field] { return field ? std::vector{text::date_text(*field)} : std::vector<std::string>{}; };
    return add(std::move(p));
}

Parameter& Args::choice(std::string name, std::string& field, std::vector<std::string> choices, Bilingual help) {
    auto& p = option(name, field, "WORD", help);
    p.takes = Takes::choice;
    p.choices = choices;
    p.set = [&field, name, choices = std::move(choices)](std::string_view text) {
        if (std::find(choices.begin(), choices.end(), text) == choices.end()) {
            refuse(name, text, nearest(choices, text));
        }
        field = text;
    };
    return p;
}

Parameter& Args::flag(std::string name, bool& field, Bilingual help) {
    Parameter p;
    p.name = name;
    p.takes = Takes::flag;
    p.help = help;
    p.set = [&field, name](std::string_view text) {
        if (text != "true" && text != "false") {
            refuse(name, text, "true or false");
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
