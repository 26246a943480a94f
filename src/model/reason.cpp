#include "model/reason.hpp"

#include "core/message.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>

namespace gridwarden::model {

namespace {

struct Word {
    ReasonKind kind;
    std::string_view word;
    Bilingual title;
};

constexpr std::array words = {
    Word{ReasonKind::overdue, "overdue", {"overdue", "逾期"}},
    Word{ReasonKind::rebound, "rebound", {"came back", "反弹"}},
    Word{ReasonKind::zone, "zone", {"in a protection zone", "位于保护区"}},
    Word{ReasonKind::hot, "hot", {"in a hot spot", "位于热点"}},
    Word{ReasonKind::due, "due", {"due within {days} days", "{days} 天内到期"}},
    Word{ReasonKind::behind, "behind", {"behind schedule", "未达时序"}},
    Word{ReasonKind::fresh, "new", {"new", "新增"}},
    Word{ReasonKind::mismatch, "mismatch", {"not in the unit it declares", "与申报单元不符"}},
    Word{ReasonKind::never_visited, "never-visited", {"no visit on record", "无到访记录"}},
};

const Word& word_of(ReasonKind kind) {
    return *std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.kind == kind; });
}

Bilingual grade_title(ZoneGrade grade) {
    switch (grade) {
    case ZoneGrade::first: return {"in a zone of grade 1", "位于一级保护区"};
    case ZoneGrade::second: return {"in a zone of grade 2", "位于二级保护区"};
    case ZoneGrade::quasi: return {"in a quasi zone", "位于准保护区"};
    default: return word_of(ReasonKind::zone).title;
    }
}

/// `7d`: whole days up to ten years.
std::optional<int> parse_days(std::string_view text) {
    if (!text.ends_with('d')) {
        return std::nullopt;
    }
    const auto days = text::parse_integer(text.substr(0, text.size() - 1));
    return days && *days >= 0 && *days <= 3660 ? std::optional(static_cast<int>(*days)) : std::nullopt;
}

} // namespace

std::optional<Reason> parse_reason(std::string_view word) {
    const auto colon = word.find(':');
    const auto head = word.substr(0, colon);
    const auto* known = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.word == head; });
    if (known == words.end()) {
        return std::nullopt;
    }
    Reason reason{known->kind};
    if (colon == word.npos) {
        return reason;
    }
    const auto tail = word.substr(colon + 1);
    if (reason.kind == ReasonKind::due) {
        const auto days = parse_days(tail);
        reason.days = days.value_or(0);
        return days ? std::optional(reason) : std::nullopt;
    }
    for (const auto grade : {ZoneGrade::first, ZoneGrade::second, ZoneGrade::quasi}) {
        if (reason.kind == ReasonKind::zone && tail == name_of(grade)) {
            reason.grade = grade;
            return reason;
        }
    }
    return std::nullopt;
}

std::string to_text(const Reason& reason) {
    std::string text(word_of(reason.kind).word);
    if (reason.kind == ReasonKind::due) {
        text += ":" + std::to_string(reason.days) + "d";
    } else if (reason.grade && *reason.grade != ZoneGrade::unknown) {
        text += ":" + std::string(name_of(*reason.grade));
    }
    return text;
}

std::string title_of(const Reason& reason, Language lang) {
    if (reason.grade) {
        return std::string(grade_title(*reason.grade).in(lang));
    }
    return fill(word_of(reason.kind).title.in(lang), {{"days", reason.days}}, lang);
}

std::string_view reason_words() { return "overdue, rebound, zone:1, zone:2, zone:quasi, zone, hot, due:7d (any number of days), behind, new, mismatch, never-visited"; }

const std::vector<Reason>& default_priority() {
    static const std::vector<Reason> order{{ReasonKind::overdue}, {ReasonKind::rebound}, {ReasonKind::zone, ZoneGrade::first}, {ReasonKind::zone, ZoneGrade::second},
                                           {ReasonKind::zone}, {ReasonKind::hot}, {ReasonKind::due}, {ReasonKind::behind}, {ReasonKind::fresh},
                                           {ReasonKind::mismatch}, {ReasonKind::never_visited}};
    return order;
}

} // namespace gridwarden::model
