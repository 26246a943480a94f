#include "ingest/canonical.hpp"

#include "support/tables.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

using namespace gridwarden;
using namespace gridwarden::ingest;
using test::Strings;

namespace {

const Strings names = {"编号", "名称", "k", "d", "w"};

model::InputSpec with(std::map<std::string, std::string, std::less<>> keys) { return {"ledger.csv", std::move(keys), "", ""}; }

table::Batch rows_of(std::vector<table::Column> columns) {
    const auto rows = size_of(columns.front());
    return test::batch_of(std::move(columns), std::vector<std::string>(rows));
}

/// The one canonical column of a key over a batch whose only column is `c`.
Strings values(std::string key, const test::Texts& texts, IssueSink& issues, std::string* type = nullptr) {
    const auto mapping = mappings_of(with({{key, "c"}, {"id", "c"}}), model::Role::sites, {"c"}).back();
    table::Table table;
    table.schema.fields = {{mapping.name, mapping.type, mapping.role}};
    auto batch = rows_of({test::text_column("c", texts)});
    auto column = canonical_column(mapping, batch, "ledger.csv", issues);
    if (type != nullptr) {
        *type = name_of(type_of(column));
    }
    batch.columns = {std::move(column)};
    table.batches.push_back(std::move(batch));
    return test::cells(table, mapping.name);
}

} // namespace

TEST(Canonical, IdAndNameAreFoundAndNothingElseIs) {
    const auto mappings = mappings_of(with({}), model::Role::sites, {"编号", "名称", "status", "kind"});
    ASSERT_EQ(mappings.size(), 2U);
    EXPECT_EQ(mappings[0].name, "site_id");
    EXPECT_EQ(mappings[0].column, 0);
    EXPECT_EQ(mappings[1].name, "site_name");
}

TEST(Canonical, AnIdIsAlwaysThere) {
    const auto mappings = mappings_of(with({}), model::Role::stations, {"a"});
    ASSERT_EQ(mappings.size(), 1U);
    EXPECT_EQ(mappings[0].name, "station_id");
    EXPECT_EQ(mappings[0].column, -1);
}

TEST(Canonical, KeysComeInTheOrderOfTheContract) {
    const auto mappings = mappings_of(with({{"weight", "w"}, {"deadline", "d"}, {"kind", "k"}}), model::Role::sites, names);
    Strings order;
    for (const auto& mapping : mappings) {
        order.push_back(mapping.name);
    }
    EXPECT_EQ(order, (Strings{"site_id", "site_name", "kind", "deadline", "weight"}));
}

TEST(Canonical, AMissingIdIsFileAndRow) {
    IssueLog log;
    EXPECT_EQ(values("id", {"a", std::nullopt, " b ", "无"}, log), (Strings{"a", "ledger.csv:2", "b", "ledger.csv:4"}));
    EXPECT_EQ(values("id", {"001", "002"}, log), (Strings{"001", "002"}));
}

TEST(Canonical, TextIsSharedAndWhatMeansNothingIsNull) {
    const auto batch = rows_of({test::text_column("c", {"landfill", "xx", "", std::nullopt})});
    const auto mapping = mappings_of(with({{"kind", "c"}}), model::Role::sites, {"c"}).back();
    const auto column = canonical_column(mapping, batch, "ledger.csv", no_issues());
    EXPECT_EQ(std::get<table::TextColumn>(column.cells).bytes, std::get<table::TextColumn>(batch.columns[0].cells).bytes);
    EXPECT_FALSE(is_null(column, 0));
    EXPECT_TRUE(is_null(column, 1));
    EXPECT_TRUE(is_null(column, 2));
    EXPECT_TRUE(is_null(column, 3));
}

TEST(Canonical, LiteralsBecomeText) {
    const auto batch = rows_of({test::literal_column("c", {"7", "8"})});
    const auto mapping = mappings_of(with({{"kind", "c"}}), model::Role::sites, {"c"}).back();
    const auto column = canonical_column(mapping, batch, "ledger.csv", no_issues());
    EXPECT_FALSE(std::get<table::TextColumn>(column.cells).cells[0].literal());
}

TEST(Canonical, DatesAreTypedAndUnreadableOnesTold) {
    IssueLog log;
    std::string type;
    EXPECT_EQ(values("deadline", {"2024-03-31", "2024年4月30日", "长期坚持", "", "2024/2/30"}, log, &type),
              (Strings{"2024-03-31", "2024-04-30", "<null>", "<null>", "<null>"}));
    EXPECT_EQ(type, "date");
    EXPECT_EQ(test::told(log), (Strings{"GW-VAL-002:3", "GW-VAL-002:5"}));
    EXPECT_EQ(log.kept()[0].value, "长期坚持");
}

TEST(Canonical, NumbersAreTypedAndUnreadableOnesTold) {
    IssueLog log;
    EXPECT_EQ(values("weight", {"2.5", "many", "*", "inf", "-1"}, log), (Strings{"2.5", "<null>", "<null>", "<null>", "-1"}));
    EXPECT_EQ(test::told(log), (Strings{"GW-VAL-001:2", "GW-VAL-001:4"}));
}

TEST(Canonical, LengthsMayCarryAUnitAndAreNotNegative) {
    IssueLog log;
    EXPECT_EQ(values("accuracy", {"50m", "2km", "30", "-30", "50kg"}, log), (Strings{"50", "2000", "30", "<null>", "<null>"}));
    EXPECT_EQ(log.counts().at("GW-VAL-001"), 2U);
    EXPECT_EQ(values("weight", {"50m"}, log), (Strings{"<null>"})); // no length
}

TEST(Canonical, ConstantsStandForEveryRow) {
    const auto mappings = mappings_of(with({{"kind", "=landfill"}, {"accuracy", "=50m"}, {"deadline", "=2024-03-31"}}), model::Role::sites, names);
    const auto batch = rows_of({test::text_column("编号", {"1", "2"})});
    std::string scratch;
    const auto text = [&](std::size_t mapping, std::size_t row) {
        const auto column = canonical_column(mappings[mapping], batch, "ledger.csv", no_issues());
        return std::string(text_of(column, row, scratch).value_or("<null>"));
    };
    EXPECT_EQ(text(2, 1), "landfill");
    EXPECT_EQ(text(3, 0), "2024-03-31");
    EXPECT_EQ(text(4, 1), "50");
}

TEST(Canonical, AConstantThatCannotBeReadIsAMistakeInTheCall) {
    EXPECT_EQ(test::refused([] { mappings_of(with({{"accuracy", "=wide"}}), model::Role::sites, names); }), "GW-VAL-003");
    EXPECT_EQ(test::refused([] { mappings_of(with({{"deadline", "=soon"}}), model::Role::sites, names); }), "GW-VAL-004");
    EXPECT_EQ(catalogue_entry("GW-VAL-003").exit, Exit::usage);
}
