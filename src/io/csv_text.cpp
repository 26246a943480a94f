#include "io/sinks.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::io {

namespace {

bool is_number(std::string_view text) {
    if (text.front() == '+' || text.front() == '-') {
        text.remove_prefix(1);
    }
    return !text.empty() && (text.front() == '.' || (text.front() >= '0' && text.front() <= '9')) &&
           text::parse_number(text).has_value();
}

bool would_run(std::string_view text) {
    constexpr std::string_view dangerous = "=+-@\t\r";
    return text.size() > 1 && dangerous.find(text.front()) != dangerous.npos && !is_number(text);
}

} // namespace

void append_csv_text(std::string& out, std::string_view text) {
    const bool guard = would_run(text);
    if (!guard && !text.empty() && text.find_first_of(",\"\n\r") == text.npos && text.front() != ' ' && text.back() != ' ') {
        out += text;
        return;
    }
    out += '"';
    out += guard ? "'" : "";
    for (const char c : text) {
        out.append(c == '"' ? 2 : 1, c);
    }
    out += '"';
}

void append_csv_cell(std::string& out, const table::Column& column, std::size_t row, std::string& scratch) {
    if (const auto* numbers = std::get_if<table::NumberColumn>(&column.cells); numbers && !std::isfinite(numbers->values[row])) {
        return;
    }
    if (const auto text = text_of(column, row, scratch)) {
        append_csv_text(out, *text);
    }
}

std::vector<std::string> names_beside(const table::Schema& schema, const std::vector<std::string>& geometry_columns) {
    std::vector<std::string> names;
    const auto taken = [&](const std::string& name) {
        const auto same = [&](const std::string& other) { return text::equals_ignoring_ascii_case(name, other); };
        return std::any_of(geometry_columns.begin(), geometry_columns.end(), same) ||
               std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const auto& field : schema.fields) {
        auto name = field.name;
        while (taken(name)) {
            name.insert(0, "src_");
        }
        names.push_back(std::move(name));
    }
    names.insert(names.end(), geometry_columns.begin(), geometry_columns.end());
    return names;
}

} // namespace gridwarden::io
