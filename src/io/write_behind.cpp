#include "io/write_behind.hpp"

#include <utility>

namespace gridwarden::io {

WriteBehind::WriteBehind(std::function<void(std::string_view)> write) : write_(std::move(write)), thread_([this] { work(); }) {}

WriteBehind::~WriteBehind() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
}

void WriteBehind::add(std::string piece) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ < most_waiting || failure_; });
    rethrow();
    waiting_ += piece.size();
    pieces_.push_back(std::move(piece));
    changed_.notify_all();
}

void WriteBehind::finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return (pieces_.empty() && !busy_) || failure_; });
    rethrow();
}

void WriteBehind::rethrow() {
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

void WriteBehind::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return !pieces_.empty() || ended_; });
        if (ended_ || failure_) {
            return;
        }
        const std::string piece = std::move(pieces_.front());
        pieces_.pop_front();
        waiting_ -= piece.size();
        busy_ = true;
        lock.unlock();
        std::exception_ptr failure;
        try {
            write_(piece);
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        busy_ = false;
        failure_ = failure;
        changed_.notify_all();
    }
}

} // namespace gridwarden::io
