#include "cli/film_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/error.hpp"

namespace storyflow::cli {

namespace {

// The heard word, when it is shown in a colour of its own.
constexpr std::uint32_t gold = 0xFFD54A;

base::Error wrong(const std::string& option, const std::string& reason) {
    return {base::ErrorKind::invalid_input, option + ": " + reason};
}

int number_of(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? number : -1;
}

film::FrameSize size_of(const std::string& text) {
    const auto times = text.find('x');
    const std::string_view all = text;
    film::FrameSize size;
    if (times != std::string::npos)
        size = {number_of(all.substr(0, times)), number_of(all.substr(times + 1))};
    const auto fits = [](int side) { return side >= 64 && side <= 4096 && side % 2 == 0; };
    if (!fits(size.width) || !fits(size.height)) {
        throw wrong("--size", "\"" + text + "\" is not WIDTHxHEIGHT with even numbers from 64 to 4096");
    }
    return size;
}

film::SubtitlePosition position_of(const std::string& text) {
    if (text == "bottom") return film::SubtitlePosition::bottom;
    if (text == "center") return film::SubtitlePosition::center;
    if (text == "top") return film::SubtitlePosition::top;
    throw wrong("--subtitle-position", "\"" + text + "\" is not bottom, center or top");
}

int rate_of(double frames_per_second) {
    for (const int rate : {24, 25, 30, 50, 60})
        if (frames_per_second == rate) return rate;
    throw wrong("--fps", "films have 24, 25, 30, 50 or 60 frames in a second");
}

}  // namespace

void offer_film_options(Command& command, FilmArguments& arguments) {
    command.require({"story", "STORY", "JSON, the Text:/Prompt: block format, or plain text"},
                    arguments.story);
    command.require({"--images", "DIR", "Folder of JPEG, PNG or WebP pictures, one for each segment"},
                    arguments.images);
    command.require({"-o,--output", "FILE", "The film, an MP4 file"}, arguments.output);
    command.offer({"--size", "WxH", "Width and height in pixels"}, arguments.size);
    command.offer({"--fps", "", "Frames in a second: 24, 25, 30, 50 or 60"}, arguments.frames_per_second,
                  {1, 60});
    command.offer(
        {"--image-fit", "fill|fit", "Pictures of another shape fill the frame, or fit into it whole"},
        arguments.image_fit);
    command.offer({"--subtitles", "on|words|off", "Draw subtitles; words: and colour the word that is heard"},
                  arguments.subtitles);
    command.offer({"--subtitle-position", "", "bottom, center or top"}, arguments.position);
    command.offer({"--subtitle-size", "", "Height of the letters for a frame with a shorter side of 1080"},
                  arguments.font_size, {12, 120});
    command.offer({"--zoom", "", "How close the camera comes at the most; 1: no movement"}, arguments.zoom,
                  {1, 2});
    command.offer({"--transition", "", "Seconds of the crossfade between two pictures; 0: cuts"},
                  arguments.transition, {0, 2});
    command.offer({"--pause", "", "Seconds of silence between two segments"}, arguments.pause, {0, 5});
    command.offer({"--logo", "FILE", "A picture in the lower right corner"}, arguments.logo);
    command.offer(
        {"--font", "FILE", "A TrueType or OpenType font for subtitles and cards; default: Roboto Bold"},
        arguments.font);
    command.flag("--title-card", "Begin with a card that shows the title and the author",
                 arguments.has_title_card);
    command.offer({"--end-card", "TEXT", "End with a card that shows this text"}, arguments.end_card);
    command.offer({"--card-seconds", "", "How long a card is shown"}, arguments.card_seconds,
                  {film::shortest_card, film::longest_card});
    command.offer({"--music", "FILE", "Background music, repeated or cut, quieter while somebody speaks"},
                  arguments.music);
    command.offer({"--music-level", "dB", "How loud the music is, compared with its file"},
                  arguments.music_level, {film::quietest_music, film::loudest_music});
    command.offer({"--quality", "", "x264's constant rate factor: less is better and larger"},
                  arguments.quality, {0, 51});
    command.offer({"--preset", "", "x264's preset: slower ones make smaller files"}, arguments.preset);
}

film::FilmStyle style_of(const FilmArguments& arguments) {
    if (arguments.subtitles != "on" && arguments.subtitles != "off" && arguments.subtitles != "words")
        throw wrong("--subtitles", "\"" + arguments.subtitles + "\" is not on, words or off");
    film::FilmStyle style;
    style.size = size_of(arguments.size);
    style.zoom = arguments.zoom;
    style.timing = {rate_of(arguments.frames_per_second), arguments.transition};
    style.subtitles.size = arguments.font_size;
    style.subtitles.position = position_of(arguments.position);
    if (arguments.subtitles == "words") style.subtitles.word_colour = gold;
    return style;
}

story::PictureFit fit_of(const FilmArguments& arguments) {
    const auto fit = story::picture_fit_of(arguments.image_fit);
    if (!fit) throw wrong("--image-fit", "\"" + arguments.image_fit + "\" is not fill or fit");
    return *fit;
}

std::optional<film::Card> title_card_of(const FilmArguments& arguments, const std::string& title,
                                        const std::string& author) {
    if (!arguments.has_title_card) return std::nullopt;
    return film::Card{title, author, arguments.card_seconds};
}

std::optional<film::Card> end_card_of(const FilmArguments& arguments) {
    if (arguments.end_card.empty()) return std::nullopt;
    return film::Card{arguments.end_card, "", arguments.card_seconds};
}

std::optional<film::Music> music_of(const FilmArguments& arguments) {
    if (arguments.music.empty()) return std::nullopt;
    return film::Music{arguments.music, arguments.music_level};
}

}  // namespace storyflow::cli
