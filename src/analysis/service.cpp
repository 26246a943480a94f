#include "analysis/service.hpp"

#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "analysis/places.hpp"
#include "core/parallel.hpp"
#include "core/written_metres.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::analysis {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::vector<double> numbers_of_role(const table::Table& table, std::string_view role) {
    const int column = table.schema.index_of_role(role);
    return column < 0 ? std::vector<double>(table.size(), unknown) : numbers_of(table, column);
}

void find_plants(Service& out, const table::Table& plants, const Demand& demand, unsigned threads, Progress& progress) {
    const auto places = places_of(plants);
    const auto ids = ids_of(plants);
    const index::NearIndex index(places.points, places.shapes, threads);
    const Places demanded{demand.points, demand.shapes};
    const Origins origins(demanded);
    progress.stage("service", origins.size(), "rows");
    parallel_ranges(origins.size(), 64, threads, [&](std::size_t begin, std::size_t end) {
        index::Neighbours found;
        check_cancel();
        for (auto row = begin; row < end; ++row) {
            if (!origins.placed(row)) {
                continue;
            }
            index.nearest(origins.at(row), 1, Length::metres(1e9), found);
            const auto first = std::min_element(found.rows.begin(), found.rows.end(), [&](const auto& a, const auto& b) {
                return std::tie(ids[a.row], a.row) < std::tie(ids[b.row], b.row); // all are equally near
            });
            if (first != found.rows.end()) {
                out.plant[row] = first->row;
                out.distance[row] = first->distance;
            }
        }
        progress.advance(end - begin);
    });
}

} // namespace

Service service(const table::Table& plants, const Demand& demand, unsigned threads, Progress* progress) {
    const auto rows = demand.points.size();
    Service out;
    out.plant.assign(rows, no_plant);
    out.distance.assign(rows, 0);
    out.served.assign(plants.size(), 0);
    out.load.assign(plants.size(), 0.0);
    out.capacity = numbers_of_role(plants, "capacity");
    find_plants(out, plants, demand, threads, progress == nullptr ? no_progress() : *progress);
    std::vector<std::uint64_t> weighed(plants.size(), 0);
    for (std::size_t row = 0; row < rows; ++row) {
        if (out.plant[row] == no_plant) {
            ++out.unserved;
            continue;
        }
        ++out.served[out.plant[row]];
        const double weight = demand.weights.empty() ? 1.0 : demand.weights[row];
        out.without_weight += std::isnan(weight) ? 1U : 0U;
        weighed[out.plant[row]] += std::isnan(weight) ? 0U : 1U;
        out.load[out.plant[row]] += std::isnan(weight) ? 0.0 : weight;
    }
    for (std::size_t plant = 0; plant < plants.size(); ++plant) {
        out.load[plant] = out.served[plant] > 0 && weighed[plant] == 0 ? unknown : out.load[plant];
    }
    return out;
}

table::Table plant_loads(const table::Table& plants, const Service& service) {
    table::TextBuilder ids;
    table::TextBuilder names;
    table::IntegerColumn served;
    table::BooleanColumn over;
    const auto id_texts = ids_of(plants);
    const auto name_texts = names_of(plants);
    for (std::size_t row = 0; row < plants.size(); ++row) {
        ids.push(id_texts[row]);
        name_texts[row].empty() ? names.push_null() : names.push(name_texts[row]);
        served.values.push_back(static_cast<std::int64_t>(service.served[row]));
        over.values.push_back(std::isnan(service.capacity[row]) || std::isnan(service.load[row]) ? table::BooleanColumn::null : service.over(row) ? 1 : 0);
    }
    shape::GeometryColumn places;
    for (const auto& batch : plants.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            places.push(batch.geometry.get(row));
        }
    }
    auto table = table::make_table({{"plant_id", ids.finish()},
                              {"plant_name", names.finish()},
                              {"served", std::move(served)},
                              {"load", table::NumberColumn{service.load}},
                              {"capacity", table::NumberColumn{service.capacity}},
                              {"over", std::move(over)}},
                             std::move(places));
    table.schema.fields[0].role = "id";
    table.schema.fields[1].role = "name";
    table.schema.fields[4].role = "capacity";
    return table;
}

std::vector<table::Column> service_columns(const table::Table& plants, const Service& service) {
    const auto dictionary = [&](std::vector<std::string> texts) {
        table::DictionaryColumn column{std::make_shared<const std::vector<std::string>>(std::move(texts)), {}};
        for (const auto plant : service.plant) {
            column.codes.push_back(plant == no_plant || (*column.values)[plant].empty() ? table::DictionaryColumn::none : plant);
        }
        return column;
    };
    table::NumberColumn distance;
    for (std::size_t row = 0; row < service.plant.size(); ++row) {
        distance.values.push_back(service.plant[row] == no_plant ? unknown : metres_of_millimetres(index::in_millimetres(service.distance[row])));
    }
    return {{"plant_id", dictionary(ids_of(plants))}, {"plant_name", dictionary(names_of(plants))}, {"distance_m", std::move(distance)}};
}

} // namespace gridwarden::analysis
