#pragma once

#include "store/postgres/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class PostgresMediaJournal final : public story::MediaJournal {
  public:
    explicit PostgresMediaJournal(PostgresDatabase& database) : database_(database) {}

    story::MediaChanges pending() override;
    bool carry_out(const story::MediaChange& change, const std::function<void()>& action) override;

  private:
    PostgresDatabase& database_;
};

}  // namespace storyflow::store
