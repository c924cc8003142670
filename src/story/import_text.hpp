#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "story/stores.hpp"

namespace storyflow::story {

/// Why a story could not be read: a fixed sentence and, if known, the place.
struct ImportFault {
    std::string error;
    std::string details;  ///< empty if there are none
};

/// Reads the block format: blocks separated by lines of three or more dashes; in each block `Text:`,
/// `Prompt:` and `Voice:` lines (any case), several of a kind joined by a space, all other lines ignored. The
/// voice is not looked up. CRLF line ends and blanks at the end of a delimiter line are accepted. Pure.
[[nodiscard]] std::variant<std::vector<NewSegment>, ImportFault> parse_story_text(std::string_view raw_text);

}  // namespace storyflow::story
