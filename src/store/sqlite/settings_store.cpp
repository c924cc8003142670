#include "store/sqlite/settings_store.hpp"

#include <algorithm>

namespace storyflow::store {

namespace {

using OptionalText = std::optional<std::string>;

std::optional<story::Settings> find_settings(Connection& connection) {
    Query row(connection, R"sql(
        SELECT default_voice_id, tts_speed, tts_engine,
               subtitle_font_family, subtitle_font_size, subtitle_font_color,
               subtitle_position, subtitle_font, subtitle_color,
               render_width, render_height, render_fps,
               ken_burns_zoom, transition_duration, zoom_intensity, inter_segment_silence,
               subtitles_enabled, custom_font_file,
               logo_enabled, active_logo, logo_scale, logo_position, logo_opacity, logo_margin,
               created_at, updated_at
        FROM settings
    )sql");
    if (!row.next()) return std::nullopt;
    return story::Settings{
        .default_voice_id = row.take<std::string>(),
        .tts_speed = row.take<double>(),
        .tts_engine = row.take<std::string>(),
        .subtitle_font_family = row.take<std::string>(),
        .subtitle_font_size = row.take<std::int64_t>(),
        .subtitle_font_color = row.take<std::string>(),
        .subtitle_position = row.take<std::string>(),
        .subtitle_font = row.take<std::string>(),
        .subtitle_color = row.take<std::string>(),
        .render_width = row.take<std::int64_t>(),
        .render_height = row.take<std::int64_t>(),
        .render_fps = row.take<std::int64_t>(),
        .ken_burns_zoom = row.take<double>(),
        .transition_duration = row.take<double>(),
        .zoom_intensity = row.take<double>(),
        .inter_segment_silence = row.take<double>(),
        .subtitles_enabled = row.take<bool>(),
        .custom_font_file = row.take<OptionalText>(),
        .logo_enabled = row.take<bool>(),
        .active_logo = row.take<OptionalText>(),
        .logo_scale = row.take<double>(),
        .logo_position = row.take<std::string>(),
        .logo_opacity = row.take<double>(),
        .logo_margin = row.take<std::int64_t>(),
        .created_at = row.take<base::Timestamp>(),
        .updated_at = row.take<base::Timestamp>(),
    };
}

void write_settings(Connection& connection, const story::Settings& settings) {
    connection.run(R"sql(
        INSERT OR REPLACE INTO settings (
            id,
            default_voice_id, tts_speed, tts_engine,
            subtitle_font_family, subtitle_font_size, subtitle_font_color,
            subtitle_position, subtitle_font, subtitle_color,
            render_width, render_height, render_fps,
            ken_burns_zoom, transition_duration, zoom_intensity, inter_segment_silence,
            subtitles_enabled, custom_font_file,
            logo_enabled, active_logo, logo_scale, logo_position, logo_opacity, logo_margin,
            created_at, updated_at)
        VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
                   settings.default_voice_id, settings.tts_speed, settings.tts_engine,
                   settings.subtitle_font_family, settings.subtitle_font_size, settings.subtitle_font_color,
                   settings.subtitle_position, settings.subtitle_font, settings.subtitle_color,
                   settings.render_width, settings.render_height, settings.render_fps,
                   settings.ken_burns_zoom, settings.transition_duration, settings.zoom_intensity,
                   settings.inter_segment_silence, settings.subtitles_enabled, settings.custom_font_file,
                   settings.logo_enabled, settings.active_logo, settings.logo_scale, settings.logo_position,
                   settings.logo_opacity, settings.logo_margin, settings.created_at, settings.updated_at);
}

}  // namespace

story::Settings SqliteSettingsStore::stored_or_default(Connection& connection) const {
    if (auto stored = find_settings(connection)) return *std::move(stored);
    story::Settings defaults;
    defaults.created_at = defaults.updated_at = clock_.now();
    return defaults;
}

story::Settings SqliteSettingsStore::load() {
    if (auto stored = database_.read(find_settings)) return *std::move(stored);
    return database_.write([&](Connection& connection) {
        story::Settings settings = stored_or_default(connection);
        write_settings(connection, settings);
        return settings;
    });
}

story::Settings SqliteSettingsStore::change(const std::function<void(story::Settings&)>& change) {
    return database_.write([&](Connection& connection) {
        story::Settings settings = stored_or_default(connection);
        const base::Timestamp created_at = settings.created_at;
        const base::Timestamp previous_update = settings.updated_at;
        change(settings);
        settings.created_at = created_at;
        settings.updated_at = std::max(clock_.now(), previous_update + std::chrono::microseconds(1));
        write_settings(connection, settings);
        return settings;
    });
}

}  // namespace storyflow::store
