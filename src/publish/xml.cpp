#include "publish/xml.hpp"

#include "core/utf8.hpp"

namespace gridwarden::publish {

namespace {

void append_character(std::string& out, std::string_view character) {
    const auto code = utf8_character(character);
    switch (code) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    case '\n': out += "&#xa;"; return;
    case '\r': out += "&#xd;"; return;
    case '\t': out += "&#x9;"; return;
    default: break;
    }
    if (code >= 0x20 && code != 0xFFFE && code != 0xFFFF) {
        out += character;
    }
}

} // namespace

std::string xml_quoted(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        const auto size = utf8_sequence(text);
        if (size == 0) {
            out += "\xEF\xBF\xBD";
        } else {
            append_character(out, text.substr(0, size));
        }
        text.remove_prefix(size == 0 ? 1 : size);
    }
    out += '"';
    return out;
}

std::string element(std::string_view name, const Attributes& attributes, std::string_view inner) {
    std::string out = "<";
    out += name;
    for (const auto& [key, value] : attributes) {
        out += ' ';
        out += key;
        out += '=';
        out += xml_quoted(value);
    }
    if (inner.empty()) {
        out += "/>";
        return out;
    }
    out += '>';
    out += inner;
    out += "</";
    out += name;
    out += '>';
    return out;
}

} // namespace gridwarden::publish
