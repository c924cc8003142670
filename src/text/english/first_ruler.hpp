#pragma once

#include <cstddef>
#include <string_view>

namespace storyflow::text {

/// Whether the "I" between `head`, a ruler's name before it, and `end` is the ruler's number and not the
/// pronoun: "King James I was", "Charles I, king of", "Napoleon I of France", "under Elizabeth I.", and
/// "Elizabeth I reigned" where the name begins the sentence.
[[nodiscard]] bool is_first_ruler(std::u32string_view text, std::u32string_view head, bool has_title,
                                  std::size_t end);

}  // namespace storyflow::text
