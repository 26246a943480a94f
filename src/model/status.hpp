#pragma once

#include <optional>
#include <string_view>

namespace gridwarden::model {

/// How far a problem has come (R27); the order is the order of the life cycle.
enum class Progress { not_started, in_progress, behind, stage_complete, complete, accepted, in_notice, closing, closed, reopened };
std::string_view name_of(Progress progress);

/// Reads the words registers use, in Chinese and English (`已销号`, `达时序进度`, `closed`, `in progress`, ...), after
/// `text::fold`. Nothing for a phrase the table does not know: never guessed.
std::optional<Progress> parse_progress(std::string_view phrase);

/// Only what is closed (已销号) is closed; all else is open, also `complete` and `closing`.
constexpr bool is_closed(Progress p) { return p == Progress::closed; }

enum class DeadlineType { immediate, dated, long_term, dated_and_long_term };
std::string_view name_of(DeadlineType type);
/// Reads phrases of deadlines, also joined ones: `2025年底前，并长期坚持` is dated and long-term; `立行立改，长期坚持` is long-term. A part that is not known
/// makes the whole unknown.
std::optional<DeadlineType> parse_deadline_type(std::string_view phrase);

} // namespace gridwarden::model
