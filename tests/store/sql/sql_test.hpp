#pragma once

#include "tests/contract/store_contract.hpp"

/// Tests of what lies between the ports and the databases: written once, run against both.
namespace storyflow::store::sql {

/// A test that gets a database of its own.
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
