#include "command/issue_file.hpp"

#include "core/error.hpp"
#include "io/files.hpp"
#include "io/writer.hpp"

namespace gridwarden::command {

namespace {

constexpr std::size_t batch_rows = 8192;
constexpr const char* names[] = {"code", "level", "file", "sheet", "row", "field", "value", "message", "suggestion"};
constexpr std::size_t row_column = 4;

std::string_view name_of(Level level) {
    switch (level) {
    case Level::error: return "error";
    case Level::warning: return "warning";
    case Level::note: return "note";
    }
    defect("an issue of no level");
}

void push_text(table::TextBuilder& column, std::string_view text) {
    text.empty() ? column.push_null() : column.push(text);
}

} // namespace

table::Schema issue_schema() {
    table::Schema schema;
    for (const auto* name : names) {
        schema.fields.push_back({name, std::string_view(name) == "row" ? table::Type::integer : table::Type::text, ""});
    }
    schema.crs = shape::wgs84();
    return schema;
}

/// The rows that wait to be written.
struct IssueFile::Rows {
    std::vector<table::TextBuilder> texts{std::size(names)};
    table::IntegerColumn rows;
    shape::GeometryColumn geometry;
    std::vector<std::uint32_t> numbers;
    std::uint32_t written = 0;

    void push(const Issue& issue, Language lang) {
        const std::string cells[] = {issue.code,        std::string(name_of(issue.level())), issue.place.file,
                                     issue.place.sheet, "",                                  issue.place.field,
                                     issue.value,       issue.message(lang),                 issue.suggestion(lang)};
        for (std::size_t i = 0; i < std::size(names); ++i) {
            push_text(texts[i], cells[i]);
        }
        rows.values.push_back(issue.place.row == 0 ? table::IntegerColumn::null : static_cast<std::int64_t>(issue.place.row));
        if (!issue.geometry_wkt.empty()) {
            geometry.push(shape::parse_wkt(issue.geometry_wkt));
        } else if (issue.where) {
            geometry.push_point({issue.where->first, issue.where->second});
        } else {
            geometry.push_none();
        }
        numbers.push_back(++written);
    }

    table::Batch take() {
        table::Batch batch;
        for (std::size_t i = 0; i < std::size(names); ++i) {
            batch.columns.push_back({names[i], i == row_column ? table::Cells(std::move(rows)) : table::Cells(texts[i].finish())});
            texts[i] = {};
        }
        rows = {};
        batch.geometry = std::move(geometry);
        geometry = {};
        batch.rows = std::move(numbers);
        numbers = {};
        return batch;
    }
};

IssueFile::IssueFile(std::string path, Context& context) : path_(std::move(path)), context_(context), rows_(std::make_unique<Rows>()) {
    if (path_.empty() || context.options.dry_run || context.compute_only) {
        return;
    }
    io::WriteOptions options;
    options.format = context.in_project ? std::string() : context.options.format;
    options.overwrite = context.options.overwrite;
    options.bom = context.in_project;
    sink_ = io::open_sink(path_, options, no_issues());
    auto schema = issue_schema();
    schema.has_geometry = !path_.ends_with(".csv") && options.format != "csv";
    sink_->begin(schema);
}

IssueFile::~IssueFile() = default;

void IssueFile::add(Issue issue) {
    if (!sink_) {
        return;
    }
    const std::lock_guard lock(mutex_);
    rows_->push(issue, context_.file_lang);
    if (rows_->numbers.size() == batch_rows) {
        flush();
    }
}

void IssueFile::flush() {
    if (!rows_->numbers.empty()) {
        sink_->write(rows_->take());
    }
}

void IssueFile::finish() {
    if (!sink_) {
        return;
    }
    flush();
    const auto features = sink_->finish();
    if (path_ != "-") {
        context_.record({path_, features, io::sha256_file(path_)});
    }
    sink_.reset();
}

} // namespace gridwarden::command
