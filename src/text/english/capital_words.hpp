#pragma once

#include <string>
#include <string_view>

/// Decides whether a word in capitals is said as a word or letter by letter. Letters are lower-case ASCII
/// here. Pure.
namespace storyflow::text {

enum class CapitalReading {
    word,                    ///< STOP, NASA
    letters,                 ///< FBI, HTML
    letters_unless_shouted,  ///< either: letters, but a name among shouted words
};

[[nodiscard]] CapitalReading capital_reading(std::string_view letters);

[[nodiscard]] bool is_common_word(std::string_view letters);
[[nodiscard]] bool is_spoken_acronym(std::string_view letters);
[[nodiscard]] bool is_spelled_acronym(std::string_view letters);
/// Whether the letters form syllables that English could have.
[[nodiscard]] bool is_pronounceable(std::string_view letters);

/// The letters separated by spaces: "F B I".
[[nodiscard]] std::string spelled(std::u32string_view word);

}  // namespace storyflow::text
