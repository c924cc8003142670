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

/// The engine in the settings, read without creating the row. Works with the tables of every version. Returns
/// std::nullopt if no settings were stored yet.
[[nodiscard]] std::optional<std::string> engine_in_settings(Database& database);

}  // namespace storyflow::store::sql
