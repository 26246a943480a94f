#include "core/issue.hpp"

namespace gridwarden {

namespace {

Arguments with_place(const Issue& issue) {
    Arguments all = issue.arguments;
    all.emplace_back("file", issue.place.file);
    all.emplace_back("sheet", issue.place.sheet);
    all.emplace_back("row", std::size_t{issue.place.row});
    all.emplace_back("field", issue.place.field);
    all.emplace_back("value", issue.value);
    return all;
}

class Forgetful final : public IssueSink {
public:
    void add(Issue) override {}
};

} // namespace

Level Issue::level() const { return catalogue_entry(code).level; }

std::string Issue::message(Language lang) const { return fill(catalogue_entry(code).message.in(lang), with_place(*this), lang); }

std::string Issue::suggestion(Language lang) const { return fill(catalogue_entry(code).hint.in(lang), with_place(*this), lang); }

IssueSink& no_issues() {
    static Forgetful sink;
    return sink;
}

IssueLog::IssueLog(IssueSink* next, std::size_t kept_per_code) : next_(next), kept_per_code_(kept_per_code) {}

void IssueLog::add(Issue issue) {
    const std::lock_guard lock(mutex_);
    const auto count = ++counts_[issue.code];
    if (next_ != nullptr) {
        next_->add(issue);
    }
    if (count <= kept_per_code_) {
        kept_.push_back(std::move(issue));
    }
}

std::size_t IssueLog::count(Level level) const {
    std::size_t total = 0;
    for (const auto& [code, count] : counts_) {
        total += catalogue_entry(code).level == level ? count : 0;
    }
    return total;
}

} // namespace gridwarden
