#include "json/value.hpp"

#include "core/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

namespace gridwarden::json {

namespace {

constexpr std::size_t deepest = 512;

/// The text and where its parser stands. nlohmann keeps no positions, so the parser reads through an iterator that counts.
struct Reading {
    std::string_view text;
    std::string file;

    [[nodiscard]] Position at(std::size_t offset) const {
        Position position{1, 1};
        for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
            if (text[i] == '\n') {
                ++position.line;
                position.column = 1;
            } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
                ++position.column;
            }
        }
        return position;
    }

    [[noreturn]] void fail(std::size_t offset, std::string_view expected) const {
        const auto position = at(offset);
        throw Error("GW-JSON-001", {{"file", file},
                                    {"line", std::size_t{position.line}},
                                    {"column", std::size_t{position.column}},
                                    {"expected", expected}});
    }
};

/// Turns offsets that only grow into lines and columns without starting over.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}
    Position at(std::size_t offset) {
        for (; offset_ < offset; ++offset_) {
            if (text_[offset_] == '\n') {
                ++position_.line;
                position_.column = 1;
            } else if ((static_cast<unsigned char>(text_[offset_]) & 0xC0U) != 0x80U) {
                ++position_.column;
            }
        }
        return position_;
    }

private:
    std::string_view text_;
    std::size_t offset_ = 0;
    Position position_{1, 1};
};

/// An input iterator that tells how many characters have been taken.
class Counting {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;
    Counting(const char* at, const char* begin, std::size_t* taken) : at_(at), begin_(begin), taken_(taken) {}
    reference operator*() const { return *at_; }
    Counting& operator++() {
        ++at_;
        *taken_ = static_cast<std::size_t>(at_ - begin_);
        return *this;
    }
    Counting operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const Counting& a, const Counting& b) { return a.at_ == b.at_; }
    friend bool operator!=(const Counting& a, const Counting& b) { return a.at_ != b.at_; }

private:
    const char* at_;
    const char* begin_;
    std::size_t* taken_;
};

/// Builds values from the parser's events. An event comes when its token has been read; where the token began is found by
/// stepping over blanks, comments and punctuation from the end of the token before.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    Builder(const Reading& reading, const std::size_t& taken) : reading_(reading), taken_(taken), cursor_(reading.text) {}

    bool null() override { return add({Kind::null, {}, false, {}, {}, {}}); }
    bool boolean(bool flag) override { return add({Kind::boolean, {}, flag, {}, {}, {}}); }
    bool number_integer(number_integer_t) override { return number(); }
    bool number_unsigned(number_unsigned_t) override { return number(); }
    bool number_float(number_float_t, const string_t&) override { return number(); }
    bool string(string_t& text) override { return add({Kind::string, {}, false, std::move(text), {}, {}}); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Kind::object); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Kind::array); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        const auto begin = token_begin();
        auto& object = *open_.back();
        if (object.find(name) != nullptr) {
            reading_.fail(begin, "a key that is not there yet; " + name + " is repeated");
        }
        object.members.emplace_back(std::move(name), Value{});
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
        reading_.fail(taken_ == 0 ? 0 : taken_ - 1, expectation(error.what()));
    }

    Value take() { return std::move(root_); }

private:
    bool add(Value value) {
        value.at = cursor_.at(token_begin());
        place(std::move(value));
        return true;
    }

    bool number() {
        const auto begin = token_begin();
        auto end = begin;
        while (end < reading_.text.size() && std::string_view("+-.0123456789eE").find(reading_.text[end]) != std::string_view::npos) {
            ++end;
        }
        place({Kind::number, cursor_.at(begin), false, std::string(reading_.text.substr(begin, end - begin)), {}, {}});
        return true;
    }

    bool open(Kind kind) {
        const auto begin = token_begin();
        if (open_.size() >= deepest) {
            reading_.fail(begin, "at most 512 levels of nesting");
        }
        open_.push_back(&place({kind, cursor_.at(begin), false, {}, {}, {}}));
        return true;
    }

    bool close() {
        token_begin();
        open_.pop_back();
        return true;
    }

    Value& place(Value value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return root_;
        }
        auto& parent = *open_.back();
        if (parent.kind == Kind::array) {
            return parent.items.emplace_back(std::move(value));
        }
        return parent.members.back().second = std::move(value);
    }

    /// Where the token just read began; the next token is looked for behind this one.
    std::size_t token_begin() {
        auto at = last_end_;
        const auto text = reading_.text;
        while (at < text.size()) {
            if (std::string_view(" \t\r\n,:").find(text[at]) != std::string_view::npos) {
                ++at;
            } else if (text.substr(at, 2) == "//") {
                at = std::min(text.find_first_of("\r\n", at), text.size());
            } else if (text.substr(at, 2) == "/*") {
                at = text.find("*/", at + 2) + 2;
            } else {
                break;
            }
        }
        last_end_ = token_end(at);
        return at;
    }

    [[nodiscard]] std::size_t token_end(std::size_t begin) const {
        const auto text = reading_.text;
        if (begin >= text.size() || std::string_view("{}[]").find(text[begin]) != std::string_view::npos) {
            return begin + 1;
        }
        if (text[begin] == '"') {
            auto at = begin + 1;
            while (at < text.size() && text[at] != '"') {
                at += text[at] == '\\' ? 2U : 1U;
            }
            return at + 1;
        }
        return std::min(text.find_first_of(" \t\r\n,:]}/", begin), text.size());
    }

    /// nlohmann's words, in ours: what it expected, or that the text ends.
    static std::string expectation(std::string_view what) {
        if (what.find("unexpected end of input") != what.npos) {
            return "more: the text ends in the middle of a value";
        }
        const auto expected = what.find("expected ");
        if (expected != what.npos && what.find("unexpected") != expected - 2) {
            const auto word = what.rfind("; expected ");
            if (word != what.npos) {
                return std::string(what.substr(word + 11));
            }
        }
        const auto reason = what.find("syntax error while parsing ");
        const auto dash = what.find(" - ", reason == what.npos ? 0 : reason);
        return dash == what.npos ? "JSON" : "JSON: " + std::string(what.substr(dash + 3));
    }

    const Reading& reading_;
    const std::size_t& taken_;
    Cursor cursor_;
    std::size_t last_end_ = 0;
    Value root_;
    std::vector<Value*> open_;
};

} // namespace

std::string_view schema_type(Kind kind) {
    constexpr std::string_view names[] = {"null", "boolean", "number", "string", "array", "object"};
    return names[static_cast<std::size_t>(kind)];
}

Bilingual name_of(Kind kind) {
    constexpr Bilingual names[] = {{"null", "null"}, {"true or false", "true 或 false"}, {"a number", "数字"},
                                   {"a text", "文本"}, {"a list", "列表"}, {"an object", "对象"}};
    return names[static_cast<std::size_t>(kind)];
}

const Value* Value::find(std::string_view key) const {
    for (const auto& [name, value] : members) {
        if (name == key) {
            return &value;
        }
    }
    return nullptr;
}

std::optional<double> Value::number() const {
    double parsed = 0;
    if (kind != Kind::number || std::from_chars(text.data(), text.data() + text.size(), parsed).ec != std::errc{}) {
        return std::nullopt;
    }
    return parsed;
}

Value parse(std::string_view text, std::string_view file) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const Reading reading{text, std::string(file)};
    if (const auto zero = text.find('\0'); zero != text.npos) { // the parser would take it for the end
        reading.fail(zero, "text without zero bytes");
    }
    std::size_t taken = 0;
    Builder builder(reading, taken);
    const auto* const begin = text.data();
    nlohmann::json::sax_parse(Counting(begin, begin, &taken), Counting(begin + text.size(), begin, &taken), &builder,
                              nlohmann::json::input_format_t::json, true, true);
    return builder.take();
}

Value parse_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw Error("GW-IO-001", {{"path", path}, {"near", "—"}});
    }
    std::ostringstream text;
    text << in.rdbuf();
    return parse(text.str(), path);
}

} // namespace gridwarden::json
