#pragma once

#include "store/sql/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

class SettingsStore final : public story::SettingsStore {
  public:
    explicit SettingsStore(Database& database) : database_(database) {}

    story::Settings load() override;
    story::Settings change(const std::function<void(story::Settings&)>& change) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store::sql
