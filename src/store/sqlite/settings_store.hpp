#pragma once

#include "store/sqlite/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class SqliteSettingsStore final : public story::SettingsStore {
  public:
    SqliteSettingsStore(Database& database, const base::Clock& clock) : database_(database), clock_(clock) {}

    story::Settings load() override;
    story::Settings change(const std::function<void(story::Settings&)>& change) override;

  private:
    /// Within a transaction of the caller: the stored settings, or the defaults of a first use.
    [[nodiscard]] story::Settings stored_or_default(Connection& connection) const;

    Database& database_;
    const base::Clock& clock_;
};

}  // namespace storyflow::store
