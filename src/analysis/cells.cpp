#include "analysis/cells.hpp"

#include "geometry/geometry.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <limits>

namespace gridwarden::analysis {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Calls `take(column, row in batch)` for every row.
template <class Take>
void each_cell(const table::Table& table, int column, Take take) {
    for (const auto& batch : table.batches) {
        const auto& cells = batch.columns[static_cast<std::size_t>(column)];
        for (std::size_t row = 0; row < batch.size(); ++row) {
            take(cells, row);
        }
    }
}

void count(std::uint64_t* unreadable) {
    if (unreadable != nullptr) {
        ++*unreadable;
    }
}

} // namespace

std::vector<std::string> texts_of(const table::Table& table, int column) {
    std::vector<std::string> texts;
    texts.reserve(table.size());
    std::string scratch;
    each_cell(table, column, [&](const auto& cells, std::size_t row) {
        texts.emplace_back(text_of(cells, row, scratch).value_or(std::string_view()));
    });
    return texts;
}

std::vector<double> numbers_of(const table::Table& table, int column, std::uint64_t* unreadable) {
    std::vector<double> numbers;
    numbers.reserve(table.size());
    std::string scratch;
    each_cell(table, column, [&](const table::Column& cells, std::size_t row) {
        if (const auto* own = std::get_if<table::NumberColumn>(&cells.cells)) {
            numbers.push_back(own->values[row]);
            return;
        }
        const auto text = text_of(cells, row, scratch);
        const auto number = text ? text::parse_number(text::trim(*text)) : std::nullopt;
        if (text && !number && !text::trim(*text).empty()) {
            count(unreadable);
        }
        numbers.push_back(number.value_or(no_number));
    });
    return numbers;
}

std::vector<std::int32_t> days_of(const table::Table& table, int column, std::uint64_t* unreadable) {
    std::vector<std::int32_t> days;
    days.reserve(table.size());
    std::string scratch;
    each_cell(table, column, [&](const table::Column& cells, std::size_t row) {
        if (const auto* own = std::get_if<table::DateColumn>(&cells.cells)) {
            days.push_back(own->days[row]);
            return;
        }
        const auto text = text_of(cells, row, scratch);
        const auto day = text ? text::parse_date(text::trim(*text)) : std::nullopt;
        if (text && !day && !text::trim(*text).empty()) {
            count(unreadable);
        }
        days.push_back(day.value_or(table::DateColumn::null));
    });
    return days;
}

std::vector<shape::Geometry> geometries_of(const table::Table& table) {
    std::vector<shape::Geometry> geometries;
    geometries.reserve(table.size());
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            geometries.push_back(batch.geometry.get(row));
        }
    }
    return geometries;
}

std::vector<shape::Coord> points_of(const table::Table& table) {
    std::vector<shape::Coord> points;
    points.reserve(table.size());
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            points.push_back(batch.geometry.is_single_point(row) ? batch.geometry.point(row) : shape::Coord{no_number, no_number});
        }
    }
    return points;
}

std::vector<shape::Coord> anchors_of(const table::Table& table) {
    auto anchors = points_of(table);
    std::size_t row = 0;
    for (const auto& batch : table.batches) {
        for (std::size_t at = 0; at < batch.size(); ++at, ++row) {
            if (shape::is_finite(anchors[row]) || batch.geometry.kind(at) == shape::Kind::none) {
                continue;
            }
            const auto geometry = batch.geometry.get(at);
            if (!geometry.empty()) {
                anchors[row] = geometry.kind == shape::Kind::polygon ? geometry::point_inside(geometry) : geometry.parts.front().front().front();
            }
        }
    }
    return anchors;
}

std::vector<Place> places_in_input(const table::Table& table) {
    std::vector<Place> places;
    places.reserve(table.size());
    for (const auto& batch : table.batches) {
        for (const auto row : batch.rows) {
            places.push_back({batch.origin->path, batch.origin->layer, row, ""});
        }
    }
    return places;
}

void make_room(table::Table& table, const std::vector<table::Field>& added) {
    auto& fields = table.schema.fields;
    const auto is_added = [&](const std::string& name) {
        return std::any_of(added.begin(), added.end(), [&](const auto& field) { return text::equals_ignoring_ascii_case(field.name, name); });
    };
    for (auto i = fields.size(); i-- > 0;) {
        if (fields[i].made && is_added(fields[i].name)) {
            const auto at = static_cast<std::ptrdiff_t>(i);
            fields.erase(fields.begin() + at);
            for (auto& batch : table.batches) {
                batch.columns.erase(batch.columns.begin() + at);
            }
        }
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto name = fields[i].name;
        const auto is_taken = [&] { return is_added(name) || (name != fields[i].name && table.schema.index_of(name) >= 0); };
        while (is_taken()) {
            name.insert(0, "src_");
        }
        for (auto& batch : table.batches) {
            batch.columns[i].name = name;
        }
        fields[i].name = std::move(name);
    }
}

std::vector<std::string> role_texts(const table::Table& table, std::string_view role) {
    const int column = table.schema.index_of_role(role);
    return column < 0 ? std::vector<std::string>(table.size()) : texts_of(table, column);
}

std::vector<std::int32_t> role_days(const table::Table& table, std::string_view role) {
    const int column = table.schema.index_of_role(role);
    return column < 0 ? std::vector<std::int32_t>(table.size(), table::DateColumn::null) : days_of(table, column);
}

int field_index(const table::Schema& schema, std::string_view name) {
    const int role = schema.index_of_role(name);
    return role >= 0 ? role : schema.index_of(name);
}

} // namespace gridwarden::analysis
