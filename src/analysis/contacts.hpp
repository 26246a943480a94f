#pragma once

#include "analysis/declared.hpp"
#include "model/units.hpp"

#include <array>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// Who keeps a unit of the supervision grid, and how to reach them.
enum class Contact : std::uint8_t { keeper, team, responsible, phone };

/// The columns of contacts at every level: the mapped key (`keeper=`, `team=`, `responsible=`), else a column by its name (`keeper`,
/// 网格员, `team`, 队伍, ...). A telephone has no key; its column is found by name: phone, telephone, tel, mobile, keeper_phone, 电话,
/// 联系电话, 手机, 手机号, 网格员电话 and the like.
class Contacts {
public:
    explicit Contacts(const model::UnitTree& tree);
    /// That of the unit, else of the nearest unit above it that has one; empty where none has.
    [[nodiscard]] std::string find(Contact what, UnitAt unit) const;

private:
    using OfLevel = std::array<std::optional<table::Column>, 4>; ///< by contact, a cell a unit
    const model::UnitTree& tree_;
    std::vector<OfLevel> levels_;
};

} // namespace gridwarden::analysis
