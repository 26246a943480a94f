/// Makes benchmark data by size, always the same for the same arguments: clustered sites as CSV and GeoJSON, and areal units whose
/// borders are shared exactly (each border line is made once and used by both sides).
///
///     bench_data FOLDER SITES UNITS [VERTICES_A_UNIT]
///
/// Writes FOLDER/sites.csv, sites.geojson (up to a million sites) and units.geojson. All of it is made up.
#include "bench/made_up.hpp"
#include "core/number_text.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace gridwarden::bench;

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
    std::uint64_t columns = 0;
    std::uint64_t rows = 0;
    const Lattice lattice = lattice_of(units, vertices, columns, rows);
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
