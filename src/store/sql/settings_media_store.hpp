#pragma once

#include "base/ids.hpp"
#include "store/sql/database.hpp"
#include "story/settings_media_store.hpp"

namespace storyflow::store::sql {

class SettingsMediaStore final : public story::SettingsMediaStore {
  public:
    SettingsMediaStore(Database& database, base::IdSource& ids) : database_(database), ids_(ids) {}

    std::vector<story::Logo> logos() override;
    std::optional<story::Logo> find_logo(std::string_view id) override;
    story::StoredLogo add_logo(const story::NewLogo& logo) override;
    std::optional<story::MediaChanges> remove_logo(std::string_view id) override;
    story::StoredFont set_font(const story::NewFont& font) override;
    story::StoredMusic set_music(const story::NewMusic& music) override;
    std::optional<story::MediaChanges> remove_music() override;

  private:
    Database& database_;
    base::IdSource& ids_;
};

}  // namespace storyflow::store::sql
