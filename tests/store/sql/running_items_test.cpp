#include "store/sql/running_items.hpp"

#include <gmock/gmock.h>

#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

class RunningItemsTest : public SqlTest {
  protected:
    tasks::ItemClaim claim_one(const std::string& task_id) {
        stores->tasks().enqueue({.id = task_id,
                                 .project_id = "p",
                                 .rendition = {},
                                 .items = {{.segment_id = task_id}},
                                 .request_key = {}},
                                10);
        return stores->work().claim_next("worker", std::chrono::seconds(30)).claim.value();
    }
};

TEST_P(RunningItemsTest, AnItemIsFoundByItsLeaseOnly) {
    const auto claim = claim_one("t");
    database.write([&](Transaction& transaction) {
        EXPECT_EQ(lock_running(transaction, claim.item_id, claim.lease)->task_id, "t");
        EXPECT_FALSE(lock_running(transaction, claim.item_id, claim.lease - 1));
    });
}

TEST_P(RunningItemsTest, AreFoundByTheirOwner) {
    claim_one("t");
    database.write([&](Transaction& transaction) {
        const auto of = [&](std::string_view owner) {
            return lock_all_running(transaction, tasks::Orphans::of_crashed(owner), transaction.now()).size();
        };
        EXPECT_EQ(of("worker"), 1U);
        EXPECT_EQ(of("other"), 0U);
    });
}

TEST_P(RunningItemsTest, AreSuspectOnceAProcessDiedWhileTheyRan) {
    const auto is_one_running = [&] { return database.write(a_suspect_is_running); };
    claim_one("t");
    EXPECT_FALSE(is_one_running());
    stores->work().put_back(tasks::Orphans::all_lost);
    EXPECT_FALSE(is_one_running());
    EXPECT_TRUE(stores->work().claim_next("worker", std::chrono::seconds(30)).claim);
    EXPECT_TRUE(is_one_running());
}

TEST_P(RunningItemsTest, AnOutcomeIsKeptWhateverBytesItsReasonHas) {
    const auto claim = claim_one("t");
    const std::string reason("caf\xE9 \0 \x1B end", 12);
    EXPECT_EQ(stores->work().finish_item(claim, tasks::ItemFailed{reason}), tasks::FinishResult::recorded);
    EXPECT_EQ(stores->tasks().find("t", 0)->finished.at(0).error, "caf? ? \x1B end");
}

INSTANTIATE_TEST_SUITE_P(Store, RunningItemsTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
