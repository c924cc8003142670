#pragma once

#include "store/sqlite/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class SqliteMediaJournal final : public story::MediaJournal {
  public:
    explicit SqliteMediaJournal(Database& database) : database_(database) {}

    story::MediaChanges pending() override;
    bool is_pending(std::int64_t id) override;
    bool complete(std::int64_t id) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store
