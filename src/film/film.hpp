#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "film/card.hpp"
#include "film/film_plan.hpp"
#include "film/music.hpp"
#include "film/soundtrack.hpp"
#include "narration/joined_file.hpp"
#include "story/narrated_word.hpp"
#include "story/picture_fit.hpp"

namespace storyflow::film {

/// A segment as a film shows it.
struct Scene {
    std::filesystem::path narration;  ///< WAV, 24 kHz mono; all scenes' in one folder
    std::filesystem::path picture;    ///< JPEG, PNG or WebP; empty: the film's title is shown
    std::string script;
    std::vector<story::NarratedWord> words;
    std::string title;                        ///< of the chapter that begins; empty: the one before goes on
    std::optional<double> pause_before = {};  ///< seconds; std::nullopt: the film's pause
    story::PictureFit fit = story::PictureFit::fill;  ///< of the picture
};

struct FilmOrder {
    std::string title;
    std::string author = {};
    std::vector<Scene> scenes;  ///< at least one
    FilmStyle style;
    double pause = 0.3;          ///< seconds from a narration to the next one, and behind the last
    bool draw_subtitles = true;  ///< the track for players is there in any case
    std::optional<std::filesystem::path> logo = {};
    std::optional<std::filesystem::path> font = {};
    std::filesystem::path ffmpeg;
    std::string preset = "veryfast";
    int quality = 20;
    std::optional<Card> title_card = {};
    std::optional<Card> end_card = {};
    std::optional<Music> music = {};
};

/// The contents of each frame of the film. Reads the beginnings and ends of the narrations, and writes
/// nothing. Throws as joining the narrations does, and `base::Error{invalid_input}` for an order that no film
/// can have.
[[nodiscard]] FilmPlan plan_of_film(const FilmOrder& order);

struct FilmLength {
    std::int64_t frames = 0;
    double seconds = 0.0;
};

/// Makes a film: the narrations joined as `narration::write_joined_narration` does, unchanged, and pictures
/// that move. A card is a part without narration: the pause lies between it and its neighbour, like between
/// two segments. Music is added to the voice, which keeps its level (soundtrack.hpp). Throws `base::Error`:
/// what `FramePainter`, `PartEncoder`, `write_soundtrack`, `decode_music` and the joining throw,
/// invalid_input for what is outside of its limits, cancelled after a stop request.
class FilmMaker {
  public:
    /// Called for each encoded frame, and once for a part that is used again.
    using Listener = std::function<void(std::int64_t frames, std::int64_t total)>;

    /// `folder` exists and takes the joined sound and the encoded parts. Joins the sound, and reads the font,
    /// the logo and the music, so that what is missing is said before frames are made.
    FilmMaker(FilmOrder order, std::filesystem::path folder);

    /// `target` appears, or is replaced, in one step. Parts of an interrupted run of the same order that are
    /// in the folder are used again.
    FilmLength make(const std::filesystem::path& target, const Listener& listener,
                    const std::stop_token& stop) const;

    [[nodiscard]] const FilmPlan& plan() const { return plan_; }

  private:
    void write_sound() const;
    [[nodiscard]] Soundtrack soundtrack() const;
    void encode_part(std::int64_t first, std::int64_t end, const std::filesystem::path& file,
                     const Listener& listener, const std::stop_token& stop) const;

    FilmOrder order_;
    std::filesystem::path folder_;
    std::filesystem::path sound_;
    std::vector<narration::JoinedPlace> places_;
    std::vector<Subtitle> subtitles_;
    FilmPlan plan_;
};

}  // namespace storyflow::film
