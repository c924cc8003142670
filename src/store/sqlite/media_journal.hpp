#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>

#include "store/sqlite/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class SqliteMediaJournal final : public story::MediaJournal {
  public:
    explicit SqliteMediaJournal(Database& database) : database_(database) {}

    story::MediaChanges pending() override;
    bool carry_out(const story::MediaChange& change, const std::function<void()>& action) override;
    bool withdraw(std::string_view target, std::optional<std::int64_t> lost) override;

  private:
    std::mutex& lock_of(std::string_view target);
    [[nodiscard]] bool is_owed(std::int64_t id);
    [[nodiscard]] bool is_known_to_be_replaced(std::int64_t id) noexcept;

    Database& database_;
    std::array<std::mutex, 64> locks_;  ///< striped by project
};

}  // namespace storyflow::store
