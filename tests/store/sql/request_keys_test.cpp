#include "store/sql/request_keys.hpp"

#include <gmock/gmock.h>

#include "store/sql/task_rows.hpp"
#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

class RequestKeys : public SqlTest {
  protected:
    RequestKeys() {
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
};

}  // namespace

TEST_P(RequestKeys, LeadToTheTaskOfTheSameRequest) {
    EXPECT_EQ(find("key", "print"), std::nullopt);
    remember("key", "print");
    EXPECT_EQ(find("key", "print"), "t");
    EXPECT_THROW(find("key", "other"), tasks::RequestKeyReused);
    EXPECT_EQ(find("KEY", "print"), std::nullopt);
}

TEST_P(RequestKeys, GoWithTheirTask) {
    remember("key", "print");
    database.write([](Transaction& transaction) { transaction.run("DELETE FROM tasks"); });
    EXPECT_EQ(find("key", "other"), std::nullopt);
}

TEST_P(RequestKeys, ARequestWithoutOneIsAlwaysNew) {
    database.write([](Transaction& transaction) {
        remember_request(transaction, std::nullopt, "t");
        EXPECT_EQ(find_repeated(transaction, std::nullopt), std::nullopt);
    });
}

INSTANTIATE_TEST_SUITE_P(Store, RequestKeys, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
