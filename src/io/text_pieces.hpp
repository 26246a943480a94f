#pragma once

#include "core/issue.hpp"
#include "io/file_bytes.hpp"
#include "model/input_spec.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gridwarden::io {

/// Decides in which encoding a text is: the one wanted; else by its mark; else UTF-8 where all of it is valid; else what scores best
/// around the first bytes that are not ASCII and not UTF-8 (text::score_encodings). What is not UTF-8 is told as a note, with the scores.
/// \throws Error GW-IO-027 where none scores well enough, GW-ENC-002 where the one wanted is unknown
std::string decide_encoding(std::string_view bytes, const std::string& wanted, const std::string& path, IssueSink& issues);

/// The text of a file as UTF-8, in pieces of any size. What is UTF-8 already is copied from the mapped file once.
class TextPieces {
public:
    /// Reads by the path and the key `encoding` of `spec`. \throws Error GW-IO-001, -002, -007, -027, GW-ENC-002
    TextPieces(const model::InputSpec& spec, IssueSink& issues);

    /// Makes `piece` the text from where `consume` left it: `wanted` bytes or some more, less only at the end of the file.
    /// Returns whether it reaches that end.
    bool fill(std::string& piece, std::size_t wanted);
    void consume(std::size_t bytes); ///< of the text that `fill` gave

    /// The rest of the text in one piece. The view lives as long as this object.
    std::string_view rest();

    /// Bytes met so far that do not decode; U+FFFD stands in their place.
    [[nodiscard]] std::size_t damaged() const noexcept { return damaged_; }
    /// Tells the lines with bytes that do not decode and these bytes; of more than 10,000 lines, and where lines cannot be told apart
    /// before decoding (UTF-16), how many characters there were.
    void tell_damage(IssueSink& issues, bool rows_are_lines) const;

private:
    void decode_more(std::size_t wanted);
    void note_damage(std::string_view piece);
    std::string path_;
    FileBytes bytes_;
    std::string_view raw_;    ///< not decoded yet; UTF-8: not consumed yet
    std::string encoding_;
    std::string decoded_;     ///< decoded and not consumed yet
    bool utf8_ = true;
    std::size_t damaged_ = 0;
    std::vector<std::pair<std::uint64_t, std::string>> damaged_lines_; ///< line, its first bytes that do not decode as hex
};

} // namespace gridwarden::io
