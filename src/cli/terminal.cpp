#include "cli/terminal.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>

namespace gridwarden::cli {

namespace {

std::string time_left(double seconds) {
    const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
    return whole >= 60 ? std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s" : std::to_string(whole) + " s";
}

} // namespace

bool is_terminal(int descriptor) { return isatty(descriptor) != 0; }

std::size_t terminal_width() {
    if (const auto* columns = std::getenv("COLUMNS")) {
        if (const auto value = text::parse_integer(columns); value && *value >= 40) {
            return static_cast<std::size_t>(*value);
        }
    }
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
        return size.ws_col;
    }
    return 100;
}

void write_out(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            throw Error("GW-OUT-004", {{"path", descriptor == STDOUT_FILENO ? "stdout" : "stderr"}, {"reason", std::strerror(errno)}});
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TerminalProgress::stage(std::string_view name, std::uint64_t total, std::string_view unit) {
    const std::lock_guard lock(mutex_);
    name_ = name;
    unit_ = unit;
    total_ = total;
    done_ = 0;
    start_ = Clock::now();
    draw();
}

void TerminalProgress::advance(std::uint64_t units) {
    const std::lock_guard lock(mutex_);
    done_ += units;
    if (Clock::now() - drawn_ >= std::chrono::milliseconds(100)) {
        draw();
    }
}

void TerminalProgress::draw() {
    drawn_ = Clock::now();
    const double seconds = std::chrono::duration<double>(drawn_ - start_).count();
    std::string line = name_;
    if (total_ > 0) {
        line += " " + std::to_string(100 * std::min(done_, total_) / total_) + " %";
    }
    if (done_ > 0 && seconds > 0.5) {
        const double rate = static_cast<double>(done_) / seconds;
        line += ", " + grouped(static_cast<std::uint64_t>(rate)) + " " + unit_ + "/s";
        if (total_ > done_) {
            line += ", " + time_left(static_cast<double>(total_ - done_) / rate);
        }
    }
    line = "\r\x1b[K" + text::clip(line, terminal_width() - 1);
    visible_ = ::write(STDERR_FILENO, line.data(), line.size()) > 0;
}

void TerminalProgress::clear() {
    const std::lock_guard lock(mutex_);
    if (visible_) {
        visible_ = ::write(STDERR_FILENO, "\r\x1b[K", 4) < 0;
    }
}

} // namespace gridwarden::cli
