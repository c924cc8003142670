#include "store/postgres/database.hpp"
#include "store/postgres/media_journal.hpp"
#include "tests/contract/store_contract.hpp"
#include "tests/support/postgres_test_database.hpp"

namespace storyflow::contract {

Backend tested_backend() {
    return {"Postgres", [] {
                const auto place = std::make_shared<support::PostgresTestDatabase>();
                return std::make_unique<Stores>([place](const base::Clock& clock) {
                    auto database = std::make_unique<store::postgres::Database>(
                        place->url(), store::postgres::Options{.clock = &clock});
                    auto journal = std::make_unique<store::postgres::MediaJournal>(*database);
                    return Stores::Opened{std::move(database), std::move(journal)};
                });
            }};
}

}  // namespace storyflow::contract
