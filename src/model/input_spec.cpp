#include "model/input_spec.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <filesystem>

namespace gridwarden::model {

namespace {

struct KeyAt {
    std::size_t comma = std::string_view::npos;
    std::string_view key;
    [[nodiscard]] bool found() const { return comma != std::string_view::npos; }
    [[nodiscard]] std::size_t value() const { return comma + 1 + key.size() + 1; }
};

std::string_view key_before_equals(std::string_view text) {
    for (const auto& key : input_keys()) {
        if (text.size() > key.name.size() && text.starts_with(key.name) && text[key.name.size()] == '=') {
            return key.name;
        }
    }
    return {};
}

/// The first comma at or behind `from` that stands before a known key and `=`.
KeyAt next_key(std::string_view text, std::size_t from) {
    for (auto comma = text.find(',', from); comma != std::string_view::npos; comma = text.find(',', comma + 1)) {
        if (const auto key = key_before_equals(text.substr(comma + 1)); !key.empty()) {
            return {comma, key};
        }
    }
    return {};
}

bool names_file(std::string_view text) {
    std::error_code failure;
    return std::filesystem::exists(std::filesystem::path(text), failure);
}

} // namespace

std::string InputSpec::get(std::string_view key) const {
    const auto found = keys.find(key);
    return found == keys.end() ? std::string() : found->second;
}

InputSpec parse_input_spec(std::string_view text) {
    InputSpec spec;
    auto at = next_key(text, 0);
    if (!at.found() || names_file(text)) {
        spec.path = text;
        at = {};
    } else {
        spec.path = text.substr(0, at.comma);
    }
    if (spec.path.empty()) {
        throw Error("GW-ARG-030", {{"input", text}});
    }
    while (at.found()) {
        const auto next = at.key == "where" ? KeyAt{} : next_key(text, at.value());
        const auto end = next.found() ? next.comma : text.size();
        const auto value = text.substr(at.value(), end - at.value());
        if (!spec.keys.emplace(at.key, value).second) {
            throw Error("GW-ARG-031", {{"input", text}, {"key", at.key}});
        }
        at = next;
    }
    return spec;
}

std::string to_text(const InputSpec& spec) {
    std::string text = spec.path;
    const auto append = [&](std::string_view key, const std::string& value) {
        text += ',';
        text += key;
        text += '=';
        text += value;
    };
    for (const auto& [key, value] : spec.keys) {
        if (key != "where") {
            append(key, value);
        }
    }
    if (const auto where = spec.keys.find("where"); where != spec.keys.end()) {
        append("where", where->second);
    }
    return text;
}

} // namespace gridwarden::model
