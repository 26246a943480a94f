#include "analysis/contacts.hpp"

#include "text/text.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace gridwarden::analysis {

namespace {

constexpr std::string_view roles[] = {"keeper", "team", "responsible", ""};

// Folded; the likeliest first.
constexpr std::string_view keepers[] = {"keeper", "grid_keeper", "网格员", "网格长", "网格管理员", "网格责任人", "管护员"};
constexpr std::string_view teams[] = {"team", "队伍", "处置队伍", "工作队", "巡查队", "处置组", "工作组"};
constexpr std::string_view responsibles[] = {"responsible", "责任人", "责任单位", "包保责任人"};
constexpr std::string_view phones[] = {"phone", "telephone", "tel", "mobile", "phone_number", "keeper_phone", "keeper_tel", "team_phone", "电话", "联系电话",
                                       "电话号码", "手机", "手机号", "手机号码", "联系方式", "网格员电话", "网格员手机", "网格长电话", "值班电话"};

std::span<const std::string_view> synonyms(Contact what) {
    switch (what) {
    case Contact::keeper: return keepers;
    case Contact::team: return teams;
    case Contact::responsible: return responsibles;
    case Contact::phone: break;
    }
    return phones;
}

int column_of(const table::Schema& schema, Contact what) {
    const auto role = roles[static_cast<std::size_t>(what)];
    if (const int mapped = role.empty() ? -1 : schema.index_of_role(role); mapped >= 0) {
        return mapped;
    }
    for (const auto name : synonyms(what)) {
        const auto found = std::find_if(schema.fields.begin(), schema.fields.end(), [&](const auto& field) { return text::fold(field.name) == name; });
        if (found != schema.fields.end()) {
            return static_cast<int>(found - schema.fields.begin());
        }
    }
    return -1;
}

} // namespace

Contacts::Contacts(const model::UnitTree& tree) : tree_(tree) {
    for (const auto& level : tree.levels) {
        std::vector<std::uint64_t> rows(level.size());
        std::iota(rows.begin(), rows.end(), 0U);
        auto& found = levels_.emplace_back();
        for (const auto what : {Contact::keeper, Contact::team, Contact::responsible, Contact::phone}) {
            if (const int column = column_of(level.attributes.schema, what); column >= 0) {
                found[static_cast<std::size_t>(what)] = table::gather(level.attributes, static_cast<std::size_t>(column), rows);
            }
        }
    }
}

std::string Contacts::find(Contact what, UnitAt at) const {
    std::string scratch;
    while (true) {
        if (const auto& column = levels_[at.level][static_cast<std::size_t>(what)]) {
            if (const auto text = text_of(*column, at.unit, scratch); text && !text::is_missing(*text)) {
                return std::string(*text);
            }
        }
        const auto parent = at.level == 0 ? model::no_unit : tree_.levels[at.level].parents[at.unit];
        if (parent == model::no_unit) {
            return {};
        }
        at = {at.level - 1, parent};
    }
}

} // namespace gridwarden::analysis
