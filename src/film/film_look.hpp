#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "film/film_plan.hpp"
#include "film/music.hpp"
#include "story/logo.hpp"
#include "story/settings.hpp"

namespace storyflow::film {

/// How films look by the settings; the fields are those of `FilmOrder`.
struct FilmLook {
    FilmStyle style;
    double pause = 0.3;  ///< seconds
    bool draw_subtitles = true;
    std::optional<std::filesystem::path> logo = {};
    std::optional<std::filesystem::path> font = {};
    bool has_title_card = false;
    std::string end_card = {};  ///< its text; empty: there is none
    double card_seconds = 4.0;
    std::optional<Music> music = {};
};

/// Reads the settings as they are meant: `zoom_intensity` is held to 1 to 2, the colour of subtitles is
/// `subtitle_color`. `active_logo`: the logo that the settings name; it is shown if it is switched on. The
/// uploaded font is used while `subtitle_font` names it, and Roboto Bold otherwise: no path that a client
/// wrote is read. Music is played if it is switched on and there is some. `media`: the media folder, in which
/// all files lie. Pure.
[[nodiscard]] FilmLook look_of(const story::Settings& settings, const std::optional<story::Logo>& active_logo,
                               const std::filesystem::path& media);

}  // namespace storyflow::film
