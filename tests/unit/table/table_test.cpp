#include "table/table.hpp"

#include "core/error.hpp"
#include "support/tables.hpp"
#include "table/stream.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::table {
namespace {

using test::batch_of;
using test::literal_column;
using test::table_of;
using test::text_column;

Table sites() {
    std::vector<Column> columns;
    columns.push_back(text_column("id", {"a", std::nullopt, "", "d"}));
    columns.push_back(literal_column("code", {"1.10", "true", "[1]", "2"}));
    columns.push_back({"n", IntegerColumn{{1, IntegerColumn::null, 3, 4}}});
    columns.push_back({"x", NumberColumn{{0.5, std::nan(""), 1.5, 2.5}}});
    columns.push_back({"b", BooleanColumn{{0, 1, 2, 1}}});
    columns.push_back({"d", DateColumn{{0, DateColumn::null, 2, 3}}});
    columns.push_back({"k", make_dictionary({"p", "q", "p", "r"})});
    return table_of(std::move(columns), {"POINT (1 2)", "", "POLYGON ((0 0, 1 0, 1 1, 0 0))", "POINT (3 4)"});
}

std::string row_text(const Batch& batch, std::size_t row) {
    std::string all;
    for (const auto& column : batch.columns) {
        std::string scratch;
        all += std::string(text_of(column, row, scratch).value_or("(null)")) + "|";
    }
    return all + to_wkt(batch.geometry.get(row)) + "|" + std::to_string(batch.rows[row]);
}

bool agrees(const Schema& schema, const Batch& batch) {
    try {
        check_batch(schema, batch);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-BUG-001");
        return false;
    }
    return true;
}

class Pieces final : public Source {
public:
    explicit Pieces(Table table) : table_(std::move(table)) {}
    const Schema& schema() const override { return table_.schema; }
    bool next(Batch& batch) override {
        if (at_ == table_.batches.size()) {
            return false;
        }
        batch = table_.batches[at_++];
        return true;
    }
    RowCounts counts() const override { return {table_.size(), 0, 0}; }

private:
    Table table_;
    std::size_t at_ = 0;
};

class Calls final : public Sink {
public:
    void begin(const Schema& schema) override { log += "begin " + std::to_string(schema.fields.size()); }
    void write(const Batch& batch) override { log += ", write " + std::to_string(batch.size()); }
    std::uint64_t finish() override {
        log += ", finish";
        return 0;
    }
    std::string log;
};

TEST(Schema, FindsByNameAndByRole) {
    const Schema schema{{{"ID", Type::text, "id"}, {"名称", Type::text, ""}, {"id", Type::integer, ""}}, true, shape::wgs84()};
    EXPECT_EQ(schema.index_of("id"), 2) << "exact bytes";
    EXPECT_EQ(schema.index_of("名称"), 1);
    EXPECT_EQ(schema.index_of("Id"), -1);
    EXPECT_EQ(schema.index_of_role("id"), 0);
    EXPECT_EQ(schema.index_of_role("kind"), -1);
    EXPECT_EQ(Schema{}.index_of(""), -1);
}

TEST(Select, TakesRowsOfEveryType) {
    const auto table = sites();
    const auto& all = table.batches[0];
    const auto some = select(all, {1, 2});
    EXPECT_TRUE(agrees(table.schema, some));
    ASSERT_EQ(some.size(), 2U);
    EXPECT_EQ(row_text(some, 0), row_text(all, 1));
    EXPECT_EQ(row_text(some, 1), row_text(all, 2));
    EXPECT_EQ(row_text(some, 0), "(null)|true|(null)|(null)|true|(null)|q|POINT EMPTY|2");
    EXPECT_TRUE(std::get<TextColumn>(some.columns[1].cells).cells[0].literal());
    EXPECT_EQ(some.origin, all.origin);
}

TEST(Select, SharesTextAndDictionaries) {
    const auto table = sites();
    const auto some = select(table.batches[0], {3});
    EXPECT_EQ(std::get<TextColumn>(some.columns[0].cells).bytes, std::get<TextColumn>(table.batches[0].columns[0].cells).bytes);
    EXPECT_EQ(std::get<DictionaryColumn>(some.columns[6].cells).values, std::get<DictionaryColumn>(table.batches[0].columns[6].cells).values);
}

TEST(Select, NothingAndEverything) {
    const auto table = sites();
    const auto none = select(table.batches[0], {});
    EXPECT_EQ(none.size(), 0U);
    EXPECT_TRUE(agrees(table.schema, none));
    const auto all = select(table.batches[0], {0, 1, 2, 3});
    for (std::size_t row = 0; row < 4; ++row) {
        EXPECT_EQ(row_text(all, row), row_text(table.batches[0], row));
    }
}

TEST(Select, PointsStayPoints) {
    const auto some = select(sites().batches[0], {0, 1, 3});
    EXPECT_TRUE(some.geometry.points_only()) << "the polygon is gone";
    EXPECT_EQ(some.geometry.point(2), (shape::Coord{3, 4}));
}

TEST(CheckBatch, TakesWhatAgrees) {
    const auto table = sites();
    EXPECT_TRUE(agrees(table.schema, table.batches[0]));
    EXPECT_TRUE(agrees(Schema{}, Batch{}));
}

TEST(CheckBatch, RefusesWhatDoesNot) {
    const auto table = sites();
    const auto refused = [&](auto spoil) {
        auto schema = table.schema;
        auto batch = table.batches[0];
        spoil(schema, batch);
        return !agrees(schema, batch);
    };
    EXPECT_TRUE(refused([](auto&, auto& batch) { batch.columns.pop_back(); }));
    EXPECT_TRUE(refused([](auto& schema, auto&) { schema.fields.pop_back(); }));
    EXPECT_TRUE(refused([](auto&, auto& batch) { batch.columns[0].name = "ID"; }));
    EXPECT_TRUE(refused([](auto& schema, auto&) { schema.fields[2].type = Type::number; }));
    EXPECT_TRUE(refused([](auto&, auto& batch) { std::swap(batch.columns[0], batch.columns[1]); }));
    EXPECT_TRUE(refused([](auto&, auto& batch) { std::get<IntegerColumn>(batch.columns[2].cells).values.pop_back(); }));
    EXPECT_TRUE(refused([](auto&, auto& batch) { batch.geometry.push_none(); }));
    EXPECT_TRUE(refused([](auto&, auto& batch) { batch.rows.push_back(5); }));
    EXPECT_FALSE(refused([](auto& schema, auto&) { schema.fields[0].role = "id"; }));
}

TEST(ReadAll, KeepsBatchesInOrder) {
    auto table = sites();
    table.batches.push_back(select(table.batches[0], {3}));
    table.batches.push_back(select(table.batches[0], {}));
    Pieces source(table);
    const auto read = read_all(source);
    EXPECT_EQ(read.schema, table.schema);
    ASSERT_EQ(read.batches.size(), 3U);
    EXPECT_EQ(read.size(), 5U);
    EXPECT_EQ(row_text(read.batches[1], 0), row_text(table.batches[0], 3));
    Pieces nothing({table.schema, {}});
    EXPECT_EQ(read_all(nothing).size(), 0U);
}

TEST(WriteAll, BeginsWritesAndFinishes) {
    auto table = sites();
    table.batches.push_back(select(table.batches[0], {0, 1}));
    Calls calls;
    write_all(table, calls);
    EXPECT_EQ(calls.log, "begin 7, write 4, write 2, finish");
    Calls empty;
    write_all(Table{}, empty);
    EXPECT_EQ(empty.log, "begin 0, finish");
}

TEST(Table, CountsItsOverhead) {
    EXPECT_EQ(Table{}.size(), 0U);
    EXPECT_EQ(Table{}.overhead_bytes(), 0U);
    const auto long_text = table_of({text_column("t", {std::string(100000, 'x')})}, {"POINT (1 2)"});
    EXPECT_GT(long_text.overhead_bytes(), 16U + 8U);
    EXPECT_LT(long_text.overhead_bytes(), 10000U) << "without the attributes' own text";
}

TEST(MakeTable, ReadsItsSchemaOffTheColumns) {
    shape::GeometryColumn places;
    places.push_point({1, 2});
    places.push_none();
    const auto table = make_table({text_column("id", {"a", "b"}), {"n", IntegerColumn{{1, 2}}}}, places);
    ASSERT_EQ(table.schema.fields.size(), 2U);
    EXPECT_EQ(table.schema.fields[1].type, Type::integer);
    EXPECT_TRUE(table.schema.has_geometry);
    EXPECT_EQ(table.schema.crs, shape::wgs84());
    EXPECT_EQ(row_text(table.batches[0], 0), "a|1|POINT (1 2)|1");
    EXPECT_EQ(table.batches[0].rows, (std::vector<std::uint32_t>{1, 2}));
}

TEST(MakeTable, HasNoGeometryWhereNoneIsGiven) {
    const auto table = make_table({text_column("id", {"a", "b"})});
    EXPECT_FALSE(table.schema.has_geometry);
    EXPECT_EQ(table.batches[0].geometry.size(), 2U);
    EXPECT_EQ(make_table({text_column("id", {})}).size(), 0U);
    EXPECT_THROW((void)make_table({text_column("id", {"a"}), text_column("name", {"a", "b"})}), Error);
}

TEST(Gather, TakesRowsOverAllBatchesInTheOrderAsked) {
    auto table = sites();
    table.batches.push_back(sites().batches[0]);
    const std::vector<std::uint64_t> rows{7, 0, 1, 4, 0};
    for (std::size_t column = 0; column < table.schema.fields.size(); ++column) {
        const auto gathered = gather(table, column, rows);
        EXPECT_EQ(gathered.name, table.schema.fields[column].name);
        EXPECT_EQ(type_of(gathered), table.schema.fields[column].type);
        ASSERT_EQ(size_of(gathered), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::string scratch;
            std::string other;
            const auto& source = table.batches[rows[i] / 4].columns[column];
            EXPECT_EQ(text_of(gathered, i, scratch), text_of(source, rows[i] % 4, other)) << gathered.name << ' ' << i;
        }
    }
    EXPECT_EQ(size_of(gather(table, 0, {})), 0U);
}

} // namespace
} // namespace gridwarden::table
