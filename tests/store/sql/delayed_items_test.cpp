#include "store/sql/delayed_items.hpp"

#include <gmock/gmock.h>

#include "store/sql/dialect.hpp"
#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

using namespace std::chrono_literals;

class DelayedItems : public SqlTest {
  protected:
    /// Delays one item of each project for an hour after its first attempt.
    void delay(const std::vector<std::string>& projects) {
        for (const auto& project : projects) {
            stores->tasks().enqueue({.id = project,
                                     .project_id = project,
                                     .rendition = {},
                                     .items = {{.segment_id = project}},
                                     .request_key = {}},
                                    10);
            const auto claim = stores->work().claim_next("worker", 30s).claim.value();
            stores->work().finish_item(claim, tasks::ItemPostponed{"later", 1h});
        }
    }
};

TEST_P(DelayedItems, WaitInTheirLaneOnceTheyAreDue) {
    delay({"p"});
    database.write([&](Transaction& transaction) {
        const auto now = transaction.now();
        EXPECT_FALSE(has_due_items(transaction, now));
        EXPECT_EQ(next_due(transaction), now + 1h);
        EXPECT_TRUE(has_due_items(transaction, now + 1h));
        promote_due_items(transaction, now + 1h);
        EXPECT_EQ(next_due(transaction), std::nullopt);
        EXPECT_EQ(transaction.dialect().find_next_item(transaction, {})->lane.project_id, "p");
    });
}

TEST_P(DelayedItems, OfSeveralProjectsAllWaitAgain) {
    delay({"p", "q"});
    clock.advance(1h);
    EXPECT_TRUE(stores->work().claim_next("worker", 30s).claim);
    EXPECT_TRUE(stores->work().claim_next("worker", 30s).claim);
}

INSTANTIATE_TEST_SUITE_P(Store, DelayedItems, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
