#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "film/card.hpp"
#include "film/frame.hpp"
#include "film/logo.hpp"
#include "film/subtitle_painter.hpp"
#include "film/subtitles.hpp"
#include "film/timeline.hpp"
#include "story/picture_fit.hpp"

namespace storyflow::film {

struct FilmStyle {
    FrameSize size{1920, 1080};
    double zoom = 1.3;  ///< 1 to 2
    TimelineOptions timing = {};
    SubtitleStyle subtitles = {};
    LogoStyle logo = {};
};

/// A picture as a part of a film shows it.
struct ShownPicture {
    std::filesystem::path file = {};  ///< empty: a card is shown
    story::PictureFit fit = story::PictureFit::fill;

    bool operator==(const ShownPicture&) const = default;
};

/// All that decides what each frame shows: the same plan gives the same frames.
struct FilmPlan {
    FilmStyle style;
    Timeline timeline;
    std::vector<ShownPicture> pictures;  ///< one for each part; a file may be in it several times
    std::vector<Subtitle> drawn;         ///< subtitles by time, in seconds of the film
    std::optional<std::filesystem::path> logo = {};
    std::optional<std::filesystem::path> font = {};  ///< of the subtitles and cards; none: Roboto Bold
    std::optional<Card> title_card = {};             ///< shown in the first part
    std::optional<Card> end_card = {};               ///< shown in the last part
    Card cover = {};                                 ///< shown in all other parts that have no picture
};

}  // namespace storyflow::film
