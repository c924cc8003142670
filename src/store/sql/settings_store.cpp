#include "store/sql/settings_store.hpp"

#include <algorithm>
#include <string>

#include "store/sql/row_batch.hpp"

namespace storyflow::store::sql {

namespace {

using OptionalText = std::optional<std::string>;

/// The order in which `read_settings` reads the columns and `values_of` writes them.
const std::string columns = R"sql(
        default_voice_id, tts_speed, tts_engine,
        subtitle_font_family, subtitle_font_size, subtitle_font_color,
        subtitle_position, subtitle_font, subtitle_color,
        render_width, render_height, render_fps,
        ken_burns_zoom, transition_duration, zoom_intensity, inter_segment_silence,
        scene_silence, chapter_silence,
        subtitles_enabled, custom_font_file,
        logo_enabled, active_logo, logo_scale, logo_position, logo_opacity, logo_margin,
        created_at, updated_at
    )sql";
constexpr std::string_view one_for_each_column =
    "$, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $";

story::Settings read_settings(Query& row) {
    return {
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
        .scene_silence = row.take<double>(),
        .chapter_silence = row.take<double>(),
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

/// Borrows the texts of the settings.
RowBatch values_of(const story::Settings& settings) {
    RowBatch row(one_for_each_column);
    row.add(settings.default_voice_id, settings.tts_speed, settings.tts_engine, settings.subtitle_font_family,
            settings.subtitle_font_size, settings.subtitle_font_color, settings.subtitle_position,
            settings.subtitle_font, settings.subtitle_color, settings.render_width, settings.render_height,
            settings.render_fps, settings.ken_burns_zoom, settings.transition_duration,
            settings.zoom_intensity, settings.inter_segment_silence, settings.scene_silence,
            settings.chapter_silence, settings.subtitles_enabled, settings.custom_font_file,
            settings.logo_enabled, settings.active_logo, settings.logo_scale, settings.logo_position,
            settings.logo_opacity, settings.logo_margin, settings.created_at, settings.updated_at);
    return row;
}

std::optional<story::Settings> find_settings(Transaction& transaction) {
    return Query(transaction, "SELECT " + columns + " FROM settings").first(read_settings);
}

/// Inserts the row on first use. A concurrent transaction that does the same waits, and finds it.
void insert_default_settings(Transaction& transaction) {
    story::Settings settings;
    settings.created_at = settings.updated_at = transaction.now();
    values_of(settings).run(transaction, "INSERT INTO settings (id, " + columns + ") VALUES (1, ",
                            ") ON CONFLICT (id) DO NOTHING");
}

void write_settings(Transaction& transaction, const story::Settings& settings) {
    values_of(settings).run(transaction, "UPDATE settings SET (" + columns + ") = (", ")");
}

}  // namespace

story::Settings SettingsStore::load() {
    if (auto stored = database_.read(find_settings)) return *std::move(stored);
    return database_.write([](Transaction& transaction) {
        insert_default_settings(transaction);
        return find_settings(transaction).value();
    });
}

story::Settings SettingsStore::change(const std::function<void(story::Settings&)>& change) {
    return database_.write([&](Transaction& transaction) {
        insert_default_settings(transaction);
        // Serialises two changes: the second one sees the first.
        transaction.run("SELECT 1 FROM settings FOR UPDATE");
        story::Settings settings = find_settings(transaction).value();
        const base::Timestamp created_at = settings.created_at;
        const base::Timestamp previous_update = settings.updated_at;
        change(settings);
        settings.created_at = created_at;
        settings.updated_at = std::max(transaction.now(), previous_update + std::chrono::microseconds(1));
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
