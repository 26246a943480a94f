#pragma once

#include <cstddef>
#include <functional>

namespace gridwarden {

/// Number of worker threads to use: `asked`, or every core where it is 0.
unsigned thread_count(unsigned asked);

/// Calls `work(begin, end)` for consecutive ranges of at most `grain` that cover [0, n), on `threads` threads.
/// Which thread takes which range is not defined, so `work` must write only to places that its range owns; then the
/// result does not depend on the number of threads. The first exception (of the lowest range) is thrown again here.
void parallel_ranges(std::size_t n, std::size_t grain, unsigned threads,
                     const std::function<void(std::size_t begin, std::size_t end)>& work);

} // namespace gridwarden
