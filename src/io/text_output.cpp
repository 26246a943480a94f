#include "io/text_output.hpp"

#include <utility>

#include <unistd.h>

namespace gridwarden::io {

namespace {
constexpr std::size_t worth_a_write = 1 << 20;
}

TextOutput::TextOutput(std::string path, bool overwrite) : path_(std::move(path)), overwrite_(overwrite) {
    if (path_ != "-") {
        file_ = std::make_unique<AtomicFile>(path_, overwrite_);
    }
}

bool TextOutput::rewritable() const noexcept { return file_ && !file_->temporary_path().empty(); }

void TextOutput::send() {
    if (text.size() >= worth_a_write) {
        send_all();
    }
}

void TextOutput::send_all() {
    file_ ? file_->write(text) : write_descriptor(STDOUT_FILENO, text, "-");
    text.clear();
}

void TextOutput::finish() {
    send_all();
    if (file_) {
        file_->commit();
    }
}

std::unique_ptr<AtomicFile> TextOutput::start_again() {
    send_all();
    file_->flush();
    auto old = std::move(file_);
    file_ = std::make_unique<AtomicFile>(path_, overwrite_);
    return old;
}

} // namespace gridwarden::io
