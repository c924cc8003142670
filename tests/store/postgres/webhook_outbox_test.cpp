#include "store/sql/webhook_outbox.hpp"

#include <gmock/gmock.h>

#include "store/sql/task_store.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

class PostgresWebhooks : public PostgresFixture {};

TEST_F(PostgresWebhooks, OfProcessesThatClaimTogetherEachGetsOthers) {
    Database database(place.url());
    sql::TaskStore tasks(database);
    sql::WebhookOutbox outbox(database);
    for (const auto* id : {"first", "second"}) {
        tasks.enqueue(
            {.id = id, .project_id = "p", .rendition = {}, .items = {{.segment_id = "s"}}, .request_key = {}},
            10);
        tasks.request_cancel(id);
    }
    database.write([&](sql::Transaction& transaction) {
        sql::Query(transaction, "SELECT FROM webhooks WHERE task_id = 'first' FOR UPDATE");
        const auto due = outbox.claim_webhooks(10, std::chrono::hours(1));
        EXPECT_THAT(due, testing::ElementsAre(testing::FieldsAre("second", 0)));
    });
}

}  // namespace storyflow::store::postgres
