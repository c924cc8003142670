#pragma once

#include <optional>
#include <string>

namespace storyflow::story {

/// Text of a segment to be added.
struct NewSegment {
    std::string text_content;
    std::string image_prompt;
    std::optional<std::string> voice_id{};  ///< std::nullopt: that of the story
    std::optional<double> tts_speed{};      ///< std::nullopt: that of the story
};

}  // namespace storyflow::story
