/// Kernels by Google Benchmark: bench_kernels --benchmark_filter=Join
#include "bench/partition.hpp"
#include "core/number_text.hpp"
#include "index/border_index.hpp"
#include "index/partition_index.hpp"
#include "io/csv_scan.hpp"
#include "text/text.hpp"

#include <benchmark/benchmark.h>

#include <map>

namespace gridwarden::bench {
namespace {

const std::vector<shape::Geometry>& units_of(std::int64_t count) {
    static std::map<std::int64_t, std::vector<shape::Geometry>> made;
    auto& units = made[count];
    if (units.empty()) {
        units = partition(static_cast<std::uint64_t>(count), count > 500'000 ? 8 : count > 50'000 ? 16 : count > 100 ? 270 : 2000);
    }
    return units;
}

std::size_t corners_of(const std::vector<shape::Geometry>& units) {
    std::size_t corners = 0;
    for (const auto& unit : units) {
        corners += shape::coordinate_count(unit);
    }
    return corners;
}

/// Along the bits of both coordinates in turn: neighbours stand together.
std::vector<shape::Coord> sorted(std::vector<shape::Coord> points) {
    const auto key = [](shape::Coord p) {
        std::uint64_t bits = 0;
        const auto x = static_cast<std::uint64_t>((p.x - west + 1) * 1e5);
        const auto y = static_cast<std::uint64_t>((p.y - south + 1) * 1e5);
        for (unsigned i = 0; i < 24; ++i) {
            bits |= (x >> i & 1) << (2 * i) | (y >> i & 1) << (2 * i + 1);
        }
        return bits;
    };
    std::sort(points.begin(), points.end(), [&](auto a, auto b) { return key(a) < key(b); });
    return points;
}

template <auto Build>
void build(benchmark::State& state) {
    const auto& units = units_of(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(Build(units, 1));
    }
    state.counters["ns_a_vertex"] = benchmark::Counter(static_cast<double>(corners_of(units)) * static_cast<double>(state.iterations()) / 1e9,
                                                       benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

template <auto Build, bool Sorted>
void join(benchmark::State& state) {
    const auto index = Build(units_of(state.range(0)), 1);
    const auto points = Sorted ? sorted(random_sites(1'000'000)) : random_sites(1'000'000);
    static_cast<void>(index->locate(points, 1));
    for (auto _ : state) {
        benchmark::DoNotOptimize(index->locate(points, 1));
    }
    state.counters["ns_a_point"] = benchmark::Counter(static_cast<double>(points.size()) * static_cast<double>(state.iterations()) / 1e9,
                                                      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void borders(benchmark::State& state) {
    const index::BorderIndex index(units_of(state.range(0)));
    const auto points = random_sites(200'000);
    std::vector<std::uint32_t> near;
    for (auto _ : state) {
        for (const auto p : points) {
            index.units_within(p, Length::metres(30), near);
            benchmark::DoNotOptimize(near.data());
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(points.size()) * state.iterations());
}

std::string csv_text() {
    std::string text;
    for (const auto p : random_sites(50'000)) {
        text += "S0000001,Site 1,landfill,2024-05-09,Town 5,\"made up, no 5\"," + number_text(p.x, 10) + "," + number_text(p.y, 10) + "\n";
    }
    return text;
}

void scan_csv(benchmark::State& state) {
    const auto text = csv_text();
    io::CsvScan scan;
    for (auto _ : state) {
        io::scan_csv(text, ',', true, SIZE_MAX, scan);
        benchmark::DoNotOptimize(scan.records.data());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void parse_decimals(benchmark::State& state) {
    std::vector<std::string> texts;
    for (const auto p : random_sites(10'000)) {
        texts.push_back(number_text(p.x, 10));
    }
    for (auto _ : state) {
        for (const auto& text : texts) {
            benchmark::DoNotOptimize(text::parse_number(text));
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(texts.size()) * state.iterations());
}

void write_decimals(benchmark::State& state) {
    const auto points = random_sites(10'000);
    std::string out;
    for (auto _ : state) {
        out.clear();
        for (const auto p : points) {
            append_fixed(out, p.x, 7);
        }
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(points.size()) * state.iterations());
}

#define AT_ALL_SIZES ->Arg(59)->Arg(3'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)
BENCHMARK(build<index::build_geos_index>)->Name("BuildGeos") AT_ALL_SIZES;
BENCHMARK(build<index::build_cell_index>)->Name("BuildCells") AT_ALL_SIZES;
BENCHMARK(join<index::build_geos_index, false>)->Name("JoinGeosRandom") AT_ALL_SIZES;
BENCHMARK(join<index::build_cell_index, false>)->Name("JoinCellsRandom") AT_ALL_SIZES;
BENCHMARK(join<index::build_geos_index, true>)->Name("JoinGeosSorted") AT_ALL_SIZES;
BENCHMARK(join<index::build_cell_index, true>)->Name("JoinCellsSorted") AT_ALL_SIZES;
BENCHMARK(borders)->Name("BordersWithin30m")->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK(scan_csv)->Name("ScanCsv");
BENCHMARK(parse_decimals)->Name("ParseDecimals");
BENCHMARK(write_decimals)->Name("WriteDecimals");

} // namespace
} // namespace gridwarden::bench

BENCHMARK_MAIN();
