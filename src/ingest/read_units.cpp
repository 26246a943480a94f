#include "core/error.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "ingest/ingest.hpp"
#include "ingest/tell.hpp"
#include "ingest/unit_rows.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <map>

namespace gridwarden::ingest {

namespace {

using model::UnitLevel;

constexpr std::uint64_t no_row = UINT64_MAX; ///< of a unit that is no row of the file: it was dissolved from finer ones

void require_one_name(const model::InputSpec& spec, const UnitRow& first, const UnitRow& other) {
    if (first.name != other.name) {
        throw Error("GW-UNIT-102", {{"file", spec.path},
                                    {"id", other.id},
                                    {"row", std::size_t{first.row}},
                                    {"name", first.name},
                                    {"other_row", std::size_t{other.row}},
                                    {"other_name", other.name}});
    }
}

/// Rows that share id and name are one multipart unit, also where the parts touch or overlap; the same id under two names is refused.
/// Units come out by id, bytewise.
std::vector<UnitRow> join_parts(const model::InputSpec& spec, std::vector<UnitRow> rows, IssueSink& issues) {
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    std::vector<UnitRow> units;
    for (auto first = rows.begin(); first != rows.end();) {
        const auto last = std::find_if(first, rows.end(), [&](const auto& row) { return row.id != first->id; });
        std::vector<const shape::Geometry*> parts{&first->polygon};
        for (auto part = first + 1; part != last; ++part) {
            require_one_name(spec, *first, *part);
            tell(issues, "GW-UNIT-103", {spec.path, spec.get("layer"), part->row, ""}, part->id, {{"first", std::size_t{first->row}}});
            parts.push_back(&part->polygon);
        }
        auto joined = parts.size() == 1 ? std::move(first->polygon) : geometry::unary_union(parts);
        units.push_back(std::move(*first));
        units.back().polygon = std::move(joined);
        first = last;
    }
    return units;
}

/// Every column of the file for the units of a level; none where the level is not in the file itself.
table::Table attributes_of(const table::Table& file, const std::vector<UnitRow>& rows) {
    std::vector<std::uint64_t> indices;
    for (const auto& row : rows) {
        if (row.index == no_row) {
            return {};
        }
        indices.push_back(row.index);
    }
    std::vector<table::Column> columns;
    for (std::size_t column = 0; column < file.schema.fields.size(); ++column) {
        columns.push_back(table::gather(file, column, indices));
    }
    auto attributes = columns.empty() ? table::Table() : table::make_table(std::move(columns));
    attributes.schema.fields = file.schema.fields;
    return attributes;
}

UnitLevel level_of(const model::InputSpec& spec, std::vector<UnitRow> rows, const table::Table& file, unsigned threads) {
    UnitLevel level;
    level.source = spec.path;
    level.layer = spec.get("layer");
    level.attributes = attributes_of(file, rows);
    const bool parents = spec.has("parent");
    for (auto& row : rows) {
        level.ids.push_back(std::move(row.id));
        level.names.push_back(std::move(row.name));
        level.polygons.push_back(std::move(row.polygon));
        level.rows.push_back(row.row);
        if (parents) {
            level.declared_parents.push_back(std::move(row.parent));
        }
    }
    level.areas.resize(level.size());
    parallel_ranges(level.size(), 64, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            level.areas[i] = geodesy::area(level.polygons[i]);
        }
    });
    return level;
}

/// Lengths of `code_levels=2/4/6`, ascending.
std::vector<std::size_t> code_lengths(const model::InputSpec& spec) {
    std::vector<std::size_t> lengths;
    std::string_view text = spec.keys.find("code_levels")->second;
    while (true) {
        const auto slash = text.find('/');
        const auto value = text::parse_integer(text.substr(0, slash));
        if (!value || *value < 1 || (!lengths.empty() && static_cast<std::size_t>(*value) <= lengths.back())) {
            throw Error("GW-UNIT-110", {{"file", spec.path}, {"value", spec.get("code_levels")}});
        }
        lengths.push_back(static_cast<std::size_t>(*value));
        if (slash == text.npos) {
            return lengths;
        }
        text.remove_prefix(slash + 1);
    }
}

/// Units of a coarser level as the union of the finer ones that share their code's beginning.
std::vector<UnitRow> dissolve(const std::vector<UnitRow>& finer, std::size_t length, unsigned threads) {
    std::map<std::string, std::vector<const shape::Geometry*>> groups;
    std::map<std::string, std::uint32_t> first_rows;
    for (const auto& unit : finer) {
        const auto code = unit.id.substr(0, length);
        groups[code].push_back(&unit.polygon);
        first_rows.emplace(code, unit.row);
    }
    std::vector<UnitRow> out;
    std::vector<const std::vector<const shape::Geometry*>*> parts;
    for (const auto& [code, polygons] : groups) {
        out.push_back({code, code, "", 0, {}, first_rows[code], no_row});
        parts.push_back(&polygons);
    }
    parallel_ranges(out.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            out[i].polygon = geometry::unary_union(*parts[i]);
        }
    });
    return out;
}

void check_code(const model::InputSpec& spec, const UnitRow& unit, const std::vector<std::size_t>& lengths) {
    if (std::find(lengths.begin(), lengths.end(), unit.id.size()) == lengths.end()) {
        throw Error("GW-UNIT-111", {{"file", spec.path}, {"row", std::size_t{unit.row}}, {"id", unit.id}, {"value", spec.get("code_levels")}});
    }
}

/// The levels of one file by the length of its codes: those that the file has, and the others dissolved from the next finer.
std::vector<std::vector<UnitRow>> by_code(const model::InputSpec& spec, std::vector<UnitRow> rows, unsigned threads, IssueSink& issues) {
    const auto lengths = code_lengths(spec);
    std::vector<std::vector<UnitRow>> levels(lengths.size());
    for (auto& row : rows) {
        check_code(spec, row, lengths);
        const auto level = std::find(lengths.begin(), lengths.end(), row.id.size()) - lengths.begin();
        levels[static_cast<std::size_t>(level)].push_back(std::move(row));
    }
    if (levels.back().empty()) {
        throw Error("GW-UNIT-112", {{"file", spec.path}, {"value", spec.get("code_levels")}});
    }
    levels.back() = join_parts(spec, std::move(levels.back()), issues);
    for (auto k = lengths.size() - 1; k-- > 0;) {
        if (!levels[k].empty()) {
            levels[k] = join_parts(spec, std::move(levels[k]), issues);
            continue;
        }
        levels[k] = dissolve(levels[k + 1], lengths[k], threads);
        tell(issues, "GW-UNIT-113", {spec.path, "", 0, ""}, std::to_string(lengths[k]), {{"count", levels[k].size()}, {"level", k + 1}});
    }
    return levels;
}

std::vector<std::vector<UnitRow>> by_level_column(const model::InputSpec& spec, std::vector<UnitRow> rows, IssueSink& issues) {
    std::map<int, std::vector<UnitRow>> levels;
    for (auto& row : rows) {
        levels[row.level].push_back(std::move(row));
    }
    std::vector<std::vector<UnitRow>> out;
    for (auto& [level, units] : levels) {
        out.push_back(join_parts(spec, std::move(units), issues));
    }
    return out;
}

/// Levels of one file by its parents: a unit whose parent is in the file too stands one level below it. A chain that runs in a
/// circle ends where it began.
void number_by_parents(std::vector<UnitRow>& rows) {
    std::map<std::string, std::string> parents;
    for (const auto& row : rows) {
        parents.emplace(row.id, row.parent);
    }
    for (auto& row : rows) {
        row.level = 1;
        for (auto up = parents.find(row.parent); up != parents.end() && row.level <= static_cast<int>(rows.size()); up = parents.find(up->second)) {
            ++row.level;
        }
    }
}

/// With `code_levels` the parent of a unit is stated by its code.
void declare_parents_by_code(model::UnitTree& tree, std::size_t first) {
    for (auto k = first + 1; k < tree.levels.size(); ++k) {
        auto& level = tree.levels[k];
        const auto length = tree.levels[k - 1].ids.front().size();
        level.declared_parents.clear();
        for (const auto& id : level.ids) {
            level.declared_parents.push_back(id.substr(0, length));
        }
    }
}

std::vector<std::vector<UnitRow>> levels_of(const model::InputSpec& spec, std::vector<UnitRow> rows, unsigned threads, IssueSink& issues) {
    if (spec.has("code_levels")) {
        return by_code(spec, std::move(rows), threads, issues);
    }
    if (spec.has("parent") && !spec.has("level")) {
        number_by_parents(rows);
    }
    if (spec.has("level") || spec.has("parent")) {
        return by_level_column(spec, std::move(rows), issues);
    }
    return {join_parts(spec, std::move(rows), issues)};
}

} // namespace

Units read_units(std::span<const model::InputSpec> inputs, const Options& asked, IssueSink& issues) {
    auto options = asked;
    options.progress = asked.progress == nullptr ? &no_progress() : asked.progress;
    options.progress->stage("read units", 0, "units");
    Units units;
    for (const auto& spec : inputs) {
        units.accounts.emplace_back();
        auto read = read_unit_rows(spec, options, issues, units.accounts.back());
        auto levels = levels_of(spec, std::move(read.units), options.threads, issues);
        const auto first = units.tree.levels.size();
        for (auto& level : levels) {
            units.tree.levels.push_back(level_of(spec, std::move(level), read.attributes, options.threads));
            units.tree.levels.back().label = levels.size() == 1 ? spec.label : std::string();
        }
        if (spec.has("code_levels")) {
            declare_parents_by_code(units.tree, first);
        }
    }
    return units;
}

} // namespace gridwarden::ingest
