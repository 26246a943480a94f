#pragma once

#include "core/progress.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace gridwarden::cli {

/// Whether a stream is a terminal, and how wide it is (COLUMNS, the terminal, else 100).
bool is_terminal(int descriptor);
std::size_t terminal_width();

/// Writes all bytes to a descriptor. \throws Error GW-OUT-004 where they cannot be written (a closed pipe, a full disk).
void write_out(int descriptor, std::string_view bytes);

/// A line on stderr that tells stage, share done, rate and time left; redrawn at most ten times a second.
class TerminalProgress final : public Progress {
public:
    ~TerminalProgress() override { clear(); }
    void stage(std::string_view name, std::uint64_t total, std::string_view unit) override;
    void advance(std::uint64_t units) override;
    void clear(); ///< takes the line away

private:
    using Clock = std::chrono::steady_clock;
    void draw();
    std::mutex mutex_;
    std::string name_;
    std::string unit_;
    std::uint64_t total_ = 0;
    std::uint64_t done_ = 0;
    Clock::time_point start_ = Clock::now();
    Clock::time_point drawn_;
    bool visible_ = false;
};

} // namespace gridwarden::cli
