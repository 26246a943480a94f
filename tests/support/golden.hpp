#pragma once

#include "shape/geometry.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace gridwarden::test {

/// Rows of a plain CSV file without quotes, by column name.
struct CsvRow {
    std::map<std::string, std::string> cells;
    [[nodiscard]] const std::string& text(const std::string& column) const { return cells.at(column); }
    [[nodiscard]] double number(const std::string& column) const { return std::strtod(text(column).c_str(), nullptr); }
    [[nodiscard]] shape::Coord coord(const std::string& x, const std::string& y) const {
        return {number(x), number(y)};
    }
};

inline std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
        if (c == separator) {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

inline std::vector<CsvRow> read_csv(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const auto header = split(line, ',');
    std::vector<CsvRow> rows;
    while (std::getline(file, line)) {
        const auto cells = split(line, ',');
        CsvRow row;
        for (std::size_t i = 0; i < header.size(); ++i) {
            row.cells[header[i]] = i < cells.size() ? cells[i] : "";
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

struct GoldenPolygon {
    nlohmann::json properties;
    shape::Geometry geometry;
};

inline shape::Part polygon_part(const nlohmann::json& rings) {
    shape::Part part;
    for (const auto& ring : rings) {
        shape::Path path;
        for (const auto& c : ring) {
            path.push_back({c[0].get<double>(), c[1].get<double>()});
        }
        part.push_back(std::move(path));
    }
    return part;
}

inline std::vector<GoldenPolygon> read_polygons(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<GoldenPolygon> found;
    const auto document = nlohmann::json::parse(file);
    for (const auto& feature : document["features"]) {
        GoldenPolygon polygon{feature["properties"], {shape::Kind::polygon, {}}};
        const auto& geometry = feature["geometry"];
        if (geometry["type"] == "Polygon") {
            polygon.geometry.parts.push_back(polygon_part(geometry["coordinates"]));
        } else {
            for (const auto& part : geometry["coordinates"]) {
                polygon.geometry.parts.push_back(polygon_part(part));
            }
        }
        found.push_back(std::move(polygon));
    }
    return found;
}

} // namespace gridwarden::test
