#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "speech/english/word.hpp"
#include "speech/voices.hpp"

namespace storyflow::speech::english {

/// The sounds of a word that is spelled like another one, where its tag or its neighbours tell that it is not
/// the one that the lexicon has: a pipe of lead, a bow of a ship, a learned man. std::nullopt for every other
/// word, and where nothing tells. Pure.
[[nodiscard]] std::optional<std::string> heteronym_sounds(std::span<const Word> words, std::size_t index,
                                                          Accent accent);

}  // namespace storyflow::speech::english
