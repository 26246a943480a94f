#include "core/progress.hpp"

#include "core/error.hpp"

namespace gridwarden {

namespace {

class Silent final : public Progress {
public:
    void stage(std::string_view, std::uint64_t, std::string_view) override {}
    void advance(std::uint64_t) override {}
};

} // namespace

Progress& no_progress() {
    static Silent silent;
    return silent;
}

std::atomic<bool>& cancel_flag() noexcept {
    static std::atomic<bool> flag{false};
    return flag;
}

void check_cancel() {
    if (cancel_flag().load(std::memory_order_relaxed)) {
        throw Error("GW-RUN-130");
    }
}

} // namespace gridwarden
