#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::text {

/// How much a text looks like one of an encoding.
struct EncodingScore {
    std::string name;   ///< as ICU converters understand it
    double score = 0;   ///< 0 (nonsense) to 1 (every character is one that people write there)
};

/// Scores of UTF-8, GB18030, Big5, EUC-JP, windows-1252 and macintosh for bytes that are not all ASCII, the best first; ties in that order.
/// A valid sequence proves little: nearly all bytes are valid GB18030. So characters are asked too: for Chinese the share that is among
/// the commonest few hundred, less for the rest of the commoner half of the character set, nothing for rare ones; for Latin letters
/// whether each stands in a word and in the case its neighbours have. A character cut off at either end does no harm.
std::vector<EncodingScore> score_encodings(std::string_view bytes);

/// Whether the best of these can be taken: it scores at least 0.5 and leads by 0.15.
bool is_sure(const std::vector<EncodingScore>& scores);

/// The registered name of an encoding (`shiftjis` is `Shift_JIS`); the one given where there is none.
std::string standard_name(const std::string& encoding);

/// Whether a Chinese character is neither common nor in GB 2312, so that it stands in few names and in hardly any sentence.
bool is_rare_han(char32_t character);

/// Bytes that an encoding does not know; none: the size of the text, length 0.
struct Undecodable {
    std::size_t at = 0;
    std::size_t length = 0;
};
/// \throws Error GW-ENC-002 for an unknown encoding name
Undecodable first_undecodable(std::string_view bytes, const std::string& encoding);

} // namespace gridwarden::text
