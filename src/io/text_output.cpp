#include "io/text_output.hpp"

#include <utility>

#include <unistd.h>

namespace gridwarden::io {

namespace {
constexpr std::size_t worth_a_write = 1 << 20;
}

TextOutput::TextOutput(std::string path, const WriteOptions& options)
    : path_(std::move(path)), overwrite_(options.overwrite), threads_(options.threads), wanted_hash_(options.sha256) {
    open();
}

void TextOutput::open() {
    if (path_ != "-") {
        file_ = std::make_unique<AtomicFile>(path_, overwrite_);
    }
    hash_ = wanted_hash_ == nullptr ? nullptr : std::make_unique<Sha256>();
}

bool TextOutput::rewritable() const noexcept { return file_ && !file_->temporary_path().empty(); }

void TextOutput::send() {
    if (text.size() >= worth_a_write) {
        send_all();
    }
}

/// Small pieces are gathered, so that a write is worth its call.
void TextOutput::add(std::string piece) {
    if (piece.size() >= worth_a_write / 4) {
        send_all();
        text = std::move(piece);
        send_all();
    } else {
        text += piece;
        send();
    }
}

void TextOutput::send_all() {
    if (threads_ > 1 && text.size() >= worth_a_write / 4) {
        if (!behind_) {
            behind_ = std::make_unique<WriteBehind>([this](std::string_view bytes) { write(bytes); });
        }
        behind_->add(std::exchange(text, {}));
        return;
    }
    if (behind_) {
        behind_->finish();
    }
    write(text);
    text.clear();
}

void TextOutput::write(std::string_view bytes) {
    file_ ? file_->write(bytes) : write_descriptor(STDOUT_FILENO, bytes, "-");
    if (hash_) {
        hash_->add(bytes);
    }
}

void TextOutput::finish() {
    send_all();
    if (behind_) {
        behind_->finish();
    }
    if (hash_) {
        *wanted_hash_ = hash_->hex();
    }
    if (file_) {
        file_->commit();
    }
}

std::unique_ptr<AtomicFile> TextOutput::start_again() {
    send_all();
    if (behind_) {
        behind_->finish();
    }
    file_->flush();
    auto old = std::move(file_);
    open();
    return old;
}

} // namespace gridwarden::io
