#pragma once

#include "tests/contract/store_contract.hpp"

/// Tests of the SQL that both databases share: written once, run against each of them.
namespace storyflow::store::sql {

/// A test with its own database.
class SqlTest : public testing::TestWithParam<contract::Backend> {
  protected:
    static std::int64_t number(Transaction& transaction, std::string_view sql) {
        Query query(transaction, sql);
        query.next();
        return query.take<std::int64_t>();
    }

    std::unique_ptr<contract::Stores> stores = GetParam().open();
    Database& database = stores->database();
    support::ManualClock& clock = stores->clock;
    base::RandomIdSource& ids = stores->ids;
};

}  // namespace storyflow::store::sql
