#include "store/sql/row_batch.hpp"

#include <gmock/gmock.h>

#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

class RowBatchTest : public SqlTest {
  protected:
    void SetUp() override {
        database.write([](Transaction& transaction) {
            transaction.run_script("CREATE TABLE numbers (place INTEGER, name TEXT, note TEXT)");
        });
    }
};

TEST_P(RowBatchTest, WritesEveryRowInOrderHoweverManyThereAre) {
    for (const int count : {0, 1, 499, 500, 501, 1'203}) {
        database.write([&](Transaction& transaction) {
            transaction.run("DELETE FROM numbers");
            RowBatch rows("($, 'n', $)");
            for (int i = 0; i < count; ++i)
                rows.add(i, std::optional<std::string>());
            rows.run(transaction, "INSERT INTO numbers (place, name, note) VALUES ");
            EXPECT_EQ(number(transaction, "SELECT count(*) FROM numbers WHERE note IS NULL"), count);
            EXPECT_EQ(number(transaction, "SELECT count(DISTINCT place) FROM numbers"), count);
        });
    }
}

TEST_P(RowBatchTest, ReadsTheRowsOfEveryStatement) {
    database.write([&](Transaction& transaction) {
        transaction.run("INSERT INTO numbers (place, name) VALUES (1, 'one'), (2, 'two'), (3, 'three')");
        RowBatch names("$");
        for (int i = 0; i < 600; ++i)
            names.add("unknown");
        names.add("three");
        names.add("one");
        std::vector<std::int64_t> places;
        names.query(transaction, "SELECT place FROM numbers WHERE name IN (", ")",
                    [&](Query& row) { places.push_back(row.take<std::int64_t>()); });
        EXPECT_THAT(places, testing::UnorderedElementsAre(1, 3));
    });
}

INSTANTIATE_TEST_SUITE_P(Store, RowBatchTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
