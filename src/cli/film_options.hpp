#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "cli/speaking_options.hpp"
#include "film/film_plan.hpp"

namespace storyflow::cli {

/// What `film` is told, as it is written.
struct FilmArguments {
    std::string story;
    std::string images;
    std::string output;
    SpeakingOptions speaking;
    std::string size = "1920x1080";
    std::string subtitles = "on";
    std::string position = "bottom";
    std::string logo;
    std::string preset = "veryfast";
    double frames_per_second = 30;
    double zoom = 1.3;
    double transition = 0.5;
    double pause = 0.3;
    double font_size = 48;
    double quality = 20;
};

/// Offers the arguments and options of `film`, which must live as long as the command.
void offer_film_options(Command& command, FilmArguments& arguments);

/// Throws `base::Error{invalid_input}` that names the option.
[[nodiscard]] film::FilmStyle style_of(const FilmArguments& arguments);

/// The number of a segment and its first words.
[[nodiscard]] std::string chapter_title(std::size_t number, std::string_view script);

}  // namespace storyflow::cli
