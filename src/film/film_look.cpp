#include "film/film_look.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <system_error>

#include "film/camera.hpp"

namespace storyflow::film {

namespace {

constexpr std::uint32_t white = 0xFFFFFF;

/// Of "#RGB" or "#RRGGBB"; white for anything else, which the API does not store.
std::uint32_t colour_of(std::string_view text) {
    const auto digits = text.substr(std::min<std::size_t>(1, text.size()));
    std::uint32_t colour = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), colour, 16);
    if (error != std::errc() || end != digits.data() + digits.size()) return white;
    if (digits.size() == 6) return colour;
    if (digits.size() != 3) return white;
    // A digit stands for two of its kind.
    const auto doubled = [colour](unsigned place) { return (colour >> (4 * place) & 0xFU) * 0x11U; };
    return doubled(2) << 16 | doubled(1) << 8 | doubled(0);
}

SubtitlePosition position_of(std::string_view text) {
    if (text == "top") return SubtitlePosition::top;
    return text == "center" ? SubtitlePosition::center : SubtitlePosition::bottom;
}

Corner corner_of(std::string_view text) {
    if (text == "top-left") return Corner::top_left;
    if (text == "top-right") return Corner::top_right;
    return text == "bottom-left" ? Corner::bottom_left : Corner::bottom_right;
}

FilmStyle style_of(const story::Settings& settings) {
    FilmStyle style{
        .size = {static_cast<int>(settings.render_width), static_cast<int>(settings.render_height)},
        .zoom = std::clamp(settings.zoom_intensity, 1.0, largest_zoom),
        .timing = {.frames_per_second = static_cast<int>(settings.render_fps),
                   .transition = settings.transition_duration},
        .subtitles = {.size = static_cast<double>(settings.subtitle_font_size),
                      .colour = colour_of(settings.subtitle_color),
                      .position = position_of(settings.subtitle_position)},
        .logo = {.width_share = settings.logo_scale,
                 .opacity = settings.logo_opacity,
                 .margin = static_cast<int>(settings.logo_margin),
                 .corner = corner_of(settings.logo_position)},
    };
    if (settings.subtitle_words) style.subtitles.word_colour = colour_of(settings.subtitle_word_color);
    return style;
}

/// Clients may write any text into `subtitle_font`, so it only tells whether the uploaded font is meant.
bool means_uploaded_font(const story::Settings& settings) {
    if (!settings.custom_font_file) return false;
    return std::filesystem::path(settings.subtitle_font).filename() ==
           std::filesystem::path(*settings.custom_font_file).filename();
}

}  // namespace

FilmLook look_of(const story::Settings& settings, const std::optional<story::Logo>& active_logo,
                 const std::filesystem::path& media) {
    FilmLook look{.style = style_of(settings),
                  .pause = settings.inter_segment_silence,
                  .draw_subtitles = settings.subtitles_enabled,
                  .has_title_card = settings.title_card,
                  .end_card = settings.end_card,
                  .card_seconds = settings.card_seconds};
    if (settings.logo_enabled && active_logo) look.logo = media / active_logo->file;
    if (means_uploaded_font(settings)) look.font = media / *settings.custom_font_file;
    if (settings.music_enabled && settings.music_file)
        look.music = Music{.file = media / *settings.music_file, .level = settings.music_level};
    return look;
}

}  // namespace storyflow::film
