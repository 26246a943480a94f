#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace gridwarden::io {

/// Writes pieces of text in order on a thread of its own, while the next are made. What the writing throws is thrown by the next call.
class WriteBehind {
public:
    explicit WriteBehind(std::function<void(std::string_view)> write);
    ~WriteBehind(); ///< what was not waited for by `finish` may be left out
    WriteBehind(const WriteBehind&) = delete;
    WriteBehind& operator=(const WriteBehind&) = delete;
    void add(std::string piece); ///< waits while `most_waiting` bytes wait
    void finish();               ///< returns when all is written

private:
    static constexpr std::size_t most_waiting = 1 << 23;
    void work();
    void rethrow();

    std::function<void(std::string_view)> write_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::string> pieces_;
    std::size_t waiting_ = 0; ///< bytes in `pieces_`
    bool busy_ = false;
    bool ended_ = false;
    std::exception_ptr failure_;
    std::jthread thread_;
};

} // namespace gridwarden::io
