#pragma once

#include <optional>
#include <string>

#include "story/chapter.hpp"
#include "story/picture_fit.hpp"

namespace storyflow::story {

/// A file under `incoming/` that becomes media together with what it belongs to, by the journal. Paths are
/// media-relative.
struct NewFile {
    std::string target;
    std::string incoming_file;
};

/// Text of a segment to be added.
struct NewSegment {
    std::string text_content;
    std::string image_prompt;
    std::optional<std::string> voice_id{};  ///< std::nullopt: that of the story
    std::optional<double> tts_speed{};      ///< std::nullopt: that of the story
    Opening opening{};
    std::string id{};                ///< empty: the store gives one
    std::optional<NewFile> image{};  ///< its target names the segment, which has an `id` then
    std::string source_place{};      ///< see `Segment`
    PictureFit image_fit = PictureFit::fill;
};

}  // namespace storyflow::story
