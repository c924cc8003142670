#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Whether an entry of a pronunciation dictionary can be used, before it is stored: a sentence for people
/// that says why not, nothing when it can. Texts come without blanks at the ends. Pure.
namespace storyflow::narration {

/// A word or phrase of 1 to `text::longest_pronounced_word` code points on one line, with a letter or a digit
/// and without brackets, which scripts use for markup.
[[nodiscard]] std::optional<std::string> fault_of_word(std::string_view word);

/// `/phonemes/` that Kokoro knows, or a respelling without brackets; with a letter, on one line of at most
/// `text::longest_pronunciation` code points.
[[nodiscard]] std::optional<std::string> fault_of_pronunciation(std::string_view spoken_as);

}  // namespace storyflow::narration
