#include "io/arrow_stream.hpp"

#include <cpl_string.h>
#include <cstring>
#include <utility>
#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

namespace gridwarden::io {

namespace {

struct Array : ArrowArray {
    Array() : ArrowArray{} {}
    ~Array() {
        if (release != nullptr) {
            release(this);
        }
    }
    Array(const Array&) = delete;
    Array& operator=(const Array&) = delete;
};

struct Schema : ArrowSchema {
    Schema() : ArrowSchema{} {}
    ~Schema() {
        if (release != nullptr) {
            release(this);
        }
    }
    Schema(const Schema&) = delete;
    Schema& operator=(const Schema&) = delete;
};

bool bit(const void* bitmap, std::size_t at) {
    return (unsigned{static_cast<const unsigned char*>(bitmap)[at / 8]} >> (at % 8) & 1u) != 0;
}

/// One column of a record batch.
struct Cells {
    const ArrowArray& array;
    char format;

    [[nodiscard]] std::size_t at(std::size_t row) const { return row + static_cast<std::size_t>(array.offset); }
    [[nodiscard]] bool null(std::size_t row) const {
        return array.null_count != 0 && array.buffers[0] != nullptr && !bit(array.buffers[0], at(row));
    }

    template <class T>
    [[nodiscard]] T value(std::size_t row) const {
        T out;
        std::memcpy(&out, static_cast<const char*>(array.buffers[1]) + at(row) * sizeof(T), sizeof(T));
        return out;
    }
    [[nodiscard]] std::int64_t integer(std::size_t row) const {
        switch (format) {
        case 'c':
            return value<std::int8_t>(row);
        case 'C':
            return value<std::uint8_t>(row);
        case 's':
            return value<std::int16_t>(row);
        case 'S':
            return value<std::uint16_t>(row);
        case 'i':
            return value<std::int32_t>(row);
        case 'I':
            return value<std::uint32_t>(row);
        default:
            return value<std::int64_t>(row);
        }
    }
    template <class Offset>
    [[nodiscard]] std::string_view slice(std::size_t row) const {
        const auto begin = value<Offset>(row);
        const auto end = value<Offset>(row + 1);
        return {static_cast<const char*>(array.buffers[2]) + begin, static_cast<std::size_t>(end - begin)};
    }
    /// Text or bytes; none where null.
    [[nodiscard]] std::string_view text(std::size_t row) const {
        return null(row)                        ? std::string_view()
               : format == 'U' || format == 'Z' ? slice<std::int64_t>(row)
                                                : slice<std::int32_t>(row);
    }
};

bool is_geometry(const ArrowSchema& column) {
    return *column.format == 'z' || *column.format == 'Z';
}

/// Whether a column's cells can be taken as the type its field has among features.
bool serves(std::string_view format, table::Type type) {
    switch (type) {
    case table::Type::text:
        return format == "u" || format == "U";
    case table::Type::integer:
        return format.size() == 1 && std::string_view("cCsSiIl").find(format) != std::string_view::npos;
    case table::Type::number:
        return format == "f" || format == "g";
    case table::Type::boolean:
        return format == "b";
    case table::Type::date:
        return format == "tdD";
    }
    return false;
}

/// Gathers one column from the rows that are kept.
class Column {
public:
    Column(const table::Field& field, Cells cells, std::string& bytes)
        : type_(field.type), cells_(cells), bytes_(bytes) {
        column_.name = field.name;
    }

    table::Column take(const std::vector<std::uint32_t>& rows) {
        switch (type_) {
        case table::Type::integer:
            each(rows, table::IntegerColumn{}, &table::IntegerColumn::values, table::IntegerColumn::null,
                 [&](auto r) { return cells_.integer(r); });
            break;
        case table::Type::number:
            each(rows, table::NumberColumn{}, &table::NumberColumn::values, std::numeric_limits<double>::quiet_NaN(),
                 [&](auto r) {
                     return cells_.format == 'f' ? double{cells_.value<float>(r)} : cells_.value<double>(r);
                 });
            break;
        case table::Type::boolean:
            each(rows, table::BooleanColumn{}, &table::BooleanColumn::values, table::BooleanColumn::null,
                 [&](auto r) { return std::uint8_t{bit(cells_.array.buffers[1], cells_.at(r))}; });
            break;
        case table::Type::date:
            each(rows, table::DateColumn{}, &table::DateColumn::days, table::DateColumn::null,
                 [&](auto r) { return cells_.value<std::int32_t>(r); });
            break;
        case table::Type::text:
            each(rows, table::TextColumn{}, &table::TextColumn::cells, table::Slice{},
                 [&](auto r) { return slice(r); });
        }
        return std::move(column_);
    }

private:
    table::Slice slice(std::size_t row) {
        const auto text = cells_.text(row);
        const table::Slice slice{static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())};
        bytes_ += text;
        return slice;
    }

    template <class Column, class Value, class Read>
    void each(const std::vector<std::uint32_t>& rows, Column out, std::vector<Value> Column::*values, Value null,
              Read read) {
        (out.*values).reserve(rows.size());
        for (const auto row : rows) {
            (out.*values).push_back(cells_.null(row) ? null : read(row));
        }
        column_.cells = std::move(out);
    }

    table::Type type_;
    Cells cells_;
    std::string& bytes_;
    table::Column column_;
};

} // namespace

struct ArrowStream::Impl {
    ArrowArrayStream stream{};
    Schema schema;
    std::vector<table::Field> fields;
    int geometry = -1;
    std::vector<int> children; ///< of each field

    ~Impl() {
        if (stream.release != nullptr) {
            stream.release(&stream);
        }
    }

    bool understand() {
        for (int i = 0; i < schema.n_children; ++i) {
            const auto& child = *schema.children[i];
            if (is_geometry(child) && geometry < 0) {
                geometry = i;
            } else if (children.size() == fields.size() || fields[children.size()].name != child.name ||
                       !serves(child.format, fields[children.size()].type)) {
                return false;
            } else {
                children.push_back(i);
            }
        }
        return children.size() == fields.size();
    }

    [[nodiscard]] Cells cells(const Array& batch, int child) const {
        return {*batch.children[child], *schema.children[child]->format};
    }
};

ArrowStream::ArrowStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ArrowStream::~ArrowStream() = default;

std::unique_ptr<ArrowStream> ArrowStream::open(OGRLayer& layer, const std::vector<table::Field>& fields) {
    if (layer.TestCapability(OLCFastGetArrowStream) == FALSE) {
        return nullptr;
    }
    auto impl = std::make_unique<Impl>();
    impl->fields = fields;
    CPLStringList options;
    options.SetNameValue("INCLUDE_FID", "NO");
    const bool opened = layer.GetArrowStream(&impl->stream, options.List()) &&
                        impl->stream.get_schema(&impl->stream, &impl->schema) == 0;
    return opened && impl->understand() ? std::unique_ptr<ArrowStream>(new ArrowStream(std::move(impl))) : nullptr;
}

bool ArrowStream::next(const std::function<bool(std::string_view)>& wkb, std::vector<table::Column>& columns,
                       std::string& failure) {
    Array batch;
    if (impl_->stream.get_next(&impl_->stream, &batch) != 0) {
        const auto* said = impl_->stream.get_last_error(&impl_->stream);
        failure = said == nullptr ? "GDAL gives no reason" : said;
        return false;
    }
    if (batch.release == nullptr) {
        return false;
    }
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < static_cast<std::uint32_t>(batch.length); ++row) {
        if (wkb(impl_->geometry < 0 ? std::string_view() : impl_->cells(batch, impl_->geometry).text(row))) {
            rows.push_back(row);
        }
    }
    auto bytes = std::make_shared<std::string>();
    columns.clear();
    for (std::size_t i = 0; i < impl_->fields.size(); ++i) {
        columns.push_back(Column(impl_->fields[i], impl_->cells(batch, impl_->children[i]), *bytes).take(rows));
    }
    for (auto& column : columns) {
        if (auto* text = std::get_if<table::TextColumn>(&column.cells)) {
            text->bytes = bytes;
        }
    }
    return true;
}

} // namespace gridwarden::io
