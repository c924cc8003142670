#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/postgres/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class PostgresMediaJournal final : public story::MediaJournal {
  public:
    explicit PostgresMediaJournal(PostgresDatabase& database) : database_(database) {}

    story::MediaChanges pending() override;
    bool carry_out(const story::MediaChange& change, const std::function<void()>& action) override;
    bool withdraw(std::string_view target, std::optional<std::int64_t> lost) override;

  private:
    PostgresDatabase& database_;
};

}  // namespace storyflow::store
