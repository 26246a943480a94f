#include "analysis/standing.hpp"

#include "analysis/cells.hpp"
#include "core/error.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

namespace gridwarden::analysis {

namespace {

constexpr std::int64_t few = 5; ///< counts below are flagged and not ranked (contract, 3)

struct Group {
    std::string value; ///< empty: not stated
    std::int64_t sites = 0, open = 0, overdue = 0, closed = 0;
    std::int64_t rank = table::IntegerColumn::null;
};

void count(Group& group, const Lifecycle& life, std::size_t row) {
    ++group.sites;
    if (life.state[row]) {
        ++(model::is_closed(*life.state[row]) ? group.closed : group.open);
    }
    group.overdue += life.overdue_days[row] != table::IntegerColumn::null && life.overdue_days[row] > 0 ? 1 : 0;
}

/// a's overdue share against b's, in whole numbers.
bool more_overdue(const Group& a, const Group& b) { return a.overdue * b.sites > b.overdue * a.sites; }

void rank(std::vector<Group>& groups) {
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
        const bool a_ranked = a.sites >= few;
        const bool b_ranked = b.sites >= few;
        return a_ranked != b_ranked ? a_ranked : a_ranked && more_overdue(a, b);
    });
    for (std::size_t i = 0; i < groups.size() && groups[i].sites >= few; ++i) {
        const bool tie = i > 0 && !more_overdue(groups[i - 1], groups[i]);
        groups[i].rank = tie ? groups[i - 1].rank : static_cast<std::int64_t>(i) + 1;
    }
}

std::vector<Group> groups_of(const table::Table& ledger, const Lifecycle& life, const std::string& field) {
    const int column = field_index(ledger.schema, field);
    if (column < 0) {
        std::string all;
        for (const auto& known : ledger.schema.fields) {
            all += (all.empty() ? "" : ", ") + known.name;
        }
        throw Error("GW-ASSIGN-003", {{"value", field}, {"columns", all}});
    }
    const auto values = texts_of(ledger, column);
    std::map<std::string, Group> by_value;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (life.in_snapshot[row] != 0) {
            auto value = std::string(text::trim(values[row]));
            auto& group = by_value[value];
            group.value = std::move(value);
            count(group, life, row);
        }
    }
    std::vector<Group> groups;
    for (auto& [value, group] : by_value) {
        groups.push_back(std::move(group));
    }
    rank(groups);
    return groups;
}

/// The rows of the result, column by column.
class Rows {
public:
    explicit Rows(const table::Schema& ledger) : state_(tells_state(ledger)), deadline_(state_ && ledger.index_of_role("deadline") >= 0) {}

    void add(const std::string& field, const Group& group) {
        field.empty() ? fields_.push_null() : fields_.push(field);
        group.value.empty() ? values_.push_null() : values_.push(group.value);
        sites_.values.push_back(group.sites);
        open_.values.push_back(state_ ? group.open : table::IntegerColumn::null);
        overdue_.values.push_back(deadline_ ? group.overdue : table::IntegerColumn::null);
        closed_.values.push_back(state_ ? group.closed : table::IntegerColumn::null);
        share_.values.push_back(!state_ || group.sites == 0 ? std::numeric_limits<double>::quiet_NaN()
                                                              : static_cast<double>(group.closed) / static_cast<double>(group.sites));
        small_.values.push_back(group.sites < few ? 1 : 0);
        rank_.values.push_back(deadline_ ? group.rank : table::IntegerColumn::null);
    }
    table::Table finish() {
        return table::make_table({{"field", fields_.finish()}, {"value", values_.finish()}, {"site_count", std::move(sites_)}, {"open_count", std::move(open_)},
                                  {"overdue_count", std::move(overdue_)}, {"closed_count", std::move(closed_)}, {"closed_share", std::move(share_)},
                                  {"small_n", std::move(small_)}, {"rank", std::move(rank_)}});
    }

private:
    bool state_;    ///< the ledger tells states
    bool deadline_; ///< and deadlines; what is ranked by them
    table::TextBuilder fields_, values_;
    table::IntegerColumn sites_, open_, overdue_, closed_, rank_;
    table::NumberColumn share_;
    table::BooleanColumn small_;
};

} // namespace

table::Table standing(const table::Table& ledger, const Lifecycle& life, const std::vector<std::string>& fields) {
    Rows rows(ledger.schema);
    Group all;
    for (std::size_t row = 0; row < life.state.size(); ++row) {
        if (life.in_snapshot[row] != 0) {
            count(all, life, row);
        }
    }
    rows.add("", all);
    for (const auto& field : fields) {
        for (const auto& group : groups_of(ledger, life, field)) {
            rows.add(field, group);
        }
    }
    return rows.finish();
}

} // namespace gridwarden::analysis
