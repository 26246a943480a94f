#include "model/status.hpp"

#include "text/text.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace gridwarden::model {

namespace {

template <class Meaning>
struct Phrase {
    std::string_view text; ///< folded: simplified, lower case, no blanks around
    Meaning meaning;
};

// Words of real lists of problems, longest meaning first where one holds another. A phrase is taken whole, never by its parts.
constexpr Phrase<Progress> progress_phrases[] = {
    {"未整改", Progress::not_started},     {"待整改", Progress::not_started},       {"未启动", Progress::not_started},
    {"not started", Progress::not_started}, {"整改中", Progress::in_progress},       {"正在整改", Progress::in_progress},
    {"正在办理", Progress::in_progress},   {"达时序进度", Progress::in_progress},   {"按时序推进", Progress::in_progress},
    {"达到时序进度", Progress::in_progress}, {"open", Progress::in_progress},         {"in progress", Progress::in_progress},
    {"on schedule", Progress::in_progress}, {"未达时序", Progress::behind},          {"未达时序进度", Progress::behind},
    {"逾期", Progress::behind},            {"逾期未完成", Progress::behind},        {"behind", Progress::behind},
    {"behind schedule", Progress::behind}, {"overdue", Progress::behind},           {"阶段性完成", Progress::stage_complete},
    {"已阶段性完成", Progress::stage_complete}, {"阶段性办结", Progress::stage_complete}, {"stage complete", Progress::stage_complete},
    {"已完成", Progress::complete},        {"完成", Progress::complete},            {"完成整改", Progress::complete},
    {"已完成整改", Progress::complete},    {"已整改", Progress::complete},          {"已完成,长期坚持", Progress::complete},
    {"complete", Progress::complete},      {"completed", Progress::complete},       {"done", Progress::complete},
    {"rectified", Progress::complete},     {"待验收", Progress::complete},          {"已验收", Progress::accepted},
    {"验收通过", Progress::accepted},      {"accepted", Progress::accepted},        {"公示中", Progress::in_notice},
    {"正在公示", Progress::in_notice},     {"in notice", Progress::in_notice},      {"正在销号", Progress::closing},
    {"正在销号中", Progress::closing},     {"待销号", Progress::closing},           {"closing", Progress::closing},
    {"已销号", Progress::closed},          {"销号", Progress::closed},              {"已办结", Progress::closed},
    {"办结", Progress::closed},            {"closed", Progress::closed},            {"重新打开", Progress::reopened},
    {"反弹", Progress::reopened},          {"reopened", Progress::reopened},
};

constexpr Phrase<DeadlineType> deadline_phrases[] = {
    {"立行立改", DeadlineType::immediate},
    {"立即整改", DeadlineType::immediate},
    {"immediate", DeadlineType::immediate},
    {"限期整改", DeadlineType::dated},
    {"限期", DeadlineType::dated},
    {"dated", DeadlineType::dated},
    {"time-limited", DeadlineType::dated},
    {"长期坚持", DeadlineType::long_term},
    {"长期推进", DeadlineType::long_term},
    {"long-term", DeadlineType::long_term},
    {"long term", DeadlineType::long_term},
    {"短期攻坚", DeadlineType::dated},
    {"中期推进", DeadlineType::dated},
    {"dated+long-term", DeadlineType::dated_and_long_term},
    {"dated and long-term", DeadlineType::dated_and_long_term},
};

template <class Meaning, std::size_t N>
std::optional<Meaning> look_up(const Phrase<Meaning> (&phrases)[N], std::string_view phrase) {
    const auto folded = text::fold(phrase);
    for (const auto& known : phrases) {
        if (known.text == folded) {
            return known.meaning;
        }
    }
    return std::nullopt;
}

constexpr std::string_view and_sign = "并";

/// `2025年底前并长期坚持` without what joins: `2025年底前`, `长期坚持`.
std::vector<std::string> parts_of(std::string folded) {
    for (auto at = folded.find(and_sign); at != std::string::npos; at = folded.find(and_sign, at)) {
        folded.replace(at, and_sign.size(), ",");
    }
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= folded.size()) {
        const auto end = std::min(folded.find(',', begin), folded.size());
        if (const auto part = text::trim(std::string_view(folded).substr(begin, end - begin)); !part.empty()) {
            parts.emplace_back(part);
        }
        begin = end + 1;
    }
    return parts;
}

/// `2025年底前`, `2024年3月底`, `2024年3月31日前`: begins with a year and ends in a day by which something is done.
bool is_day_phrase(std::string_view part) {
    constexpr std::string_view year = "年";
    const auto digits = std::min(part.find_first_not_of("0123456789"), part.size());
    const bool ends = part.ends_with("前") || part.ends_with("底") || part.ends_with("末") || part.ends_with("日");
    return digits == 4 && part.substr(digits).starts_with(year) && ends;
}

/// What goes on for good stays so, with a day or without one.
DeadlineType both(DeadlineType a, DeadlineType b) {
    const auto either = [&](DeadlineType type) { return a == type || b == type; };
    if (either(DeadlineType::dated_and_long_term) || (either(DeadlineType::dated) && either(DeadlineType::long_term))) {
        return DeadlineType::dated_and_long_term;
    }
    return either(DeadlineType::long_term) ? DeadlineType::long_term : either(DeadlineType::dated) ? DeadlineType::dated : a;
}

} // namespace

std::string_view name_of(Progress progress) {
    constexpr std::string_view names[] = {"not started", "in progress", "behind", "stage complete", "complete",
                                          "accepted",    "in notice",   "closing", "closed",        "reopened"};
    return names[static_cast<std::size_t>(progress)];
}

std::optional<Progress> parse_progress(std::string_view phrase) { return look_up(progress_phrases, phrase); }

std::string_view name_of(DeadlineType type) {
    constexpr std::string_view names[] = {"immediate", "dated", "long-term", "dated+long-term"};
    return names[static_cast<std::size_t>(type)];
}

std::optional<DeadlineType> parse_deadline_type(std::string_view phrase) {
    if (const auto whole = look_up(deadline_phrases, phrase)) {
        return whole;
    }
    auto folded = text::fold(phrase);
    if (const auto bracket = folded.find('('); bracket != std::string::npos && folded.ends_with(')')) {
        folded.resize(bracket); // `2024年年底前,并长期推进(已阶段性完成)`: progress does not change the deadline
    }
    std::optional<DeadlineType> joined;
    for (const auto& part : parts_of(folded)) {
        const auto one = is_day_phrase(part) ? DeadlineType::dated : look_up(deadline_phrases, part);
        if (!one) {
            return std::nullopt;
        }
        joined = joined ? both(*joined, *one) : *one;
    }
    return joined;
}

} // namespace gridwarden::model
