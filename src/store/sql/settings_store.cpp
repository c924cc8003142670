#include "store/sql/settings_store.hpp"

#include <string>

#include "store/sql/logo_rows.hpp"
#include "store/sql/settings_rows.hpp"

namespace storyflow::store::sql {

story::Settings SettingsStore::load() {
    if (auto stored = database_.read(find_settings)) return *std::move(stored);
    return database_.write([](Transaction& transaction) {
        insert_default_settings(transaction);
        return find_settings(transaction).value();
    });
}

story::Settings SettingsStore::change(const std::function<void(story::Settings&)>& change) {
    return database_.write([&](Transaction& transaction) {
        story::Settings settings = lock_settings(transaction);
        const base::Timestamp created_at = settings.created_at;
        const base::Timestamp previous_update = settings.updated_at;
        change(settings);
        settings.created_at = created_at;
        settings.updated_at = previous_update;
        touch_settings(transaction, settings);
        // A logo that was removed since the caller saw it is not made active.
        if (settings.active_logo && !find_logo(transaction, *settings.active_logo))
            settings.active_logo.reset();
        write_settings(transaction, settings);
        return settings;
    });
}

std::optional<std::string> engine_in_settings(Database& database) {
    return database.read([](Transaction& transaction) {
        return Query(transaction, "SELECT tts_engine FROM settings").first<std::string>();
    });
}

}  // namespace storyflow::store::sql
