#include "store/sqlite/database.hpp"
#include "store/sqlite/media_journal.hpp"
#include "tests/contract/store_contract.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::contract {

Backend tested_backend() {
    return {"Sqlite", [] {
                const auto folder = std::make_shared<support::TemporaryDirectory>();
                return std::make_unique<Stores>([folder](const base::Clock& clock) {
                    auto database = std::make_unique<store::sqlite::Database>(
                        folder->path() / "storyflow.db", store::sqlite::Options{.clock = &clock});
                    auto journal = std::make_unique<store::sqlite::MediaJournal>(*database);
                    return Stores::Opened{std::move(database), std::move(journal)};
                });
            }};
}

}  // namespace storyflow::contract
