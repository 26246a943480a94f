#include "core/message.hpp"

#include "core/catalogue/areas.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>

namespace gridwarden {

namespace {

std::vector<MessageEntry> join_areas() {
    namespace areas = catalogue_areas;
    std::vector<MessageEntry> all;
    for (const auto area : {
             areas::args(),
             areas::core(),
             areas::json(),
             areas::text(),
             areas::shape(),
             areas::geodesy(),
             areas::geometry(),
             areas::io(),
             areas::ingest(),
             areas::sheets(),
             areas::units(),
             areas::assign(),
             areas::hits(),
             areas::hot_cells(),
             areas::coverage(),
             areas::project(),
             areas::output(),
            areas::publish(),
             areas::office(),
             areas::page(),
             areas::claims(),
             areas::ledger(),
             areas::near(),
             areas::hotspot(),
             areas::density(),
             areas::cluster(),
             areas::rules()}) {
        all.insert(all.end(), area.begin(), area.end());
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return all;
}

} // namespace

std::span<const MessageEntry> catalogue() {
    static const std::vector<MessageEntry> all = join_areas();
    return all;
}

const MessageEntry& catalogue_entry(std::string_view code) {
    const auto all = catalogue();
    const auto found = std::lower_bound(all.begin(), all.end(), code, [](const auto& entry, auto wanted) { return entry.code < wanted; });
    if (found == all.end() || found->code != code) {
        if (code == "GW-ARG-020") { // must not chase itself
            static constexpr MessageEntry missing{"GW-ARG-020", Level::error, Exit::usage, {"unknown code", "未知代码"}, {}, {}};
            return missing;
        }
        throw Error("GW-ARG-020", {{"code", code}});
    }
    return *found;
}

Argument::Argument(std::string_view argument_name, double number) : name(argument_name), value(number_text(number)) {}
Argument::Argument(std::string_view argument_name, std::size_t number) : name(argument_name), value(std::to_string(number)) {}
Argument::Argument(std::string_view argument_name, int number) : name(argument_name), value(std::to_string(number)) {}

std::string fill(std::string_view text, const Arguments& arguments, Language lang) {
    const auto value_of = [&](std::string_view name) -> const std::string* {
        const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) { return a.name == name; });
        return found == arguments.end() ? nullptr : lang == Language::zh && !found->zh.empty() ? &found->zh : &found->value;
    };
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == text.npos ? text.npos : text.find('}', open);
        if (close == text.npos) {
            break;
        }
        out += text.substr(0, open);
        const auto name = text.substr(open + 1, close - open - 1);
        if (const auto one = name.find('|'); one != name.npos) {
            const auto many = name.find('|', one + 1);
            const auto* number = value_of(name.substr(0, one));
            out += number != nullptr && *number == "1" ? name.substr(one + 1, many - one - 1) : name.substr(std::min(many, name.size() - 1) + 1);
        } else {
            const auto* value = value_of(name);
            out += value == nullptr ? text.substr(open, close - open + 1) : std::string_view(*value);
        }
        text.remove_prefix(close + 1);
    }
    out += text;
    return out;
}

} // namespace gridwarden
