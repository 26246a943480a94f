#include "analysis/assign.hpp"

#include "analysis/cells.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace gridwarden::analysis {

namespace {

using table::Field;
using table::Type;

/// Ids and names of a level as lists that every batch's columns share.
struct LevelTexts {
    std::shared_ptr<const std::vector<std::string>> ids;
    std::shared_ptr<const std::vector<std::string>> names;
};

std::vector<LevelTexts> texts_of_levels(const model::UnitTree& units) {
    std::vector<LevelTexts> texts;
    for (const auto& level : units.levels) {
        texts.push_back({std::make_shared<const std::vector<std::string>>(level.ids), std::make_shared<const std::vector<std::string>>(level.names)});
    }
    return texts;
}

std::shared_ptr<const std::vector<std::string>> names_of_ways() {
    std::vector<std::string> names;
    for (auto by = AssignedBy::inside; by <= AssignedBy::none; by = static_cast<AssignedBy>(static_cast<int>(by) + 1)) {
        names.emplace_back(name_of(by));
    }
    return std::make_shared<const std::vector<std::string>>(std::move(names));
}

std::vector<Field> added_fields(std::size_t levels) {
    std::vector<Field> fields;
    for (std::size_t k = 1; k <= levels; ++k) {
        fields.push_back({"level" + std::to_string(k) + "_id", Type::text, "", true});
        fields.push_back({"level" + std::to_string(k) + "_name", Type::text, "", true});
    }
    for (const auto& [name, type] : {std::pair{"on_border", Type::boolean}, std::pair{"assigned_by", Type::text},
                                     std::pair{"unit_candidates", Type::integer}, std::pair{"unit_agrees", Type::boolean},
                                     std::pair{"place_count", Type::integer}}) {
        fields.push_back({name, type, "", true});
    }
    return fields;
}

/// How many levels an earlier assignment gave; they all go.
std::size_t levels_made(const table::Schema& schema) {
    return static_cast<std::size_t>(std::count_if(schema.fields.begin(), schema.fields.end(),
                                                  [](const auto& f) { return f.made && f.name.starts_with("level") && f.name.ends_with("_id"); }));
}

/// Rows [first, first + count) of an assignment as columns.
class Columns {
public:
    Columns(const Assignment& assignment, std::size_t first, std::size_t count) : assignment_(assignment), first_(first), count_(count) {}

    [[nodiscard]] table::DictionaryColumn units(std::size_t level, std::shared_ptr<const std::vector<std::string>> texts) const {
        const auto begin = assignment_.unit[level].begin() + static_cast<std::ptrdiff_t>(first_);
        return {std::move(texts), {begin, begin + static_cast<std::ptrdiff_t>(count_)}}; // no_unit is a dictionary's none
    }
    [[nodiscard]] table::DictionaryColumn ways(std::shared_ptr<const std::vector<std::string>> names) const {
        table::DictionaryColumn column{std::move(names), {}};
        for (auto i = first_; i < first_ + count_; ++i) {
            column.codes.push_back(static_cast<std::uint32_t>(assignment_.by[i]));
        }
        return column;
    }
    [[nodiscard]] table::BooleanColumn flags(const std::vector<std::uint8_t>& values) const {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first_);
        return {{begin, begin + static_cast<std::ptrdiff_t>(count_)}};
    }
    [[nodiscard]] table::IntegerColumn counts(const std::vector<std::uint32_t>& values) const {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first_);
        return {{begin, begin + static_cast<std::ptrdiff_t>(count_)}};
    }

private:
    const Assignment& assignment_;
    std::size_t first_;
    std::size_t count_;
};

} // namespace

table::Table with_assignment(const table::Table& sites, const model::UnitTree& units, const Assignment& assignment) {
    auto out = sites; // cells of text are shared, not copied
    const auto added = added_fields(units.levels.size());
    make_room(out, added_fields(std::max(units.levels.size(), levels_made(sites.schema))));
    out.schema.fields.insert(out.schema.fields.end(), added.begin(), added.end());
    const auto texts = texts_of_levels(units);
    const auto ways = names_of_ways();
    std::size_t first = 0;
    for (auto& batch : out.batches) {
        const Columns columns(assignment, first, batch.size());
        auto field = added.begin();
        const auto add = [&](table::Cells cells) { batch.columns.push_back({(field++)->name, std::move(cells)}); };
        for (std::size_t level = 0; level < units.levels.size(); ++level) {
            add(columns.units(level, texts[level].ids));
            add(columns.units(level, texts[level].names));
        }
        add(columns.flags(assignment.on_border));
        add(columns.ways(ways));
        add(columns.counts(assignment.candidates));
        add(columns.flags(assignment.agrees));
        add(columns.counts(assignment.place_count));
        first += batch.size();
    }
    return out;
}

} // namespace gridwarden::analysis
