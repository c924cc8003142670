#include "api/settings_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "api/api_error.hpp"
#include "api/field_reader.hpp"
#include "api/json_text.hpp"
#include "api/rendition_fields.hpp"
#include "base/ids.hpp"
#include "film/card.hpp"
#include "film/music.hpp"

namespace storyflow::api {

namespace {

using Size = std::pair<std::int64_t, std::int64_t>;

constexpr std::array<std::string_view, 4> engine_names{"auto", "kokoro", "hibari", "espeak"};
constexpr std::array<std::string_view, 3> subtitle_positions{"bottom", "center", "top"};
constexpr std::array<std::string_view, 4> logo_positions{"top-left", "top-right", "bottom-left",
                                                         "bottom-right"};
constexpr std::array<std::int64_t, 3> frame_rates{24, 30, 60};
constexpr std::array<Size, 11> picture_sizes{{{720, 720},
                                              {720, 1280},
                                              {864, 1080},
                                              {1080, 1080},
                                              {1080, 1350},
                                              {1080, 1440},
                                              {1080, 1920},
                                              {1280, 720},
                                              {1440, 1080},
                                              {1920, 1080},
                                              {3840, 2160}}};
constexpr IntegerRule not_negative{.least = 0};
constexpr double least_zoom = 1.0;
constexpr double greatest_zoom = 2.0;

template <typename T>
struct Range {
    T least;
    T greatest;
    std::string_view message;
};

template <typename T>
void assign(T& setting, std::optional<T> value) {
    if (value) setting = *std::move(value);
}

template <typename T>
void assign_within(FieldReader& reader, std::string_view name, T& setting, std::optional<T> value,
                   const Range<T>& range) {
    if (value && (*value < range.least || *value > range.greatest)) return reader.reject(name, range.message);
    assign(setting, value);
}

void assign_number(FieldReader& reader, std::string_view name, double& setting, const Range<double>& range) {
    assign_within(reader, name, setting, reader.number(name), range);
}

bool is_hex_color(std::string_view text) {
    return (text.size() == 4 || text.size() == 7) && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

void assign_color(FieldReader& reader, std::string_view name, std::string& setting) {
    auto color = reader.text(name, {.longest = 7});
    if (color && !is_hex_color(*color))
        return reader.reject(name, "Enter a valid hex color (e.g., #FFFFFF).");
    assign(setting, std::move(color));
}

void apply_voice(FieldReader& reader, story::Settings& settings, const speech::Engines& voices) {
    assign(settings.default_voice_id, read_voice(reader, "default_voice_id", voices));
    assign(settings.tts_speed, reader.number("tts_speed"));
    assign(settings.tts_engine, reader.choice("tts_engine", engine_names));
    assign_number(reader, "inter_segment_silence", settings.inter_segment_silence,
                  {0.0, 5.0, "Inter-segment silence must be between 0.0 and 5.0 seconds."});
    assign_number(reader, "scene_silence", settings.scene_silence,
                  {0.0, 10.0, "Scene silence must be between 0.0 and 10.0 seconds."});
    assign_number(reader, "chapter_silence", settings.chapter_silence,
                  {0.0, 10.0, "Chapter silence must be between 0.0 and 10.0 seconds."});
}

void apply_subtitles(FieldReader& reader, story::Settings& settings) {
    assign(settings.subtitle_font_family, reader.text("subtitle_font_family", {.longest = 200}));
    assign_within(reader, "subtitle_font_size", settings.subtitle_font_size,
                  reader.integer("subtitle_font_size", not_negative),
                  {12, 120, "Font size must be between 12 and 120."});
    assign_color(reader, "subtitle_font_color", settings.subtitle_font_color);
    assign(settings.subtitle_position, reader.choice("subtitle_position", subtitle_positions));
    assign(settings.subtitle_font, reader.text("subtitle_font", {.longest = 255, .blank_allowed = true}));
    assign_color(reader, "subtitle_color", settings.subtitle_color);
    assign(settings.subtitles_enabled, reader.boolean("subtitles_enabled"));
    assign(settings.subtitle_words, reader.boolean("subtitle_words"));
    assign_color(reader, "subtitle_word_color", settings.subtitle_word_color);
}

void apply_cards(FieldReader& reader, story::Settings& settings) {
    assign(settings.title_card, reader.boolean("title_card"));
    assign(settings.end_card, reader.text("end_card", {.longest = 500, .blank_allowed = true}));
    assign_number(reader, "card_seconds", settings.card_seconds,
                  {film::shortest_card, film::longest_card, "Card seconds must be between 1.0 and 30.0."});
}

void apply_music(FieldReader& reader, story::Settings& settings) {
    assign(settings.music_enabled, reader.boolean("music_enabled"));
    assign_number(
        reader, "music_level", settings.music_level,
        {film::quietest_music, film::loudest_music, "Music level must be between -60.0 and 0.0 decibels."});
}

void apply_frame_rate(FieldReader& reader, story::Settings& settings) {
    const auto rate = reader.integer("render_fps");
    if (rate && std::ranges::find(frame_rates, *rate) == frame_rates.end()) {
        return reader.reject("render_fps", "FPS must be one of: 24, 30, 60.");
    }
    assign(settings.render_fps, rate);
}

void apply_picture(FieldReader& reader, story::Settings& settings) {
    assign(settings.render_width, reader.integer("render_width", not_negative));
    assign(settings.render_height, reader.integer("render_height", not_negative));
    apply_frame_rate(reader, settings);
    assign_number(reader, "ken_burns_zoom", settings.ken_burns_zoom,
                  {least_zoom, greatest_zoom, "Ken Burns zoom must be between 1.0 and 2.0."});
    assign_number(reader, "transition_duration", settings.transition_duration,
                  {0.0, 2.0, "Transition duration must be between 0.0 and 2.0 seconds."});
    assign(settings.zoom_intensity, reader.number("zoom_intensity"));
}

bool is_one_of(std::span<const story::Logo> logos, std::string_view id) {
    return std::ranges::find(logos, id, &story::Logo::id) != logos.end();
}

void apply_active_logo(FieldReader& reader, story::Settings& settings, std::span<const story::Logo> logos) {
    const auto* sent = reader.find("active_logo");
    if (sent == nullptr) return;
    if (sent->is_null() || *sent == "") {
        settings.active_logo.reset();
    } else if (!sent->is_string()) {
        reader.reject("active_logo", fmt::format("Incorrect type. Expected pk value, received {}.",
                                                 python_type_name(*sent)));
    } else {
        const std::string_view text = sent->get_string();
        auto id = base::parse_uuid(text);
        if (!id) return reader.reject("active_logo", fmt::format("“{}” is not a valid UUID.", text));
        if (!is_one_of(logos, *id)) {
            return reader.reject("active_logo",
                                 fmt::format("Invalid pk \"{}\" - object does not exist.", text));
        }
        settings.active_logo = std::move(id);
    }
}

void apply_logo(FieldReader& reader, story::Settings& settings, std::span<const story::Logo> logos) {
    assign(settings.logo_enabled, reader.boolean("logo_enabled"));
    apply_active_logo(reader, settings, logos);
    assign_number(reader, "logo_scale", settings.logo_scale,
                  {0.05, 0.50, "Logo scale must be between 0.05 and 0.50."});
    assign(settings.logo_position, reader.choice("logo_position", logo_positions));
    assign_number(reader, "logo_opacity", settings.logo_opacity,
                  {0.0, 1.0, "Logo opacity must be between 0.0 and 1.0."});
    assign_within(reader, "logo_margin", settings.logo_margin, reader.integer("logo_margin"),
                  {0, 200, "Logo margin must be between 0 and 200 pixels."});
}

/// Whether only the first of two fields was sent.
bool only_first(const FieldReader& reader, std::string_view first, std::string_view second) {
    return reader.find(first) != nullptr && reader.find(second) == nullptr;
}

/// Two pages of a client write the same wish under two names: a change of one is a change of the other.
void match_twins(const FieldReader& reader, story::Settings& settings) {
    if (only_first(reader, "subtitle_color", "subtitle_font_color"))
        settings.subtitle_font_color = settings.subtitle_color;
    if (only_first(reader, "subtitle_font_color", "subtitle_color"))
        settings.subtitle_color = settings.subtitle_font_color;
    if (only_first(reader, "zoom_intensity", "ken_burns_zoom"))
        settings.ken_burns_zoom = std::clamp(settings.zoom_intensity, least_zoom, greatest_zoom);
    if (only_first(reader, "ken_burns_zoom", "zoom_intensity"))
        settings.zoom_intensity = settings.ken_burns_zoom;
}

std::string size_text(const Size& size) {
    return fmt::format("{}×{}", size.first, size.second);
}

/// Checks the width and height that would be stored: if only one of them changes, it is checked with the
/// stored value of the other.
void check_picture_size(const FieldReader& reader, const story::Settings& settings) {
    if (reader.find("render_width") == nullptr && reader.find("render_height") == nullptr) return;
    const Size size{settings.render_width, settings.render_height};
    if (std::ranges::find(picture_sizes, size) != picture_sizes.end()) return;
    std::string presets;
    for (const auto& preset : picture_sizes)
        presets += (presets.empty() ? "" : ", ") + size_text(preset);
    throw field_error("render_resolution", fmt::format("Resolution {} is not allowed. Allowed presets: {}.",
                                                       size_text(size), presets));
}

}  // namespace

void apply_settings(const boost::json::object& fields, story::Settings& settings,
                    const speech::Engines& engines, std::span<const story::Logo> logos) {
    FieldReader reader(fields);
    apply_voice(reader, settings, engines);
    apply_subtitles(reader, settings);
    apply_picture(reader, settings);
    apply_logo(reader, settings, logos);
    apply_cards(reader, settings);
    apply_music(reader, settings);
    reader.check();
    match_twins(reader, settings);
    check_picture_size(reader, settings);
}

}  // namespace storyflow::api
