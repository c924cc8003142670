#pragma once

#include <string>
#include <string_view>

/// Sounds that are written without a vowel, and that no dictionary has: "Shhh", "Pfft", "Hmph", "Tsk-tsk".
namespace storyflow::text {

/// Kokoro's symbols for the sound, however long it is written; empty for any other word. Case does not
/// matter.
[[nodiscard]] std::string sound_phonemes(std::string_view word);

/// Whether the letters, in small letters, are a sound that is drawn out ("shhh", "grrr"), so that in capitals
/// it is no abbreviation.
[[nodiscard]] bool is_drawn_out_sound(std::string_view letters);

}  // namespace storyflow::text
