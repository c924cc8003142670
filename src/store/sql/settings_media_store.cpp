#include "store/sql/settings_media_store.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "store/sql/logo_rows.hpp"
#include "store/sql/owed_changes.hpp"
#include "store/sql/settings_rows.hpp"

namespace storyflow::store::sql {

namespace {

/// After all others, so that the newest is known also if two are sent within one tick of the clock.
base::Timestamp next_upload(Transaction& transaction, const std::vector<story::Logo>& newest_first) {
    if (newest_first.empty()) return transaction.now();
    return std::max(transaction.now(), newest_first.front().uploaded_at + std::chrono::microseconds(1));
}

void require_room(const std::vector<story::Logo>& logos) {
    if (logos.size() < story::most_logos) return;
    throw story::LogoRefused("There can be " + std::to_string(story::most_logos) +
                             " logos at most; delete one first.");
}

}  // namespace

std::vector<story::Logo> SettingsMediaStore::logos() {
    return database_.read(list_logos);
}

std::optional<story::Logo> SettingsMediaStore::find_logo(std::string_view id) {
    return database_.read([&](Transaction& transaction) { return sql::find_logo(transaction, id); });
}

story::StoredLogo SettingsMediaStore::add_logo(const story::NewLogo& logo) {
    return database_.write([&](Transaction& transaction) -> story::StoredLogo {
        // Two requests take turns, so that they see each other's files.
        static_cast<void>(lock_settings(transaction));
        const auto others = list_logos(transaction);
        require_room(others);
        const bool is_taken = std::ranges::find(others, logo.file, &story::Logo::file) != others.end();
        const story::Logo added{.id = ids_.uuid(),
                                .name = logo.name,
                                .file = is_taken ? logo.file_if_taken : logo.file,
                                .uploaded_at = next_upload(transaction, others)};
        insert_logo(transaction, added);
        OwedChanges owed(transaction);
        owed.publish(logo.incoming_file, added.file);
        return {added, owed.all()};
    });
}

std::optional<story::MediaChanges> SettingsMediaStore::remove_logo(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) -> std::optional<story::MediaChanges> {
        static_cast<void>(lock_settings(transaction));
        const auto logo = sql::find_logo(transaction, id);
        if (!logo) return std::nullopt;
        delete_logo(transaction, id);
        OwedChanges owed(transaction);
        owed.remove_file(logo->file);
        return owed.all();
    });
}

story::StoredFont SettingsMediaStore::set_font(const story::NewFont& font) {
    return database_.write([&](Transaction& transaction) -> story::StoredFont {
        auto settings = lock_settings(transaction);
        OwedChanges owed(transaction);
        owed.publish(font.incoming_file, font.file);
        if (settings.custom_font_file && *settings.custom_font_file != font.file)
            owed.remove_file(*settings.custom_font_file);
        settings.custom_font_file = font.file;
        settings.subtitle_font = font.file;
        settings.subtitle_font_family = font.family;
        touch_settings(transaction, settings);
        write_settings(transaction, settings);
        return {settings, owed.all()};
    });
}

story::StoredMusic SettingsMediaStore::set_music(const story::NewMusic& music) {
    return database_.write([&](Transaction& transaction) -> story::StoredMusic {
        auto settings = lock_settings(transaction);
        OwedChanges owed(transaction);
        owed.publish(music.incoming_file, music.file);
        if (settings.music_file && *settings.music_file != music.file) owed.remove_file(*settings.music_file);
        settings.music_file = music.file;
        settings.music_enabled = true;
        touch_settings(transaction, settings);
        write_settings(transaction, settings);
        return {settings, owed.all()};
    });
}

std::optional<story::MediaChanges> SettingsMediaStore::remove_music() {
    return database_.write_even_if_full([&](Transaction& transaction) -> std::optional<story::MediaChanges> {
        auto settings = lock_settings(transaction);
        if (!settings.music_file) return std::nullopt;
        OwedChanges owed(transaction);
        owed.remove_file(*settings.music_file);
        settings.music_file.reset();
        settings.music_enabled = false;
        touch_settings(transaction, settings);
        write_settings(transaction, settings);
        return owed.all();
    });
}

}  // namespace storyflow::store::sql
