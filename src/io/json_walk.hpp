#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace gridwarden::io {

/// Thrown where a text cannot be JSON; where exactly is found by `find_json_fault`.
struct NotJson {};

/// Walks over the values of a JSON text without reading them. Checks the signs between values, not the values it skips.
class JsonWalk {
public:
    explicit JsonWalk(std::string_view text) : text_(text) {}

    [[nodiscard]] std::size_t at() const noexcept { return at_; }
    [[nodiscard]] std::string_view from(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
    void go_to(std::size_t at) noexcept { at_ = at; }

    /// The next sign that is not blank; 0 at the end.
    char peek() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
            ++at_;
        }
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool take(char c) {
        if (peek() != c) {
            return false;
        }
        ++at_;
        return true;
    }
    void need(char c) {
        if (!take(c)) {
            throw NotJson{};
        }
    }

    /// Steps over a string and gives what is between its quotes.
    std::string_view string() {
        need('"');
        const auto begin = at_;
        skip_string();
        return text_.substr(begin, at_ - 1 - begin);
    }

    void skip_value() {
        switch (peek()) {
        case '{': skip_nested<'{', '}'>(); return;
        case '[': skip_nested<'[', ']'>(); return;
        case '"': ++at_; skip_string(); return;
        default: skip_scalar();
        }
    }

    /// Calls `member(key)` with the walk at each value of an object; `member` steps over it.
    template <typename Member>
    void object(Member member) {
        need('{');
        if (take('}')) {
            return;
        }
        do {
            const auto key = string();
            need(':');
            member(key);
        } while (take(','));
        need('}');
    }

    /// Calls `item()` with the walk at each value of an array.
    template <typename Item>
    void array(Item item) {
        need('[');
        if (take(']')) {
            return;
        }
        do {
            item();
        } while (take(','));
        need(']');
    }

private:
    void skip_string() {
        while (true) {
            const auto* quote = static_cast<const char*>(std::memchr(text_.data() + at_, '"', text_.size() - at_));
            if (quote == nullptr) {
                throw NotJson{};
            }
            const auto end = static_cast<std::size_t>(quote - text_.data());
            auto slashes = end;
            while (slashes > at_ && text_[slashes - 1] == '\\') {
                --slashes;
            }
            at_ = end + 1;
            if ((end - slashes) % 2 == 0) {
                return;
            }
        }
    }

    void skip_scalar() {
        const auto begin = at_;
        while (at_ < text_.size() && std::string_view(",]} \n\r\t\x1E").find(text_[at_]) == std::string_view::npos) {
            ++at_;
        }
        if (at_ == begin) {
            throw NotJson{};
        }
    }

    template <char Open, char Close>
    void skip_nested() {
        std::size_t depth = 0;
        while (true) {
            find<Open, Close>();
            if (at_ >= text_.size()) {
                throw NotJson{};
            }
            const char c = text_[at_++];
            if (c == '"') {
                skip_string();
            } else if (c == Open) {
                ++depth;
            } else if (--depth == 0) {
                return;
            }
        }
    }

    /// Goes to the next bracket or quote, eight bytes at a time.
    template <char Open, char Close>
    void find() {
        constexpr auto spread = [](char c) { return 0x0101010101010101ull * static_cast<unsigned char>(c); };
        constexpr auto has_zero = [](unsigned long long v) { return (v - 0x0101010101010101ull) & ~v & 0x8080808080808080ull; };
        while (at_ + 8 <= text_.size()) {
            unsigned long long word = 0;
            std::memcpy(&word, text_.data() + at_, 8);
            if ((has_zero(word ^ spread(Open)) | has_zero(word ^ spread(Close)) | has_zero(word ^ spread('"'))) != 0) {
                break;
            }
            at_ += 8;
        }
        while (at_ < text_.size() && text_[at_] != Open && text_[at_] != Close && text_[at_] != '"') {
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace gridwarden::io
