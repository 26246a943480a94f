#include "io/where_filter.hpp"

#include "core/error.hpp"
#include "io/gdal_messages.hpp"
#include "io/tell.hpp"
#include "text/text.hpp"

#include <bit>
#include <ogr_feature.h>

namespace gridwarden::io {

namespace {

struct ReleaseDefinition {
    void operator()(OGRFeatureDefn* definition) const { definition->Release(); }
};
using Definition = std::unique_ptr<OGRFeatureDefn, ReleaseDefinition>;

OGRFieldType ogr_type(table::Type type) {
    switch (type) {
    case table::Type::integer: return OFTInteger64;
    case table::Type::boolean: return OFTInteger;
    case table::Type::number: return OFTReal;
    case table::Type::date: return OFTDate;
    default: return OFTString;
    }
}

/// A column that the expression seems to speak of.
struct Used {
    std::size_t column = 0;
    bool as_number = false; ///< text read as numbers
};

class Where {
public:
    Where(const table::Schema& schema, std::string expression, std::string path)
        : expression_(std::move(expression)), path_(std::move(path)) {
        const auto folded = text::lower_ascii(expression_);
        for (std::size_t i = 0; i < schema.fields.size(); ++i) {
            if (folded.find(text::lower_ascii(schema.fields[i].name)) != std::string::npos) {
                used_.push_back({i});
            }
        }
        compile(schema);
        feature_ = std::make_unique<OGRFeature>(definition_.get());
    }

    [[nodiscard]] bool holds(const table::Batch& batch, std::size_t row, IssueSink& issues) {
        for (std::size_t i = 0; i < used_.size(); ++i) {
            set(static_cast<int>(i), batch, row, issues);
        }
        feature_->SetFID(batch.rows[row]);
        return query_->Evaluate(feature_.get()) != FALSE;
    }

private:
    /// Tries all text as text first, then ever more columns of text as numbers: the fewest that make sense of the expression.
    void compile(const table::Schema& schema) {
        GdalMessages messages;
        std::vector<std::size_t> texts;
        for (std::size_t i = 0; i < used_.size(); ++i) {
            if (schema.fields[used_[i].column].type == table::Type::text) {
                texts.push_back(i);
            }
        }
        const auto choices = std::min<std::size_t>(texts.size(), 10);
        for (std::size_t numbers = 0; numbers <= choices; ++numbers) {
            for (std::uint32_t mask = 0; mask < (1u << choices); ++mask) {
                if (static_cast<std::size_t>(std::popcount(mask)) != numbers) {
                    continue;
                }
                for (std::size_t i = 0; i < choices; ++i) {
                    used_[texts[i]].as_number = (mask >> i & 1u) != 0;
                }
                if (compiles(schema)) {
                    return;
                }
            }
        }
        refuse(schema, messages.first());
    }

    bool compiles(const table::Schema& schema) {
        query_.reset();
        definition_.reset(new OGRFeatureDefn("rows"));
        definition_->Reference();
        definition_->SetGeomType(wkbNone);
        for (const auto& used : used_) {
            const auto& field = schema.fields[used.column];
            OGRFieldDefn ogr_field(field.name.c_str(), used.as_number ? OFTReal : ogr_type(field.type));
            definition_->AddFieldDefn(&ogr_field);
        }
        query_ = std::make_unique<OGRFeatureQuery>();
        return query_->Compile(definition_.get(), expression_.c_str()) == OGRERR_NONE && asks_for_columns_only();
    }

    bool asks_for_columns_only() {
        char** names = query_->GetUsedFields();
        bool only = true;
        for (char** name = names; name != nullptr && *name != nullptr; ++name) {
            only = only && (definition_->GetFieldIndex(*name) >= 0 || text::equals_ignoring_ascii_case(*name, "FID"));
        }
        CSLDestroy(names);
        return only;
    }

    [[noreturn]] void refuse(const table::Schema& schema, const std::string& reason) {
        std::string columns;
        for (const auto& field : schema.fields) {
            columns += (columns.empty() ? "" : ", ") + field.name;
        }
        throw Error("GW-IO-008", {{"path", path_}, {"where", expression_}, {"reason", reason}, {"columns", columns}});
    }

    void set(int field, const table::Batch& batch, std::size_t row, IssueSink& issues) {
        const auto& used = used_[static_cast<std::size_t>(field)];
        const auto& column = batch.columns[used.column];
        if (is_null(column, row)) {
            feature_->SetFieldNull(field);
        } else if (const auto* integers = std::get_if<table::IntegerColumn>(&column.cells)) {
            feature_->SetField(field, static_cast<GIntBig>(integers->values[row]));
        } else if (const auto* numbers = std::get_if<table::NumberColumn>(&column.cells)) {
            feature_->SetField(field, numbers->values[row]);
        } else if (const auto* flags = std::get_if<table::BooleanColumn>(&column.cells)) {
            feature_->SetField(field, static_cast<int>(flags->values[row]));
        } else {
            set_text(field, used, column, batch.rows[row], *text_of(column, row, scratch_), issues);
        }
    }

    void set_text(int field, const Used& used, const table::Column& column, std::uint32_t row, std::string_view cell, IssueSink& issues) {
        if (!used.as_number) {
            text_ = cell;
            feature_->SetField(field, text_.c_str());
        } else if (const auto number = text::parse_number(cell)) {
            feature_->SetField(field, *number);
        } else {
            feature_->SetFieldNull(field);
            if (!text::is_missing(cell)) {
                tell(issues, "GW-IO-018", {path_, "", row, column.name}, std::string(cell), {});
            }
        }
    }

    std::string expression_;
    std::string path_;
    std::vector<Used> used_;
    Definition definition_;
    std::unique_ptr<OGRFeatureQuery> query_;
    std::unique_ptr<OGRFeature> feature_;
    std::string scratch_;
    std::string text_;
};

class FilteredSource final : public table::Source {
public:
    FilteredSource(std::unique_ptr<table::Source> source, const std::string& where, const std::string& path, IssueSink& issues)
        : source_(std::move(source)), where_(source_->schema(), where, path), issues_(issues) {}

    [[nodiscard]] const table::Schema& schema() const override { return source_->schema(); }
    [[nodiscard]] table::RowCounts counts() const override {
        auto counts = source_->counts();
        counts.filtered += filtered_;
        return counts;
    }

    bool next(table::Batch& batch) override {
        table::Batch all;
        while (source_->next(all)) {
            const GdalMessages quiet;
            std::vector<std::uint32_t> keep;
            for (std::size_t row = 0; row < all.size(); ++row) {
                if (where_.holds(all, row, issues_)) {
                    keep.push_back(static_cast<std::uint32_t>(row));
                }
            }
            filtered_ += all.size() - keep.size();
            if (!keep.empty()) {
                batch = keep.size() == all.size() ? std::move(all) : select(all, keep);
                return true;
            }
            all = {};
        }
        return false;
    }

private:
    std::unique_ptr<table::Source> source_;
    Where where_;
    IssueSink& issues_;
    std::uint64_t filtered_ = 0;
};

} // namespace

std::unique_ptr<table::Source> filtered(std::unique_ptr<table::Source> source, const std::string& where, const std::string& path,
                                        IssueSink& issues) {
    return std::make_unique<FilteredSource>(std::move(source), where, path, issues);
}

} // namespace gridwarden::io
