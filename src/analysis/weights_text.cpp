#include "analysis/weights_text.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace gridwarden::analysis {

namespace {

/// Words of a text line by line, empty lines passed over.
class Lines {
public:
    Lines(std::string_view text, const std::string& file) : rest_(text), file_(file) {}

    /// The words of the next line that has any; empty at the end.
    std::vector<std::string_view> next() {
        std::vector<std::string_view> words;
        while (words.empty() && !rest_.empty()) {
            words = split(take_line());
        }
        return words;
    }
    /// The words of the very next line, which may have none.
    std::vector<std::string_view> next_even_empty() { return split(take_line()); }

    [[noreturn]] void refuse(std::string_view expected) const {
        throw Error("GW-HOT-014", {{"file", file_}, {"line", line_}, {"expected", expected}});
    }
    [[nodiscard]] std::size_t whole(std::string_view word) const {
        const auto number = text::parse_integer(word);
        if (!number || *number < 0) {
            refuse("a whole number");
        }
        return static_cast<std::size_t>(*number);
    }

private:
    std::string_view take_line() {
        const auto end = std::min(rest_.find('\n'), rest_.size());
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++line_;
        return line;
    }
    static std::vector<std::string_view> split(std::string_view line) {
        constexpr std::string_view blanks = " \t\r";
        std::vector<std::string_view> words;
        for (auto begin = line.find_first_not_of(blanks); begin != line.npos; begin = line.find_first_not_of(blanks, begin)) {
            const auto end = std::min(line.find_first_of(blanks, begin), line.size());
            words.push_back(line.substr(begin, end - begin));
            begin = end;
        }
        return words;
    }
    std::string_view rest_;
    const std::string& file_;
    std::size_t line_ = 0;
};

/// Rows of units by id.
class Ids {
public:
    Ids(std::span<const std::string> ids, const std::string& file) : file_(file) {
        for (std::uint32_t row = 0; row < ids.size(); ++row) {
            rows_.emplace(ids[row], row);
        }
    }
    [[nodiscard]] std::uint32_t row(std::string_view id) const {
        const auto found = rows_.find(std::string(id));
        if (found == rows_.end()) {
            throw Error("GW-HOT-015", {{"file", file_}, {"value", id}});
        }
        return found->second;
    }

private:
    std::unordered_map<std::string, std::uint32_t> rows_;
    const std::string& file_;
};

std::vector<Link> parse_gal(Lines& lines, const Ids& ids) {
    std::vector<Link> links;
    for (auto head = lines.next(); !head.empty(); head = lines.next()) {
        if (head.size() != 2) {
            lines.refuse("a unit's id and how many neighbours it has");
        }
        const auto from = ids.row(head[0]);
        const auto count = lines.whole(head[1]);
        const auto others = count == 0 ? std::vector<std::string_view>() : lines.next_even_empty();
        if (others.size() != count) {
            lines.refuse("as many ids as the line before it says");
        }
        for (const auto other : others) {
            links.push_back({from, ids.row(other)});
        }
    }
    return links;
}

std::vector<Link> parse_links(Lines& lines, const Ids& ids) {
    std::vector<Link> links;
    for (auto words = lines.next(); !words.empty(); words = lines.next()) {
        const auto number = words.size() == 3 ? text::parse_number(words[2]) : std::nullopt;
        if (!number || !std::isfinite(*number) || *number < 0) {
            lines.refuse("two ids and a number from 0");
        }
        links.push_back({ids.row(words[0]), ids.row(words[1]), *number});
    }
    return links;
}

const std::string& plain(const std::string& id, const std::string& file) {
    if (id.empty() || id.find_first_of(" \t\r\n") != id.npos) {
        throw Error("GW-HOT-020", {{"file", file}, {"value", id}});
    }
    return id;
}

} // namespace

Weights parse_weights(std::string_view text, WeightsForm form, std::span<const std::string> ids, const std::string& file) {
    Lines lines(text, file);
    const Ids rows(ids, file);
    const auto header = lines.next();
    if (header.empty()) {
        lines.refuse("the number of units");
    }
    if (const auto units = lines.whole(header.size() == 1 ? header[0] : header[1]); units != ids.size()) {
        throw Error("GW-HOT-016", {{"file", file}, {"value", units}, {"units", ids.size()}});
    }
    auto links = form == WeightsForm::gal ? parse_gal(lines, rows) : parse_links(lines, rows);
    return from_links(ids.size(), std::move(links), form == WeightsForm::kwt);
}

std::string format_weights(const Weights& weights, WeightsForm form, std::span<const std::string> ids, std::span<const double> numbers,
                           const std::string& file) {
    if (form != WeightsForm::kwt && std::any_of(weights.values.begin(), weights.values.end(), [](double w) { return w != 1; })) {
        throw Error("GW-HOT-023", {{"file", file}});
    }
    std::string text = "0 " + std::to_string(weights.size()) + " units unit_id\n";
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        const auto& id = plain(ids[unit], file);
        if (form == WeightsForm::gal) {
            text += id + " " + std::to_string(weights.count(unit)) + "\n";
            for (const auto other : weights.of(unit)) {
                text += (other == weights.of(unit).front() ? "" : " ") + ids[other];
            }
            text += "\n";
            continue;
        }
        for (auto at = weights.first[unit]; at < weights.first[unit + 1]; ++at) {
            text += id + " " + ids[weights.neighbours[at]] + " " + number_text(numbers[at], 17) + "\n";
        }
    }
    return text;
}

} // namespace gridwarden::analysis
