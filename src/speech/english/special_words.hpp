#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "speech/english/dictionary.hpp"

namespace storyflow::speech::english {

/// The words whose sounds depend on what follows, or on a tag, in a way of their own: a, an, the, to, in, I,
/// am, by, used, vs.; a few signs; and letters with dots (U.S.), which are spelled. std::nullopt for every
/// other word. Pure.
[[nodiscard]] std::optional<std::string> special_sounds(std::string_view word, const Usage& usage,
                                                        const Dictionary& dictionary);

}  // namespace storyflow::speech::english
