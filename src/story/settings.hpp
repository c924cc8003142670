#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"

namespace storyflow::story {

/// The settings, a single row. Ranges are checked where values enter (api/settings_rules.cpp).
struct Settings {
    std::string default_voice_id = "af_heart";
    double tts_speed = 1.0;
    std::string tts_engine = "auto";  ///< "auto" or the name of an engine
    std::string subtitle_font_family = "Arial";
    std::int64_t subtitle_font_size = 48;
    std::string subtitle_font_color = "#FFFFFF";
    std::string subtitle_position = "bottom";
    std::string subtitle_font;
    std::string subtitle_color = "#FFFFFF";
    std::int64_t render_width = 1920;
    std::int64_t render_height = 1080;
    std::int64_t render_fps = 30;
    double ken_burns_zoom = 1.2;
    double transition_duration = 0.5;
    double zoom_intensity = 1.3;
    double inter_segment_silence = 0.3;  ///< seconds between two segments
    double scene_silence = 1.4;          ///< seconds before a new scene
    double chapter_silence = 2.0;        ///< seconds before a new chapter
    bool subtitles_enabled = true;
    std::optional<std::string> custom_font_file;  ///< media-relative path
    bool logo_enabled = false;
    std::optional<std::string> active_logo;  ///< id of a logo
    double logo_scale = 0.15;
    std::string logo_position = "bottom-right";
    double logo_opacity = 1.0;
    std::int64_t logo_margin = 20;
    bool subtitle_words = false;  ///< the word that is heard has a colour of its own
    std::string subtitle_word_color = "#FFD54A";
    bool title_card = false;
    std::string end_card;  ///< its text; empty: there is none
    double card_seconds = 4.0;
    bool music_enabled = false;
    double music_level = -18.0;             ///< decibels
    std::optional<std::string> music_file;  ///< media-relative path
    base::Timestamp created_at;
    base::Timestamp updated_at;

    bool operator==(const Settings&) const = default;
};

}  // namespace storyflow::story
