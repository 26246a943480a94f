#include "ingest/by_row.hpp"

#include <algorithm>

namespace gridwarden::ingest {

namespace {
constexpr std::size_t most_held = 100'000;
} // namespace

void ByRow::add(Issue issue) {
    issue.place.file = written_;
    if (issue.place.sheet.empty()) {
        issue.place.sheet = layer_;
    }
    held_.push_back(std::move(issue));
    if (held_.size() >= most_held) {
        flush();
    }
}

void ByRow::flush() {
    std::stable_sort(held_.begin(), held_.end(), [](const auto& a, const auto& b) { return a.place.row < b.place.row; });
    auto issues = std::move(held_);
    held_ = {};
    for (auto& issue : issues) {
        next_.add(std::move(issue));
    }
}

} // namespace gridwarden::ingest
