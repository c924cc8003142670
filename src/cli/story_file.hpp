#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "story/stores.hpp"

namespace storyflow::cli {

struct StoryFile {
    std::string title;
    std::vector<story::NewSegment> segments;
};

/// Reads a story for `narrate`: JSON (`{"title", "segments": [{"text_content", "image_prompt", "voice_id",
/// "tts_speed"}]}`), the block format with `Text:` lines, or plain text, whose paragraphs become segments.
/// Throws `base::Error{invalid_input}` naming the file and the place.
[[nodiscard]] StoryFile read_story_file(const std::filesystem::path& file);

/// The same for the content of a file.
[[nodiscard]] StoryFile parse_story(std::string_view content, std::string_view file_name);

}  // namespace storyflow::cli
