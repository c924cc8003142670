#pragma once

#include <string>

namespace storyflow::story {

/// Text of a segment to be added.
struct NewSegment {
    std::string text_content;
    std::string image_prompt;
};

}  // namespace storyflow::story
