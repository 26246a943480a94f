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
    const std::size_t ranges = n / grain + (n % grain != 0 ? 1 : 0);
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    FirstFailure failure;
    const auto worker = [&] {
        // Ranges are taken in ascending order and each one taken is worked on, so none below a failed one is left out.
        while (!failed) {
            const auto range = next++;
            if (range >= ranges) {
                return;
            }
            const auto begin = range * grain;
            try {
                work(begin, begin + std::min(n - begin, grain));
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
