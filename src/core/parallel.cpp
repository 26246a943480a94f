#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace gridwarden {

namespace {

/// The exception of the lowest range, so that which one is told does not depend on the threads.
class FirstFailure {
public:
    void keep(std::size_t range) {
        const std::lock_guard lock(mutex_);
        if (range < range_) {
            range_ = range;
            exception_ = std::current_exception();
        }
    }
    void rethrow() const {
        if (exception_) {
            std::rethrow_exception(exception_);
        }
    }

private:
    std::mutex mutex_;
    std::size_t range_ = std::numeric_limits<std::size_t>::max();
    std::exception_ptr exception_;
};

} // namespace

unsigned thread_count(unsigned asked) { return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency()); }

void parallel_ranges(std::size_t n, std::size_t grain, unsigned threads,
                     const std::function<void(std::size_t begin, std::size_t end)>& work) {
    grain = std::max<std::size_t>(grain, 1);
    const std::size_t ranges = (n + grain - 1) / grain;
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    FirstFailure failure;
    const auto worker = [&] {
        // Ranges are taken in ascending order, so every range below a failed one has been taken as well.
        for (std::size_t range = next++; range < ranges && !failed; range = next++) {
            try {
                work(range * grain, std::min(n, (range + 1) * grain));
            } catch (...) {
                failed = true;
                failure.keep(range);
            }
        }
    };
    const auto extra = std::min<std::size_t>(thread_count(threads), ranges);
    {
        std::vector<std::jthread> workers;
        for (std::size_t i = 1; i < extra; ++i) {
            workers.emplace_back(worker);
        }
        worker();
    }
    failure.rethrow();
}

} // namespace gridwarden
