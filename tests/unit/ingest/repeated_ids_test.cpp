#include "ingest/repeated_ids.hpp"

#include "support/tables.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

using namespace gridwarden;
using namespace gridwarden::ingest;
using test::Strings;

namespace {

table::Table ids_in_batches(const std::vector<test::Texts>& batches) {
    table::Table table;
    table.schema.fields = {{"site_id", table::Type::text, "id"}};
    std::uint32_t row = 0;
    for (const auto& texts : batches) {
        auto batch = test::batch_of({test::text_column("site_id", texts)}, std::vector<std::string>(texts.size()));
        for (auto& number : batch.rows) {
            number = ++row;
        }
        batch.origin = std::make_shared<table::Origin>(table::Origin{"a.csv", ""});
        table.batches.push_back(std::move(batch));
    }
    return table;
}

} // namespace

TEST(RepeatedIds, EachRepeatIsToldAcrossBatches) {
    IssueLog log;
    tell_repeated_ids(ids_in_batches({{"a", "b", "a"}, {"c", "a", "b"}}), log);
    EXPECT_EQ(test::told(log), (Strings{"GW-ID-001:3", "GW-ID-001:5", "GW-ID-001:6"}));
    EXPECT_EQ(log.kept()[2].value, "b");
    EXPECT_EQ(log.kept()[2].place.file, "a.csv");
}

TEST(RepeatedIds, IdsThatDifferInBytesDiffer) {
    IssueLog log;
    tell_repeated_ids(ids_in_batches({{"1", "01", "1 ", "A", "a"}}), log);
    EXPECT_TRUE(log.kept().empty());
}

TEST(RepeatedIds, AgreesWithASetOnManyIds) {
    test::Texts texts;
    for (std::size_t i = 0; i < 20'000; ++i) {
        texts.emplace_back(std::to_string(i * 7919 % 15'000));
    }
    IssueLog log;
    tell_repeated_ids(ids_in_batches({texts}), log);
    EXPECT_EQ(log.counts().at("GW-ID-001"), 5'000U);
}
