#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Checks an entry of a pronunciation dictionary before it is stored. Returns a sentence for people that says
/// what is wrong, std::nullopt if the entry is valid. Texts must have no blanks at the ends. Pure.
namespace storyflow::narration {

/// Valid: a word or phrase of 1 to `text::longest_pronounced_word` code points on one line, with a letter or
/// a digit and without brackets, which scripts use for markup.
[[nodiscard]] std::optional<std::string> fault_of_word(std::string_view word);

/// Valid: `/phonemes/` that Kokoro knows, or a respelling without brackets; with a letter, on one line of at
/// most `text::longest_pronunciation` code points.
[[nodiscard]] std::optional<std::string> fault_of_pronunciation(std::string_view spoken_as);

}  // namespace storyflow::narration
