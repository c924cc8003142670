#pragma once

#include "store/postgres/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class PostgresSettingsStore final : public story::SettingsStore {
  public:
    explicit PostgresSettingsStore(PostgresDatabase& database) : database_(database) {}

    story::Settings load() override;
    story::Settings change(const std::function<void(story::Settings&)>& change) override;

  private:
    PostgresDatabase& database_;
};

}  // namespace storyflow::store
