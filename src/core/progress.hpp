#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

namespace gridwarden {

/// Told how far long work has come; drawn by the command line, ignored elsewhere.
class Progress {
public:
    virtual ~Progress() = default;
    /// A new stage begins; `total` is in `unit`s (0 = not known).
    virtual void stage(std::string_view name, std::uint64_t total, std::string_view unit) = 0;
    /// So many more units are done. Thread safe, cheap.
    virtual void advance(std::uint64_t units) = 0;
};

/// Says nothing.
Progress& no_progress();

/// Set by Ctrl-C. Long loops call `check_cancel` now and then.
std::atomic<bool>& cancel_flag() noexcept;

/// \throws Error GW-RUN-130 where the run was interrupted.
void check_cancel();

} // namespace gridwarden
