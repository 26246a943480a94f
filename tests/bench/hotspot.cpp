// Conditional permutation by ranks against the gather loop over the same draws: identical counts, and how much faster.
//   bench_hotspot [columns] [rows]
#include "analysis/exact_permutation.hpp"
#include "analysis/hotspot.hpp"
#include "analysis/permutation.hpp"
#include "core/philox.hpp"
#include "support/grids.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

using namespace gridwarden;

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// CPU seconds of one call, the least of `repeats`.
template <class Work>
double timed(int repeats, Work work) {
    double least = 1e9;
    for (int i = 0; i < repeats; ++i) {
        const double start = cpu_seconds();
        work();
        least = std::min(least, cpu_seconds() - start);
    }
    return least;
}

/// Counts of a clustered map: most cells hold few sites, some many.
std::vector<double> counts(std::size_t cells) {
    std::vector<double> values;
    for (std::uint32_t i = 0; i < cells; ++i) {
        const auto bits = philox({i, 0, 0, 0}, {1, 0});
        values.push_back(static_cast<double>(bits[0] % 16 + (bits[1] % 50 == 0 ? bits[2] % 400 : 0)));
    }
    return values;
}

} // namespace

int main(int argc, char** argv) {
    const int columns = argc > 1 ? std::atoi(argv[1]) : 1000;
    const int rows = argc > 2 ? std::atoi(argv[2]) : columns;
    const auto weights = test::grid_weights(columns, rows);
    const auto values = counts(weights.size());
    auto rates = values;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        rates[i] /= 7.0 + static_cast<double>(i % 13);
    }
    analysis::PermutationCounts ranked;
    analysis::PermutationCounts gathered;
    for (const auto* name : {"counts", "rates"}) {
        const auto& x = name[0] == 'c' ? values : rates;
        const double rank = timed(5, [&] { ranked = analysis::permute_by_rank(x, weights, {999, 1, 1}); });
        const double gather = timed(1, [&] { gathered = analysis::permute_by_gathering(x, weights, {999, 1, 1}); });
        const double many = timed(3, [&] { analysis::permute_by_rank(x, weights, {99'999, 1, 1}); });
        std::printf("%s, %zu cells: 999 permutations by rank %.3f s, by gathering %.2f s (%.0fx), counts %s; 99,999 by rank %.3f s\n", name,
                    weights.size(), rank, gather, gather / rank, ranked == gathered ? "identical" : "DIFFERENT", many);
    }
    const auto ids = test::numbered_ids(weights.size());
    const double exact = timed(3, [&] { analysis::permute_exactly(values, weights, 1); });
    std::printf("counts: exact p of all permutations %.3f s\n", exact);
    const double z = timed(3, [&] { analysis::local_gi_star(values, weights, 1); });
    const double all = timed(1, [&] { analysis::hotspot({values, weights, ids}, {}, false, no_issues()); });
    std::printf("Gi* z %.3f s; the whole pipeline with 9,999 permutations, corrections, bins, classes, global statistics %.2f s\n", z, all);
    return ranked == gathered ? 0 : 1;
}
