#pragma once

#include "core/error.hpp"
#include "core/issue.hpp"
#include "ingest/ingest.hpp"
#include "table/table.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace gridwarden::test {

/// The codes of the issues, in the order they were told: `GW-XY-001:3` for row 3.
inline std::vector<std::string> told(const IssueLog& log) {
    std::vector<std::string> codes;
    for (const auto& issue : log.kept()) {
        codes.push_back(issue.code + (issue.place.row == 0 ? "" : ":" + std::to_string(issue.place.row)));
    }
    return codes;
}

inline const Issue* find_issue(const IssueLog& log, std::string_view code) {
    const auto found = std::find_if(log.kept().begin(), log.kept().end(), [&](const auto& issue) { return issue.code == code; });
    return found == log.kept().end() ? nullptr : &*found;
}

/// The code of the Error that this throws; empty where it throws none. `message` takes its sentence.
inline std::string refused(const std::function<void()>& act, std::string* message = nullptr) {
    try {
        act();
    } catch (const Error& error) {
        if (message != nullptr) {
            *message = error.message(Language::en) + " | " + error.hint(Language::en);
        }
        return error.code();
    }
    return {};
}

/// The cells of a column over all batches; `<null>` for nothing.
inline std::vector<std::string> cells(const table::Table& table, std::string_view name) {
    std::vector<std::string> out;
    std::string scratch;
    const auto column = table.schema.index_of(name);
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size() && column >= 0; ++row) {
            out.emplace_back(text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch).value_or("<null>"));
        }
    }
    return out;
}

inline std::vector<std::string> field_names(const table::Table& table) {
    std::vector<std::string> names;
    for (const auto& field : table.schema.fields) {
        names.push_back(field.name);
    }
    return names;
}

using Strings = std::vector<std::string>;

} // namespace gridwarden::test
