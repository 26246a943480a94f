#pragma once

#include "model/siting_rule.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// The columns of a table that rules ask for, by the names that the rules have for them (a column or a mapped key).
class Attributes {
public:
    /// Keeps a column where the table has it; an empty name is nothing to do.
    void want(const table::Table& table, const std::string& name);
    [[nodiscard]] bool has(const std::string& name) const { return cells_.contains(name); }
    /// The text of a cell; empty where the column or the value is missing.
    [[nodiscard]] std::string_view cell(const std::string& name, std::uint32_t row) const;
    /// Whether all conditions about this side hold; what is not stated is unknown.
    [[nodiscard]] model::Answer judge(const std::vector<model::Condition>& conditions, bool of_receptor, std::uint32_t row) const;

private:
    std::map<std::string, std::vector<std::string>> cells_;
};

} // namespace gridwarden::analysis
