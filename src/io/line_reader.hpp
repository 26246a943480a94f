#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gridwarden::io {

/// Lines of a file or of stdin (`-`), each as soon as it has come: for streams that do not end. Ctrl-C ends the waiting (GW-RUN-130).
class LineReader {
public:
    static constexpr std::size_t longest = 1 << 20;

    /// \throws Error GW-IO-001, GW-IO-002
    explicit LineReader(const std::string& path);
    ~LineReader();
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    struct Line {
        std::string_view text; ///< without its end; valid until the next call. Cut off where it is too long
        bool too_long = false; ///< more than `longest` bytes; the rest is left out
    };
    /// The next line; nothing at the end. \throws Error GW-IO-002
    std::optional<Line> next();

private:
    bool fill();
    std::string path_;
    int descriptor_;
    std::string buffer_;
    std::size_t begin_ = 0;   ///< of what has not been handed out
    std::size_t searched_ = 0;///< up to where there is no line end
    bool ended_ = false;
};

} // namespace gridwarden::io
