#pragma once

#include <optional>
#include <string>

#include "story/chapter.hpp"

namespace storyflow::story {

/// Text of a segment to be added.
struct NewSegment {
    std::string text_content;
    std::string image_prompt;
    std::optional<std::string> voice_id{};  ///< std::nullopt: that of the story
    std::optional<double> tts_speed{};      ///< std::nullopt: that of the story
    Opening opening{};
};

}  // namespace storyflow::story
