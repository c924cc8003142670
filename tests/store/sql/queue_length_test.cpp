#include "store/sql/queue_length.hpp"

#include <gtest/gtest.h>

#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

class QueueLength : public SqlTest {};

TEST_P(QueueLength, IsCounted) {
    database.write([](Transaction& transaction) {
        EXPECT_EQ(queue_length(transaction), 0);
        add_to_queue_length(transaction, 5);
        add_to_queue_length(transaction, -2);
        EXPECT_EQ(queue_length(transaction), 3);
    });
}

INSTANTIATE_TEST_SUITE_P(Store, QueueLength, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
