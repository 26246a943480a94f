#include "core/parallel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace gridwarden {
namespace {

using Range = std::pair<std::size_t, std::size_t>;

std::vector<Range> ranges_of(std::size_t n, std::size_t grain, unsigned threads) {
    std::mutex mutex;
    std::vector<Range> seen;
    parallel_ranges(n, grain, threads, [&](std::size_t begin, std::size_t end) {
        const std::lock_guard lock(mutex);
        seen.emplace_back(begin, end);
    });
    std::sort(seen.begin(), seen.end());
    return seen;
}

/// Which range's exception comes out where those from `first` on throw.
std::size_t thrown_from(std::size_t first, std::size_t ranges, unsigned threads) {
    try {
        parallel_ranges(ranges, 1, threads, [&](std::size_t begin, std::size_t) {
            if (begin >= first) {
                throw std::runtime_error(std::to_string(begin));
            }
        });
    } catch (const std::runtime_error& error) {
        return std::stoul(error.what());
    }
    return ranges;
}

TEST(ParallelRanges, CoverEverythingOnce) {
    for (const unsigned threads : {0U, 1U, 2U, 7U, 64U}) {
        for (const std::size_t n : {1UL, 9UL, 10UL, 11UL, 1003UL}) {
            const auto seen = ranges_of(n, 10, threads);
            std::size_t next = 0;
            for (const auto& [begin, end] : seen) {
                EXPECT_EQ(begin, next);
                EXPECT_GT(end, begin);
                EXPECT_LE(end - begin, 10U);
                next = end;
            }
            EXPECT_EQ(next, n) << threads << " threads";
        }
    }
}

TEST(ParallelRanges, NothingToDoCallsNothing) { EXPECT_TRUE(ranges_of(0, 10, 4).empty()); }

TEST(ParallelRanges, AnyGrainWillDo) {
    EXPECT_EQ(ranges_of(3, 0, 2), (std::vector<Range>{{0, 1}, {1, 2}, {2, 3}})) << "0 counts as 1";
    EXPECT_EQ(ranges_of(3, 100, 2), (std::vector<Range>{{0, 3}}));
    EXPECT_EQ(ranges_of(10, std::numeric_limits<std::size_t>::max(), 2), (std::vector<Range>{{0, 10}}));
}

TEST(ParallelRanges, ResultDoesNotDependOnThreads) {
    const auto squares = [](unsigned threads) {
        std::vector<std::size_t> out(5000);
        parallel_ranges(out.size(), 13, threads, [&](std::size_t begin, std::size_t end) {
            for (auto i = begin; i < end; ++i) {
                out[i] += i * i;
            }
        });
        return out;
    };
    EXPECT_EQ(squares(1), squares(2));
    EXPECT_EQ(squares(1), squares(7));
}

TEST(ParallelRanges, OneThreadIsTheCallersOwn) {
    const auto here = std::this_thread::get_id();
    parallel_ranges(100, 10, 1, [&](std::size_t, std::size_t) { EXPECT_EQ(std::this_thread::get_id(), here); });
}

TEST(ParallelRanges, ExceptionOfTheLowestRangeComesOut) {
    for (int round = 0; round < 5000; ++round) {
        ASSERT_EQ(thrown_from(0, 4, 4), 0U) << "round " << round;
    }
    for (int round = 0; round < 1000; ++round) {
        ASSERT_EQ(thrown_from(3, 8, 4), 3U) << "round " << round;
    }
    EXPECT_EQ(thrown_from(5, 8, 1), 5U);
    EXPECT_EQ(thrown_from(8, 8, 4), 8U);
}

TEST(ParallelRanges, StopsSoonAfterAnException) {
    std::atomic<std::size_t> calls{0};
    EXPECT_THROW(parallel_ranges(1000000, 1, 2,
                                 [&](std::size_t, std::size_t) {
                                     ++calls;
                                     throw std::runtime_error("stop");
                                 }),
                 std::runtime_error);
    EXPECT_LE(calls, 2U);
}

TEST(ThreadCount, ZeroMeansEveryCore) {
    EXPECT_EQ(thread_count(1), 1U);
    EXPECT_EQ(thread_count(7), 7U);
    EXPECT_EQ(thread_count(0), std::max(1U, std::thread::hardware_concurrency()));
}

} // namespace
} // namespace gridwarden
