#include "io/line_reader.hpp"

#include "core/error.hpp"
#include "core/progress.hpp"
#include "io/file_bytes.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace gridwarden::io {

namespace {

constexpr std::size_t piece = 1 << 16;
constexpr int look_for_interrupt_ms = 200;

[[noreturn]] void cannot_read(const std::string& path) { throw Error("GW-IO-002", {{"path", path}, {"reason", std::strerror(errno)}}); }

} // namespace

LineReader::LineReader(const std::string& path) : path_(path), descriptor_(STDIN_FILENO) {
    if (path != "-") {
        require_readable(path);
        descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor_ < 0) {
            cannot_read(path);
        }
    }
}

LineReader::~LineReader() {
    if (descriptor_ != STDIN_FILENO) {
        ::close(descriptor_);
    }
}

/// Waits for more bytes and takes them; false at the end.
bool LineReader::fill() {
    pollfd wanted{descriptor_, POLLIN, 0};
    while (::poll(&wanted, 1, look_for_interrupt_ms) == 0) {
        check_cancel();
    }
    buffer_.erase(0, begin_);
    searched_ -= begin_;
    begin_ = 0;
    const auto held = buffer_.size();
    buffer_.resize(held + piece);
    const auto got = ::read(descriptor_, buffer_.data() + held, piece);
    buffer_.resize(held + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    check_cancel();
    if (got < 0 && errno != EINTR) {
        cannot_read(path_);
    }
    return got != 0;
}

std::optional<LineReader::Line> LineReader::next() {
    bool too_long = false;
    while (true) {
        const auto end = buffer_.find('\n', searched_);
        if (end != std::string::npos || (ended_ && begin_ < buffer_.size())) {
            const auto stop = std::min(end, buffer_.size());
            Line line{std::string_view(buffer_).substr(begin_, std::min(stop - begin_, longest)), too_long || stop - begin_ > longest};
            begin_ = searched_ = std::min(stop + 1, buffer_.size());
            return line;
        }
        if (ended_) {
            return std::nullopt;
        }
        searched_ = buffer_.size();
        if (searched_ - begin_ > longest + piece) { // of a line that long only the beginning is kept
            too_long = true;
            buffer_.resize(begin_ + longest);
            searched_ = buffer_.size();
        }
        ended_ = !fill();
    }
}

} // namespace gridwarden::io
