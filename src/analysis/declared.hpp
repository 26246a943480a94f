#pragma once

#include "model/units.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gridwarden::analysis {

/// A unit of a level.
struct UnitAt {
    std::uint32_t level;
    std::uint32_t unit;
};

/// Looks up the unit that a register declares (a code or a name, of any level). Codes are compared as they are, names folded
/// (width, case, traditional/simplified); a code goes before a name.
class DeclaredUnits {
public:
    explicit DeclaredUnits(const model::UnitTree& tree);
    /// The units that a text can mean; empty where it means none. The same text is looked up once.
    const std::vector<UnitAt>& meaning(std::string_view text);

private:
    std::unordered_multimap<std::string, UnitAt> by_id_;
    std::unordered_multimap<std::string, UnitAt> by_name_;
    std::unordered_map<std::string, std::vector<UnitAt>> known_;
};

/// The row at `level` that a unit of a finer (or the same) level lies in, or `model::no_unit`.
std::uint32_t ancestor(const model::UnitTree& tree, UnitAt of, std::uint32_t level);

} // namespace gridwarden::analysis
