#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/speaking_options.hpp"
#include "film/card.hpp"
#include "film/film_plan.hpp"
#include "film/music.hpp"
#include "story/picture_fit.hpp"

namespace storyflow::cli {

/// The arguments of `film`, as they are written on the command line.
struct FilmArguments {
    std::string story;
    std::string images;
    std::string output;
    SpeakingOptions speaking;
    std::string size = "1920x1080";
    std::string image_fit = "fill";
    std::string subtitles = "on";
    std::string position = "bottom";
    std::string logo;
    std::string font;
    bool has_title_card = false;
    std::string end_card;
    std::string music;
    std::string preset = "veryfast";
    double frames_per_second = 30;
    double zoom = 1.3;
    double transition = 0.5;
    double pause = 0.3;
    double font_size = 48;
    double quality = 20;
    double card_seconds = 4;
    double music_level = -18;
};

/// Offers the arguments and options of `film`, which must live as long as the command.
void offer_film_options(Command& command, FilmArguments& arguments);

/// Throws `base::Error{invalid_input}` that names the option.
[[nodiscard]] film::FilmStyle style_of(const FilmArguments& arguments);

/// How all pictures are shown. Throws `base::Error{invalid_input}` for an unknown word.
[[nodiscard]] story::PictureFit fit_of(const FilmArguments& arguments);

/// The cards that the arguments ask for; the title card shows the story's title and its author.
[[nodiscard]] std::optional<film::Card> title_card_of(const FilmArguments& arguments,
                                                      const std::string& title, const std::string& author);
[[nodiscard]] std::optional<film::Card> end_card_of(const FilmArguments& arguments);
[[nodiscard]] std::optional<film::Music> music_of(const FilmArguments& arguments);

}  // namespace storyflow::cli
