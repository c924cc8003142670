#include "store/sql/settings_rows.hpp"

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
        subtitle_words, subtitle_word_color, title_card, end_card, card_seconds,
        music_enabled, music_level, music_file,
        created_at, updated_at
    )sql";
constexpr std::string_view one_for_each_column =
    "$, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, "
    "$, $";

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
        .subtitle_words = row.take<std::int64_t>() != 0,
        .subtitle_word_color = row.take<std::string>(),
        .title_card = row.take<std::int64_t>() != 0,
        .end_card = row.take<std::string>(),
        .card_seconds = row.take<double>(),
        .music_enabled = row.take<std::int64_t>() != 0,
        .music_level = row.take<double>(),
        .music_file = row.take<OptionalText>(),
        .created_at = row.take<base::Timestamp>(),
        .updated_at = row.take<base::Timestamp>(),
    };
}

/// Columns that both databases got by the same step hold 0 or 1: SQLite has no type for truth.
std::int64_t switched(bool is_on) {
    return is_on ? 1 : 0;
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
            settings.logo_opacity, settings.logo_margin, switched(settings.subtitle_words),
            settings.subtitle_word_color, switched(settings.title_card), settings.end_card,
            settings.card_seconds, switched(settings.music_enabled), settings.music_level,
            settings.music_file, settings.created_at, settings.updated_at);
    return row;
}

}  // namespace

std::optional<story::Settings> find_settings(Transaction& transaction) {
    return Query(transaction, "SELECT " + columns + " FROM settings").first(read_settings);
}

void insert_default_settings(Transaction& transaction) {
    story::Settings settings;
    settings.created_at = settings.updated_at = transaction.now();
    values_of(settings).run(transaction, "INSERT INTO settings (id, " + columns + ") VALUES (1, ",
                            ") ON CONFLICT (id) DO NOTHING");
}

void write_settings(Transaction& transaction, const story::Settings& settings) {
    values_of(settings).run(transaction, "UPDATE settings SET (" + columns + ") = (", ")");
}

story::Settings lock_settings(Transaction& transaction) {
    insert_default_settings(transaction);
    transaction.run("SELECT 1 FROM settings FOR UPDATE");
    return find_settings(transaction).value();
}

void touch_settings(Transaction& transaction, story::Settings& settings) {
    settings.updated_at = std::max(transaction.now(), settings.updated_at + std::chrono::microseconds(1));
}

}  // namespace storyflow::store::sql
