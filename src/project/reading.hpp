#pragma once

#include "core/error.hpp"
#include "json/value.hpp"
#include "text/near_miss.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::project {

/// The file being read, for messages with line, column and what was expected.
struct Reading {
    const std::string& file;

    [[noreturn]] void fail(std::string_view code, const json::Value& value, Arguments more) const {
        more.emplace_back("file", file);
        more.emplace_back("line", std::size_t{value.at.line});
        more.emplace_back("column", std::size_t{value.at.column});
        throw Error(code, std::move(more));
    }

    const json::Value& expect(const json::Value& value, json::Kind kind, std::string_view key) const {
        if (value.kind != kind) {
            fail("GW-PROJ-002", value, {{"key", key}, {"expected", name_of(kind)}, {"got", name_of(value.kind)}});
        }
        return value;
    }

    std::string text(const json::Value& value, std::string_view key) const { return expect(value, json::Kind::string, key).text; }

    std::vector<std::string> texts(const json::Value& value, std::string_view key) const {
        std::vector<std::string> out;
        for (const auto& item : expect(value, json::Kind::array, key).items) {
            out.push_back(text(item, key));
        }
        return out;
    }

    template <class Names>
    [[noreturn]] void unknown_key(const json::Value& value, std::string_view key, const Names& names) const {
        const auto best = text::near_miss(key, names, [](const auto& known) { return std::string(known.name); });
        std::string all;
        for (const auto& known : names) {
            all.append(all.empty() ? "" : ", ").append(known.name);
        }
        fail("GW-PROJ-001", value, {{"key", key}, {"nearest", best.empty() ? all : best}});
    }
};

} // namespace gridwarden::project
