#pragma once

#include <string>
#include <string_view>

namespace storyflow::story {

/// Tells texts that are heard alike from others, without keeping them: 32 hexadecimal digits. Blanks at both
/// ends do not count, since they are not spoken and no place of a word counts them. Pure.
[[nodiscard]] std::string digest_of_text(std::string_view text);

}  // namespace storyflow::story
