#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "film/frame.hpp"
#include "film/logo.hpp"
#include "film/subtitle_painter.hpp"
#include "film/subtitles.hpp"
#include "film/timeline.hpp"

namespace storyflow::film {

struct FilmStyle {
    FrameSize size{1920, 1080};
    double zoom = 1.3;  ///< 1 to 2
    TimelineOptions timing = {};
    SubtitleStyle subtitles = {};
    LogoStyle logo = {};
};

/// All that decides what each frame shows: the same plan gives the same frames.
struct FilmPlan {
    FilmStyle style;
    Timeline timeline;
    std::vector<std::filesystem::path> pictures;  ///< one for each part; a file may be in it several times
    std::vector<Subtitle> drawn;                  ///< subtitles by time, in seconds of the film
    std::optional<std::filesystem::path> logo = {};
    std::optional<std::filesystem::path> font = {};  ///< of the subtitles; none: Roboto Bold
};

}  // namespace storyflow::film
