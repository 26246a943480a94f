#include "io/read_ahead.hpp"

#include <future>

namespace gridwarden::io {

namespace {

class HeldIssues final : public IssueSink {
public:
    void add(Issue issue) override { held.push_back(std::move(issue)); }
    std::vector<Issue> held;
};

class ReadAhead final : public table::Source {
public:
    ReadAhead(const std::function<std::unique_ptr<table::Source>(IssueSink&)>& open, IssueSink& issues) : issues_(issues) {
        try {
            source_ = open(held_);
        } catch (...) {
            tell();
            throw;
        }
        schema_ = source_->schema();
        tell();
    }

    [[nodiscard]] const table::Schema& schema() const override { return schema_; }
    [[nodiscard]] table::RowCounts counts() const override { return counts_; }

    bool next(table::Batch& batch) override {
        if (!coming_.valid()) { // the first batch, or the end again
            start();
        }
        auto read = take();
        counts_ = source_->counts();
        tell();
        if (read) {
            start();
            batch = std::move(*read);
        }
        return read.has_value();
    }

private:
    void start() {
        coming_ = std::async(std::launch::async, [this] {
            std::optional<table::Batch> batch(std::in_place);
            return source_->next(*batch) ? std::move(batch) : std::nullopt;
        });
    }

    std::optional<table::Batch> take() {
        try {
            return coming_.get();
        } catch (...) {
            tell();
            throw;
        }
    }

    void tell() {
        for (auto& issue : std::exchange(held_.held, {})) {
            issues_.add(std::move(issue));
        }
    }

    IssueSink& issues_;
    HeldIssues held_;
    std::unique_ptr<table::Source> source_;
    table::Schema schema_;
    table::RowCounts counts_;
    std::future<std::optional<table::Batch>> coming_; ///< destroyed first: waits for the thread
};

} // namespace

std::unique_ptr<table::Source> read_ahead(const std::function<std::unique_ptr<table::Source>(IssueSink&)>& open, IssueSink& issues) {
    return std::make_unique<ReadAhead>(open, issues);
}

} // namespace gridwarden::io
