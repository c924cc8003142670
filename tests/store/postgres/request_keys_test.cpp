#include "store/postgres/request_keys.hpp"

#include <gmock/gmock.h>

#include "store/postgres/task_rows.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

class PostgresRequestKeys : public PostgresFixture {
  protected:
    PostgresRequestKeys() {
        database.write([](Transaction& transaction) {
            insert_task(transaction,
                        {.id = "t", .project_id = "p", .rendition = {}, .items = {}, .request_key = {}}, {},
                        transaction.now());
        });
    }
    void remember(const std::string& key, const std::string& fingerprint) {
        database.write([&](Transaction& transaction) {
            remember_request(transaction, tasks::RequestKey{key, fingerprint}, "t");
        });
    }
    std::optional<std::string> find(const std::string& key, const std::string& fingerprint) {
        return database.write([&](Transaction& transaction) {
            return find_repeated(transaction, tasks::RequestKey{key, fingerprint});
        });
    }

    PostgresDatabase database{place.url()};
};

}  // namespace

TEST_F(PostgresRequestKeys, LeadToTheTaskOfTheSameRequest) {
    EXPECT_EQ(find("key", "print"), std::nullopt);
    remember("key", "print");
    EXPECT_EQ(find("key", "print"), "t");
    EXPECT_THROW(find("key", "other"), tasks::RequestKeyReused);
    EXPECT_EQ(find("KEY", "print"), std::nullopt);
}

TEST_F(PostgresRequestKeys, GoWithTheirTask) {
    remember("key", "print");
    database.write([](Transaction& transaction) { transaction.run("DELETE FROM tasks"); });
    EXPECT_EQ(find("key", "other"), std::nullopt);
}

TEST_F(PostgresRequestKeys, ARequestWithoutOneIsAlwaysNew) {
    database.write([](Transaction& transaction) {
        remember_request(transaction, std::nullopt, "t");
        EXPECT_EQ(find_repeated(transaction, std::nullopt), std::nullopt);
    });
}

}  // namespace storyflow::store::postgres
