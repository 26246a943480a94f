#include "ingest/merging.hpp"

#include "support/tables.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

using namespace gridwarden;
using namespace gridwarden::ingest;
using test::Strings;

namespace {

Mapping mapping(std::string role, std::string name, table::Type type = table::Type::text) { return {std::move(role), std::move(name), type, -1, ""}; }

table::Column numbers(std::string name, std::vector<double> values) { return {std::move(name), table::NumberColumn{std::move(values)}}; }

/// A register of these mappings whose batch is `columns`: the canonical ones first.
Register register_of(std::vector<Mapping> mappings, std::vector<table::Column> columns) {
    Register one{std::move(mappings), {}, {}};
    for (auto i = one.mappings.size(); i < columns.size(); ++i) {
        one.own.push_back({columns[i].name, type_of(columns[i]), ""});
    }
    one.batches.push_back(test::batch_of(std::move(columns), {""}));
    return one;
}

} // namespace

TEST(Merging, CanonicalFieldsOfAllRegistersStandInFrontInTheContractsOrder) {
    std::vector<Register> registers;
    registers.push_back(register_of({mapping("id", "site_id"), mapping("status", "status")},
                                    {test::text_column("site_id", {"a"}), test::text_column("status", {"open"})}));
    registers.push_back(register_of({mapping("id", "site_id"), mapping("name", "site_name"), mapping("kind", "kind"), mapping("status", "status")},
                                    {test::text_column("site_id", {"b"}), test::text_column("site_name", {"B"}), test::text_column("kind", {"mine"}),
                                     test::text_column("status", {"closed"})}));
    const auto table = merge(std::move(registers));
    EXPECT_EQ(test::field_names(table), (Strings{"site_id", "site_name", "kind", "status"}));
    EXPECT_EQ(test::cells(table, "site_name"), (Strings{"<null>", "B"}));
    EXPECT_EQ(test::cells(table, "status"), (Strings{"open", "closed"}));
    for (const auto& batch : table.batches) {
        check_batch(table.schema, batch);
    }
}

TEST(Merging, ColumnsOfOneNameAreOneAndMissingOnesAreNull) {
    std::vector<Register> registers;
    registers.push_back(register_of({mapping("id", "site_id")}, {test::text_column("site_id", {"a"}), test::text_column("town", {"A"})}));
    registers.push_back(register_of({mapping("id", "site_id")}, {test::text_column("site_id", {"b"}), numbers("n", {2}), test::text_column("town", {"B"})}));
    const auto table = merge(std::move(registers));
    EXPECT_EQ(test::field_names(table), (Strings{"site_id", "town", "n"}));
    EXPECT_EQ(test::cells(table, "town"), (Strings{"A", "B"}));
    EXPECT_EQ(test::cells(table, "n"), (Strings{"<null>", "2"}));
    EXPECT_EQ(table.schema.fields[2].type, table::Type::number);
    check_batch(table.schema, table.batches[0]);
}

TEST(Merging, AColumnTypedInTwoWaysBecomesText) {
    std::vector<Register> registers;
    registers.push_back(register_of({mapping("id", "site_id")}, {test::text_column("site_id", {"a"}), numbers("n", {2.5})}));
    registers.push_back(register_of({mapping("id", "site_id")}, {test::text_column("site_id", {"b"}), test::text_column("n", {"007"})}));
    const auto table = merge(std::move(registers));
    EXPECT_EQ(table.schema.fields[1].type, table::Type::text);
    EXPECT_EQ(test::cells(table, "n"), (Strings{"2.5", "007"}));
    check_batch(table.schema, table.batches[0]);
}

TEST(Merging, InputColumnsGiveWayToCanonicalNamesInAnyCase) {
    std::vector<Register> registers;
    registers.push_back(register_of({mapping("id", "site_id"), mapping("kind", "kind")},
                                    {test::text_column("site_id", {"a"}), test::text_column("kind", {"k"}), test::text_column("KIND", {"raw"}),
                                     test::text_column("site_id", {"s"}), test::text_column("src_site_id", {"t"})}));
    const auto table = merge(std::move(registers));
    EXPECT_EQ(test::field_names(table), (Strings{"site_id", "kind", "src_KIND", "src_src_site_id", "src_site_id"}));
    EXPECT_EQ(test::cells(table, "src_KIND"), (Strings{"raw"}));
    EXPECT_EQ(test::cells(table, "src_src_site_id"), (Strings{"s"}));
    EXPECT_EQ(test::cells(table, "src_site_id"), (Strings{"t"}));
}
