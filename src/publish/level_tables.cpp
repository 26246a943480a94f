#include "publish/level_tables.hpp"

#include "core/message.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace gridwarden::publish {

namespace {

using Rows = std::vector<std::uint64_t>;

std::vector<std::string> texts(const table::Table& table, int column) {
    std::vector<std::string> out;
    std::string scratch;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            out.emplace_back(table::text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch).value_or(""));
        }
    }
    return out;
}

/// The rows of a layer that belong to the units of a level, in their order; nothing where it has not one for each.
std::optional<Rows> rows_for(const table::Table& layer, const model::UnitLevel& level, std::size_t number) {
    if (layer.schema.fields.empty() || layer.schema.fields.front().name != "unit_id") {
        return std::nullopt;
    }
    const int level_column = layer.schema.index_of("level");
    const auto ids = texts(layer, 0);
    const auto levels = level_column < 0 ? std::vector<std::string>() : texts(layer, level_column);
    std::unordered_map<std::string_view, std::uint64_t> by_id;
    for (std::uint64_t row = 0; row < ids.size(); ++row) {
        const bool here = levels.empty() || levels[row] == std::to_string(number);
        if (here && !by_id.try_emplace(ids[row], row).second) {
            return std::nullopt;
        }
    }
    Rows rows;
    for (const auto& id : level.ids) {
        const auto found = by_id.find(id);
        if (found == by_id.end()) {
            return std::nullopt;
        }
        rows.push_back(found->second);
    }
    return by_id.size() == rows.size() ? std::optional(rows) : std::nullopt;
}

std::vector<table::Column> own_columns(const model::UnitTree& units, std::size_t number) {
    const auto& level = units.levels[number];
    table::TextBuilder ids, names, parents;
    table::NumberColumn areas;
    for (std::size_t unit = 0; unit < level.size(); ++unit) {
        ids.push(level.ids[unit]);
        names.push(level.names[unit]);
        areas.values.push_back(level.areas[unit].in_square_kilometres());
        const bool has_parent = number > 0 && level.parents[unit] != model::no_unit;
        has_parent ? parents.push(units.levels[number - 1].names[level.parents[unit]]) : parents.push_null();
    }
    return {{"unit_id", ids.finish()}, {"unit_name", names.finish()}, {"parent_id", parents.finish()}, {"area_km2", std::move(areas)}};
}

class Joiner {
public:
    Joiner(const Publication& publication, std::size_t number) : publication_(publication), columns_(own_columns(publication.units, number)) {
        const auto& level = publication.units.levels[number];
        out_.level = number;
        out_.title = level.label.empty() ? fill(Bilingual{"Level {k}", "第 {k} 级单元"}.in(publication.lang), {{"k", number + 1}}) : level.label;
        out_.sources.resize(columns_.size());
        for (std::size_t i = 0; i < publication.layers.size(); ++i) {
            const auto& layer = publication.layers[i];
            if (const auto rows = layer.input ? std::nullopt : rows_for(layer.table, level, number + 1)) {
                take(i, *rows);
            }
        }
    }

    LevelTable finish() {
        std::map<std::string, std::size_t> times;
        for (const auto& column : columns_) {
            ++times[column.name];
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto title = model::title_of(columns_[i].name, publication_.lang);
            if (const auto& source = out_.sources[i]; source && times[columns_[i].name] > 1) {
                title += " · " + publication_.layers[source->layer].group;
            }
            out_.titles.push_back(std::move(title));
        }
        out_.table = table::make_table(std::move(columns_));
        return std::move(out_);
    }

private:
    void take(std::size_t index, const Rows& rows) {
        const std::set<std::string_view> own{"unit_id", "unit_name", "parent_id", "area_km2", "level"};
        const auto& layer = publication_.layers[index].table;
        for (std::size_t column = 0; column < layer.schema.fields.size(); ++column) {
            if (!own.contains(layer.schema.fields[column].name)) {
                columns_.push_back(table::gather(layer, column, rows));
                out_.sources.push_back(LevelTable::Source{index, layer.schema.fields[column].name});
            }
        }
        if (rows.size() == layer.size()) {
            out_.layers.push_back(index);
        }
    }

    const Publication& publication_;
    std::vector<table::Column> columns_;
    LevelTable out_;
};

} // namespace

std::vector<LevelTable> level_tables(const Publication& publication) {
    std::vector<LevelTable> tables;
    for (std::size_t level = 0; level < publication.units.levels.size(); ++level) {
        tables.push_back(Joiner(publication, level).finish());
    }
    return tables;
}

} // namespace gridwarden::publish
