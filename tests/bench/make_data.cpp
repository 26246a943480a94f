/// Makes benchmark data by size, always the same for the same arguments: clustered sites as CSV and GeoJSON, and areal units whose
/// borders are shared exactly (each border line is made once and used by both sides).
///
///     bench_data FOLDER SITES UNITS [VERTICES_A_UNIT]
///
/// Writes FOLDER/sites.csv, sites.geojson (up to a million sites) and units.geojson. All of it is made up.
#include "core/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

/// splitmix64: a stream keyed by its seed, so that a line's shape depends on nothing but its ends.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t bits() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double unit() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
    double normal() { return std::sqrt(-2 * std::log(1 - unit())) * std::cos(6.283185307179586 * unit()); }

private:
    std::uint64_t state_;
};

struct Point {
    double x, y;
};

constexpr double west = 115.0;
constexpr double south = 29.0;
constexpr double width = 5.0;
constexpr double height = 4.0;

double rounded(double v) { return std::round(v * 1e7) / 1e7; }

/// A lattice of `columns` by `rows` cells with moved corners; each border line is displaced midpoint by midpoint.
class Lattice {
public:
    Lattice(std::uint64_t columns, std::uint64_t rows, int depth) : columns_(columns), rows_(rows), depth_(depth) {}

    std::vector<Point> ring(std::uint64_t i, std::uint64_t j) const {
        const std::array<std::array<std::uint64_t, 2>, 5> corners{{{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}, {i, j}}};
        std::vector<Point> ring;
        for (std::size_t k = 0; k < 4; ++k) {
            append_line(ring, corners[k], corners[k + 1]);
        }
        ring.push_back(ring.front());
        return ring;
    }

private:
    using Corner = std::array<std::uint64_t, 2>;

    std::uint64_t id(Corner c) const { return c[1] * (columns_ + 1) + c[0]; }

    Point corner(Corner c) const {
        Random random(id(c) * 2 + 1);
        const bool edge_x = c[0] == 0 || c[0] == columns_;
        const bool edge_y = c[1] == 0 || c[1] == rows_;
        const double dx = edge_x ? 0 : (random.unit() - 0.5) * 0.4;
        const double dy = edge_y ? 0 : (random.unit() - 0.5) * 0.4;
        return {rounded(west + width * (static_cast<double>(c[0]) + dx) / static_cast<double>(columns_)),
                rounded(south + height * (static_cast<double>(c[1]) + dy) / static_cast<double>(rows_))};
    }

    /// The border from `a` to `b` without its last point; made from the smaller corner's side, so both units get the same points.
    void append_line(std::vector<Point>& ring, Corner a, Corner b) const {
        const bool forward = id(a) < id(b);
        Random random(id(forward ? a : b) * 0x10001 + id(forward ? b : a));
        std::vector<Point> line{corner(forward ? a : b), corner(forward ? b : a)};
        for (int level = 0; level < depth_; ++level) {
            std::vector<Point> finer;
            for (std::size_t k = 0; k + 1 < line.size(); ++k) {
                const Point p = line[k];
                const Point q = line[k + 1];
                const double shift = (random.unit() - 0.5) * 0.2;
                finer.push_back(p);
                finer.push_back({rounded((p.x + q.x) / 2 - shift * (q.y - p.y)), rounded((p.y + q.y) / 2 + shift * (q.x - p.x))});
            }
            finer.push_back(line.back());
            line = std::move(finer);
        }
        if (forward) {
            ring.insert(ring.end(), line.begin(), line.end() - 1);
        } else {
            ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
        }
    }

    std::uint64_t columns_;
    std::uint64_t rows_;
    int depth_;
};

class File {
public:
    explicit File(const std::filesystem::path& path) : file_(std::fopen(path.c_str(), "wb")) {
        if (file_ == nullptr) {
            std::perror(path.c_str());
            std::exit(1);
        }
    }
    ~File() {
        flush();
        std::fclose(file_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    std::string text;
    void flush_when_full() {
        if (text.size() > 1 << 20) {
            flush();
        }
    }

private:
    void flush() {
        std::fwrite(text.data(), 1, text.size(), file_);
        text.clear();
    }
    std::FILE* file_;
};

void write_units(const std::filesystem::path& path, std::uint64_t units, int vertices) {
    const auto columns = static_cast<std::uint64_t>(std::ceil(std::sqrt(static_cast<double>(units) * width / height)));
    const auto rows = (units + columns - 1) / columns;
    const Lattice lattice(columns, rows, std::max(0, static_cast<int>(std::round(std::log2(vertices / 4.0)))));
    File file(path);
    file.text = R"({"type":"FeatureCollection","features":[)";
    for (std::uint64_t k = 0; k < columns * rows; ++k) {
        char code[32];
        std::snprintf(code, sizeof code, "U%07llu", static_cast<unsigned long long>(k));
        file.text += std::string(k == 0 ? "\n" : ",\n") + R"({"type":"Feature","properties":{"code":")" + code + R"(","name":"Unit )" +
                     std::to_string(k) + R"("},"geometry":{"type":"Polygon","coordinates":[[)";
        bool first = true;
        for (const auto& p : lattice.ring(k % columns, k / columns)) {
            file.text += first ? "[" : ",[";
            first = false;
            gridwarden::append_fixed(file.text, p.x, 7);
            file.text += ',';
            gridwarden::append_fixed(file.text, p.y, 7);
            file.text += ']';
        }
        file.text += "]]}}";
        file.flush_when_full();
    }
    file.text += "\n]}\n";
}

/// Clustered positions: lognormal-sized clusters, and one site in twelve anywhere (some outside the units).
class Sites {
public:
    Sites() : random_(42) {
        for (int i = 0; i < 3000; ++i) {
            centres_.push_back({west + width * random_.unit(), south + height * random_.unit()});
            total_ += std::exp(1.2 * random_.normal());
            upto_.push_back(total_);
        }
    }
    Point next() {
        if (random_.unit() < 1.0 / 12) {
            return {west - 0.02 + (width + 0.04) * random_.unit(), south - 0.02 + (height + 0.04) * random_.unit()};
        }
        const auto at = std::lower_bound(upto_.begin(), upto_.end(), total_ * random_.unit()) - upto_.begin();
        const auto& centre = centres_[static_cast<std::size_t>(at)];
        return {centre.x + 0.03 * random_.normal(), centre.y + 0.03 * random_.normal()};
    }
    std::uint64_t bits() { return random_.bits(); }

private:
    Random random_;
    std::vector<Point> centres_;
    std::vector<double> upto_;
    double total_ = 0;
};

constexpr const char* kinds[] = {"landfill", "dismantling", "mine", "petition", "outfall"};

void write_sites(const std::filesystem::path& folder, std::uint64_t count) {
    Sites sites;
    File csv(folder / "sites.csv");
    csv.text = "id,name,kind,opened,town,note,lon,lat\n";
    const bool with_geojson = count <= 1'000'000;
    File geojson(folder / (with_geojson ? "sites.geojson" : "sites.none"));
    geojson.text = R"({"type":"FeatureCollection","features":[)";
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto p = sites.next();
        const auto bits = sites.bits();
        const std::string id = "S" + std::to_string(1'000'000'000 + i).substr(1);
        const char* kind = kinds[bits % 5];
        char opened[16];
        std::snprintf(opened, sizeof opened, "20%02d-%02d-%02d", static_cast<int>(16 + (bits >> 8) % 9), static_cast<int>(1 + (bits >> 16) % 12),
                      static_cast<int>(1 + (bits >> 24) % 28));
        std::string lon;
        std::string lat;
        gridwarden::append_fixed(lon, p.x, 7);
        gridwarden::append_fixed(lat, p.y, 7);
        csv.text += id + ",Site " + std::to_string(i) + "," + kind + "," + opened + ",Town " + std::to_string((bits >> 32) % 59) +
                    ",\"made up, no " + std::to_string(bits % 1000) + "\"," + lon + "," + lat + "\n";
        csv.flush_when_full();
        if (with_geojson) {
            geojson.text += std::string(i == 0 ? "\n" : ",\n") + R"({"type":"Feature","properties":{"id":")" + id + R"(","kind":")" + kind +
                            R"(","opened":")" + opened + R"("},"geometry":{"type":"Point","coordinates":[)" + lon + "," + lat + "]}}";
            geojson.flush_when_full();
        }
    }
    geojson.text += "\n]}\n";
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fprintf(stderr, "bench_data FOLDER SITES UNITS [VERTICES_A_UNIT]\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    write_units(folder / "units.geojson", std::strtoull(argv[3], nullptr, 10), argc > 4 ? std::atoi(argv[4]) : 270);
    write_sites(folder, std::strtoull(argv[2], nullptr, 10));
    return 0;
}
